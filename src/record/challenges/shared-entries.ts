/** What those who act on a challenge can read because they do: the challenge itself, and what it is about. Pure. */

import { text, texts, versionsOf } from '../counting.ts';
import type { StoredEntry } from '../entry-row.ts';
import type { DerivedChallenge } from './derived-challenge.ts';

/**
 * What each side recorded itself may be quoted to those who settle the disagreement. What a third organisation recorded, what
 * only named roles see, and what tells where a child is, they see only if they may see it anyway.
 */
const mayBeQuoted = (
  { organisation, compartment, covered, audience }: StoredEntry,
  sides: readonly string[],
): boolean =>
  sides.includes(organisation) && compartment !== 'protected-location' && covered !== true && audience === null;

/** Ids of entries, corrections of them included. */
export function sharedEntries(
  { id, sides, decision }: DerivedChallenge,
  entries: readonly StoredEntry[],
): readonly string[] {
  const versions = versionsOf(entries);
  const own = entries.filter(({ data }) => text(data['challenge']) === id);
  const quoted = new Set([
    ...(decision === null ? [] : [decision]),
    ...own.flatMap(({ data }) => [...texts(data['evidence']), ...texts(data['entries'])]),
  ]);
  const chains = new Set([...quoted].flatMap(versions));
  const others = entries.filter((entry) => chains.has(entry.id) && mayBeQuoted(entry, sides));
  const withdrawals = entries.filter(({ corrects }) => own.some((each) => each.id === corrects));
  return [...new Set([...own, ...withdrawals, ...others].map((entry) => entry.id))];
}
