/** What goes with an entry when it is sealed. Pure. */
import { disputedBy } from '../../kinds/disputes.ts';
import type { StoredEntry } from '../entry-row.ts';

/**
 * Every version of the entry, what withdraws them, and what was said against them with its own versions: all of it repeats
 * what the entry says.
 *
 * @param entries of one subject, in order of sequence
 */
export function sealedWith(entries: readonly StoredEntry[], entry: string): readonly StoredEntry[] {
  const known = new Map(entries.map((each) => [each.id, each]));
  let first = entry;
  for (let before = known.get(first)?.corrects; before !== null && before !== undefined && known.has(before); ) {
    first = before;
    before = known.get(first)?.corrects;
  }
  const found = new Set([first]);
  for (const each of entries) {
    const about = each.corrects ?? disputedBy(each.kind, each.data);
    if (about !== null && found.has(about)) found.add(each.id);
  }
  return entries.filter(({ id }) => found.has(id));
}
