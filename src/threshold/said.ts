/** Words in the data of an entry, where there are some. */
import type { ChronologyEntry } from '../record/chronology.ts';

export function textIn(entry: Pick<ChronologyEntry, 'data'> | null | undefined, name: string): string | undefined {
  const value = entry?.data[name];
  return typeof value === 'string' ? value : undefined;
}
