/** What has to be recorded for an indicator, a trigger or a pattern over time, as one pattern. */
import { type FactCode, factNamed } from '../../kinds/facts/facts.ts';
import type { Pattern } from '../pack/pattern-schema.ts';

type Seen = { readonly facts?: readonly FactCode[]; readonly when?: Pattern | undefined };

/** An observation that states one of the facts, an entry that shows one by itself, or what the pattern asks for. */
export function patternOf({ facts = [], when }: Seen): Pattern | null {
  const stated: readonly Pattern[] =
    facts.length === 0 ? [] : [{ entry: 'observation.recorded', where: { fact: { in: [...facts] } } }];
  const shown = [...new Set(facts.flatMap((fact) => factNamed(fact).shownBy ?? []))].map((entry) => ({ entry }));
  const any = [...stated, ...shown, ...(when === undefined ? [] : [when])];
  return any.length < 2 ? (any[0] ?? null) : { any };
}
