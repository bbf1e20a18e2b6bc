/** Prompts that a threshold document names: another pack may hold them, so that one pack by itself cannot tell. */
import { suggestion } from '../pack/closest.ts';
import type { Pack } from '../pack/pack-schema.ts';

/** What to say of each prompt that is named and that no pack has. */
export function unknownPrompts(packs: readonly Pack[]): readonly string[] {
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));
  const known = rules.flatMap(({ rule }) => ('prompt' in rule ? [rule.prompt] : []));
  return rules.flatMap(({ pack, rule }) =>
    'threshold' in rule
      ? rule.cumulative.flatMap(({ id, prompt }) =>
          prompt === undefined || known.includes(prompt)
            ? []
            : [`${pack.pack}: "${id}" names the prompt "${prompt}", which no pack has.${suggestion(prompt, known)}`],
        )
      : [],
  );
}
