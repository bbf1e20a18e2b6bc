/**
 * derive(): what is owed, from what is in the chronology and what the rulebook asks. Pure, deterministic and total: no
 * clock, no reading, no exception on valid input.
 */
import type { Milliseconds } from './calendar/days.ts';
import type { Duty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import { type Chronology, chronologyOf } from './pattern/chronology.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

export type Derived = { readonly duties: readonly Duty[] };

/** What was recorded by `asOf`, in the order of a subject: recorded time, then sequence. */
export const knownAt = (entries: readonly RuleEntry[], asOf: Milliseconds): readonly RuleEntry[] =>
  entries.filter((entry) => entry.recorded <= asOf).sort((a, b) => a.recorded - b.recorded || a.seq - b.seq);

const listening = (chronology: Chronology, rulebook: Rulebook) =>
  rulebook.duties.filter((duty) => duty.triggers.some((kind) => chronology.ofKind(kind).length > 0));

/**
 * @param entries of one subject, in any order: only recorded time and sequence count
 * @param asOf cuts on recorded time; nothing that was not yet known is used
 */
export function derive(entries: readonly RuleEntry[], world: World, rulebook: Rulebook, asOf: Milliseconds): Derived {
  const chronology = chronologyOf(knownAt(entries, asOf));
  return { duties: listening(chronology, rulebook).flatMap((duty) => duty.derive(chronology, world, asOf)) };
}

/**
 * Every instant at which the passing of time alone may change what is derived from what was recorded by `asOf`, besides
 * the instants that the duties themselves hold.
 */
export function breakpoints(
  entries: readonly RuleEntry[],
  rulebook: Rulebook,
  asOf: Milliseconds,
): readonly Milliseconds[] {
  const chronology = chronologyOf(knownAt(entries, asOf));
  return listening(chronology, rulebook).flatMap((duty) => duty.breakpoints(chronology));
}
