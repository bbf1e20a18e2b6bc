/**
 * What an addition to a chronology changes: only the duties of rules that listen to it are derived again. What the rest says
 * stays, as long as no time has come of which `derivesNextAt` spoke.
 */
import type { Milliseconds } from './calendar/days.ts';
import { comesNext } from './derive.ts';
import { knownAt } from './derived.ts';
import type { DerivedDuty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import { chronologyOf } from './pattern/chronology.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

export type DerivedAfter = {
  /** Ids of the rules that listen, also those that have nothing to say: whatever they said before is replaced. */
  readonly rules: ReadonlySet<string>;
  readonly duties: readonly DerivedDuty[];
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
  const chronology = chronologyOf(knownAt(entries, asOf));
  const rules = new Set(rulebook.listening.concerned(withCorrected(added, entries)).map(({ rule }) => rule.duty));
  const listening = rulebook.listening.duties(chronology).filter(({ rule }) => rules.has(rule.duty));
  const duties = listening.flatMap((duty) => duty.derive(chronology, world, asOf));
  return { rules, duties, nextAt: comesNext(listening, duties, { chronology, world, rulebook, asOf }) };
}
