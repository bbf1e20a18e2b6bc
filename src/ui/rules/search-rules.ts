/** Finds rules by words: every word has to stand somewhere in what the rule says. */
import { roles } from '../../kinds/vocabulary.ts';
import type { PackRule } from '../../rulebook/eras.ts';
import type { Pack, Rule } from '../../rulebook/pack/pack-schema.ts';
import { capabilities, capabilityOf, kindWordsOf, ownersOf } from './rule-kind.ts';

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) if (name !== 'examples') yield* textsIn(part);
}

const texts = new WeakMap<Rule, string>();

/** Everything that a rule says, its source and who owes it; not its examples. Lower case. */
function textOf(pack: Pack, rule: Rule): string {
  const known = texts.get(rule);
  if (known !== undefined) return known;
  const source = pack.sources[rule.source.ref];
  const made = [
    ...textsIn(rule),
    pack.title,
    source?.title ?? '',
    source?.edition ?? '',
    kindWordsOf(rule),
    capabilities[capabilityOf(rule)],
    ...ownersOf(rule).map((role) => roles[role]),
  ]
    .join('\n')
    .toLowerCase();
  texts.set(rule, made);
  return made;
}

const letters = /[\p{L}\p{N}]+/gu;

/** @param query whatever somebody typed; without a word in it, every rule is found */
export function searchRules(rules: readonly PackRule[], query: string): readonly PackRule[] {
  const words = query.toLowerCase().match(letters) ?? [];
  return rules.filter(({ pack, rule }) => {
    const text = textOf(pack, rule);
    return words.every((word) => text.includes(word));
  });
}
