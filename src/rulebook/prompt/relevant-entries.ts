/** Of what was recorded about a subject, what one rule listens to. */
import type { RuleEntry } from '../entry.ts';

/**
 * Entries of the kinds given and everything in their chains of corrections and withdrawals, whatever kind that is of: a
 * correction can make an entry of another kind into one that matters, or the other way round.
 *
 * @param known in the order of a subject
 */
export function relevantEntries(known: readonly RuleEntry[], kinds: ReadonlySet<string>): readonly RuleEntry[] {
  if (known.every(({ corrects }) => corrects === null)) return known.filter(({ kind }) => kinds.has(kind));
  const chainOf = new Map<string, string>();
  const chains = new Set<string>();
  for (const { id, kind, corrects } of known) {
    const chain = (corrects === null ? undefined : chainOf.get(corrects)) ?? id;
    chainOf.set(id, chain);
    if (kinds.has(kind)) chains.add(chain);
  }
  return known.filter(({ id }) => chains.has(chainOf.get(id) ?? id));
}
