/** Which rules a pathway names that no pack has. They may stand in other packs, so this is asked of all of them together. */
import { type Pack, ruleId } from '../pack/pack-schema.ts';

/** @returns one sentence for each pathway and rule that is not there */
export function unknownRules(packs: readonly Pack[]): readonly string[] {
  const known = new Set(packs.flatMap(({ rules }) => rules.map(ruleId)));
  return packs.flatMap(({ pack, rules }) =>
    rules.flatMap((rule) => {
      if (!('pathway' in rule)) return [];
      const states = Object.values(rule.regions).flatMap((region) => Object.values(region.states));
      const named = new Set(states.flatMap(({ duties }) => duties));
      return [...named]
        .filter((id) => !known.has(id))
        .toSorted()
        .map((id) => `${pack}: the pathway "${rule.pathway}" names the rule "${id}", which no pack has.`);
    }),
  );
}
