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

/** With each entry also everything that it puts right. */
function withCorrected(added: readonly RuleEntry[], entries: readonly RuleEntry[]): readonly RuleEntry[] {
  if (added.every(({ corrects }) => corrects === null)) return added;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const all = new Set(added);
  // A set that grows while it is walked is walked to its end
  for (const { corrects } of all) {
    const corrected = corrects === null ? undefined : byId.get(corrects);
    if (corrected !== undefined) all.add(corrected);
  }
  return [...all];
}

/**
 * @param entries of the subject, those that were added among them
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
