/** When a version of an agreement counts. The database asks the same of its rows when it reads a grant. */
import { common, holdsAt, type Span } from '../spans.ts';
import { compiler } from './compile-agreement.ts';

/** What was decided about a version, in milliseconds since 1970. */
export type DecidedVersion = {
  readonly putInForceAt: number | null;
  /** From when a newer version of the same agreement counts. */
  readonly supersededAt: number | null;
  readonly revokedAt: number | null;
  /** The compiler that made its grants. */
  readonly compiledBy: number | null;
};

/** The time in which it was or will be in force, or null when it never was. */
export function timeInForce(valid: Span, { putInForceAt, supersededAt, revokedAt }: DecidedVersion): Span | null {
  if (putInForceAt === null) return null;
  const ends = [supersededAt, revokedAt].filter((each) => each !== null);
  return common(valid, { startsAt: putInForceAt, endsAt: ends.length === 0 ? null : Math.min(...ends) });
}

/**
 * Whether what was compiled from it counts. Revoking acts at once, for all time: nothing is opened by it again. What another
 * compiler made counts for nothing either, until it is made again.
 */
export function countsAt(valid: Span, decided: DecidedVersion, at: number): boolean {
  const time = timeInForce(valid, { ...decided, revokedAt: null });
  return decided.revokedAt === null && decided.compiledBy === compiler && time !== null && holdsAt(time, at);
}
