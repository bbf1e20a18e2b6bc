/** Facts recorded about the same child that cannot well be true at the same time. They are shown and never weighed. */
import { type FactCode, factNamed, isFact } from '../../kinds/facts/facts.ts';
import type { EffectiveEntry } from '../entry.ts';
import { inOrder, type Standings } from './evidence.ts';
import type { Contradiction } from './threshold.ts';

/** @param entries what was recorded, current or not, oldest first */
export function contradictionsIn(
  entries: readonly EffectiveEntry[],
  { isCurrent }: Standings,
): readonly Contradiction[] {
  const stated = new Map<FactCode, EffectiveEntry[]>();
  const denied = new Map<FactCode, EffectiveEntry[]>();
  for (const entry of inOrder(entries.filter(({ data }) => data['fact'] !== undefined))) {
    const { fact } = entry.data;
    if (typeof fact !== 'string' || !isFact(fact)) continue;
    const into = isCurrent(entry) ? stated : denied;
    into.set(fact, [...(into.get(fact) ?? []), entry]);
  }
  const ids = (...lists: readonly (readonly EffectiveEntry[])[]) => inOrder(lists.flat()).map(({ id }) => id);
  return [...stated].flatMap(([fact, standing]): readonly Contradiction[] => {
    const opposed = (factNamed(fact).against ?? []).filter(isFact).flatMap((other): readonly Contradiction[] => {
      const against = stated.get(other);
      if (against === undefined) return [];
      const says = `"${factNamed(fact).title}" and "${factNamed(other).title}" are both recorded.`;
      return [{ facts: [fact, other], says, entries: ids(standing, against) }];
    });
    const gone = denied.get(fact);
    if (gone === undefined) return opposed;
    const says = `"${factNamed(fact).title}" is recorded as current, and elsewhere as resolved or not borne out.`;
    return [...opposed, { facts: [fact], says, entries: ids(standing, gone) }];
  });
}
