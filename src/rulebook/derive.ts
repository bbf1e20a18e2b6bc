/**
 * derive(): what is owed and asked, from what is in the chronology and what the rulebook says. Pure, deterministic and
 * total: no clock, no reading, no exception on valid input.
 */
import type { Milliseconds } from './calendar/days.ts';
import { type Derived, knownAt } from './derived.ts';
import type { DerivedDuty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import { type Chronology, chronologyOf } from './pattern/chronology.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

const listening = (chronology: Chronology, rulebook: Rulebook) =>
  rulebook.duties.filter((duty) => duty.triggers.some((kind) => chronology.ofKind(kind).length > 0));

/** A prompt stays when everything that raised it was withdrawn, so withdrawn entries count here. */
function asking(known: readonly RuleEntry[], { prompts }: Rulebook) {
  if (prompts.length === 0) return [];
  const kinds = new Set(known.map(({ kind }) => kind));
  return prompts.filter((prompt) => !prompt.kinds.isDisjointFrom(kinds));
}

/**
 * @param entries of one subject, in any order: only recorded time and sequence count
 * @param asOf cuts on recorded time; nothing that was not yet known is used
 */
export function derive(entries: readonly RuleEntry[], world: World, rulebook: Rulebook, asOf: Milliseconds): Derived {
  const known = knownAt(entries, asOf);
  const chronology = chronologyOf(known);
  return {
    duties: listening(chronology, rulebook).flatMap((duty) => duty.derive(chronology, world, asOf)),
    prompts: asking(known, rulebook).flatMap((prompt) => prompt.derive(known, chronology, world, asOf)),
    ladders: rulebook.ladders.flatMap((ladder) => ladder.derive(chronology, world, asOf)),
    pathways: rulebook.pathways.flatMap((pathway) => pathway.derive(chronology, world, asOf)),
    happenedWithout: rulebook.gates.flatMap((gate) => gate.without(chronology, world, asOf)),
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
  return [
    ...listening(chronology, rulebook),
    ...asking(known, rulebook),
    ...rulebook.ladders,
    ...rulebook.pathways,
    ...rulebook.gates,
  ].flatMap((rule) => rule.breakpoints(chronology, world, until));
}

/**
 * When time alone next begins or ends a duty, or null when only something recorded can. What a limit that passes does to a
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
  const chronology = chronologyOf(knownAt(entries, asOf));
  const comingRound = duties.flatMap(({ rule, due, ending }) =>
    due.kind === 'at' && ending === null && rulebook.dutyRule(rule)?.rule.repeat !== undefined ? [due.at] : [],
  );
  const instants = listening(chronology, rulebook).flatMap((duty) => duty.breakpoints(chronology, world, asOf));
  const next = comingRound.concat(instants).filter((instant) => instant > asOf);
  return next.length === 0 ? null : next.reduce((soonest, each) => Math.min(soonest, each));
}
