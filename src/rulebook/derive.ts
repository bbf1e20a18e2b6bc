/**
 * derive(): what is owed and asked, from what is in the chronology and what the rulebook says. Pure, deterministic and
 * total: no clock, no reading, no exception on valid input.
 */
import type { Milliseconds } from './calendar/days.ts';
import { type Derived, knownAt } from './derived.ts';
import type { CompiledDuty } from './duty/compile-duty.ts';
import type { DerivedDuty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import { type Chronology, chronologyOf } from './pattern/chronology.ts';
import type { CompiledPrompt } from './prompt/compile-prompt.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

/**
 * @param entries of one subject, in any order: only recorded time and sequence count
 * @param asOf cuts on recorded time; nothing that was not yet known is used
 */
export function derive(entries: readonly RuleEntry[], world: World, rulebook: Rulebook, asOf: Milliseconds): Derived {
  const known = knownAt(entries, asOf);
  const chronology = chronologyOf(known);
  const { listening } = rulebook;
  const duties: DerivedDuty[] = [];
  for (const duty of listening.duties(chronology)) duties.push(...duty.derive(chronology, world, asOf));
  return {
    duties,
    // A prompt stays when everything that raised it was withdrawn, so withdrawn entries count here.
    prompts: listening.prompts(known).flatMap((prompt) => prompt.derive(known, chronology, world, asOf)),
    ladders: listening.ladders.flatMap((ladder) => ladder.derive(chronology, world, asOf)),
    pathways: listening.pathways.flatMap((pathway) => pathway.derive(chronology, world, asOf)),
    happenedWithout: listening.gates(chronology).flatMap((gate) => gate.without(chronology, world, asOf)),
  };
}

/**
 * Every instant at which the passing of time alone may change what is derived from what was recorded by `asOf`, besides
 * the instants that the duties themselves hold.
 *
 * @param until which they are wanted; later ones may be among them
 */
export function breakpoints(
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
  { asOf, until }: { readonly asOf: Milliseconds; readonly until: Milliseconds },
): readonly Milliseconds[] {
  const known = knownAt(entries, asOf);
  const chronology = chronologyOf(known);
  const { listening } = rulebook;
  return [
    ...listening.duties(chronology),
    ...listening.prompts(known),
    ...listening.ladders,
    ...listening.pathways,
    ...listening.gates(chronology),
  ].flatMap((rule) => rule.breakpoints(chronology, world, until));
}

/**
 * When time alone next begins or ends a duty, or may raise a question, or null when only something recorded can. What a limit that passes does to a
 * duty that stands is no beginning; what comes round again then is.
 *
 * @param duties derived from the same at `asOf`
 */
export function derivesNextAt(
  entries: readonly RuleEntry[],
  duties: readonly DerivedDuty[],
  world: World,
  rulebook: Rulebook,
  asOf: Milliseconds,
): Milliseconds | null {
  const known = knownAt(entries, asOf);
  const chronology = chronologyOf(known);
  const looked = { chronology, world, rulebook, asOf };
  return soonestOf(
    comesNext(rulebook.listening.duties(chronology), duties, looked),
    promptsComeNext(rulebook.listening.prompts(known), looked),
  );
}

export const soonestOf = (a: Milliseconds | null, b: Milliseconds | null): Milliseconds | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

type Looked = {
  readonly chronology: Chronology;
  readonly world: World;
  readonly rulebook: Rulebook;
  readonly asOf: Milliseconds;
};

/** The same of some rules, and of the duties that they make. */
export function comesNext(
  rules: readonly CompiledDuty[],
  duties: readonly DerivedDuty[],
  { chronology, world, rulebook, asOf }: Looked,
): Milliseconds | null {
  const comingRound = duties.flatMap(({ rule, packVersion, due, ending }) =>
    due.kind === 'at' &&
    ending === null &&
    rulebook.dutyRule(rule, { version: packVersion, happened: null })?.rule.repeat !== undefined
      ? [due.at]
      : [],
  );
  const instants = rules.flatMap((duty) => duty.breakpoints(chronology, world, asOf));
  const next = comingRound.concat(instants).filter((instant) => instant > asOf);
  return next.length === 0 ? null : next.reduce((soonest, each) => Math.min(soonest, each));
}

/** When time alone may next raise one of these questions. Putting one off needs no new deriving: it holds its day. */
export function promptsComeNext(
  prompts: readonly CompiledPrompt[],
  { chronology, asOf }: Pick<Looked, 'chronology' | 'asOf'>,
): Milliseconds | null {
  const instants = prompts.flatMap((prompt) => prompt.raisedByTime(chronology)).filter((instant) => instant > asOf);
  return instants.length === 0 ? null : instants.reduce((soonest, each) => Math.min(soonest, each));
}
