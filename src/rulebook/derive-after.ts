/**
 * What an addition to a chronology changes: only the duties of rules that listen to it are derived again. What the rest says
 * stays, as long as no time has come of which `derivesNextAt` spoke.
 */
import type { Milliseconds } from './calendar/days.ts';
import { comesNext, promptsComeNext, soonestOf } from './derive.ts';
import { knownAt } from './derived.ts';
import type { DerivedDuty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import { chronologyOf } from './pattern/chronology.ts';
import type { Prompt } from './prompt/prompt.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

export type DerivedAfter = {
  /** Ids of the rules that listen, also those that have nothing to say: whatever they said before is replaced. */
  readonly rules: ReadonlySet<string>;
  readonly duties: readonly DerivedDuty[];
  /** The same of questions. */
  readonly promptRules: ReadonlySet<string>;
  readonly prompts: readonly Prompt[];
  /** When time alone next begins or ends one of these, or null. */
  readonly nextAt: Milliseconds | null;
};

/** With each entry that puts another right also all that put the same right: whichever stood until now is in its place. */
function withCorrected(added: readonly RuleEntry[], entries: readonly RuleEntry[]): readonly RuleEntry[] {
  if (added.every(({ corrects }) => corrects === null)) return added;
  const first = new Map<string, string>();
  for (const { id, corrects } of entries) first.set(id, (corrects === null ? undefined : first.get(corrects)) ?? id);
  const chains = new Set(added.map(({ id }) => first.get(id)));
  return entries.filter(({ id }) => chains.has(first.get(id)));
}

/**
 * @param entries of the subject in order of sequence, those that were added among them
 * @param asOf before which no time has come that `derivesNextAt` gave for the duties there were
 */
export function deriveAfter(
  added: readonly RuleEntry[],
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
  asOf: Milliseconds,
): DerivedAfter {
  const known = knownAt(entries, asOf);
  const chronology = chronologyOf(known);
  const touched = withCorrected(added, entries);
  const rules = new Set(rulebook.listening.concerned(touched).map(({ rule }) => rule.duty));
  const listening = rulebook.listening.duties(chronology).filter(({ rule }) => rules.has(rule.duty));
  const duties = listening.flatMap((duty) => duty.derive(chronology, world, asOf));
  const answered = new Set(touched.map(({ data }) => data['prompt']));
  const concerned = new Set(rulebook.listening.prompts(touched));
  const asking = rulebook.listening
    .prompts(known)
    .filter((prompt) => concerned.has(prompt) || answered.has(prompt.rule.prompt));
  const looked = { chronology, world, rulebook, asOf };
  return {
    rules,
    duties,
    promptRules: new Set([...concerned, ...asking].map(({ rule }) => rule.prompt)),
    prompts: asking.flatMap((prompt) => prompt.derive(known, chronology, world, asOf)),
    nextAt: soonestOf(comesNext(listening, duties, looked), promptsComeNext(asking, looked)),
  };
}
