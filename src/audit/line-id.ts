/** Ids of lines of the log that sort as the lines were written, also within a millisecond, where version 7 alone is left to chance. */
import { randomUUIDv7 } from 'node:crypto';

const lastGroup = 24;

let newest = '';

/** The id that follows another by one. Undefined when its last group is full. */
export function following(id: string): string | undefined {
  const next = (BigInt(`0x${id.slice(lastGroup)}`) + 1n).toString(16).padStart(12, '0');
  return next.length > 12 ? undefined : `${id.slice(0, lastGroup)}${next}`;
}

/** A UUID of version 7, above every one that this process gave before, also when its clock was put back. */
export function lineId(): string {
  const fresh = randomUUIDv7();
  newest = fresh > newest ? fresh : (following(newest) ?? fresh);
  return newest;
}
