/**
 * derive(): what is owed, from what is in the chronology and what the rulebook asks. Pure, deterministic and total: no
 * clock, no reading, no exception on valid input.
 */
import type { Milliseconds } from './calendar/days.ts';
import type { Duty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import { chronologyOf } from './pattern/chronology.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

export type Derived = { readonly duties: readonly Duty[] };

/** Only what was recorded by `asOf` is used. `recorded` grows with `seq`, so what was known is a beginning of the list. */
export const knownAt = (entries: readonly RuleEntry[], asOf: Milliseconds): readonly RuleEntry[] =>
  entries.filter((entry) => entry.recorded <= asOf);

/**
 * @param entries of one subject, in order of sequence
 * @param asOf cuts on recorded time; nothing that was not yet known is used
 */
export function derive(entries: readonly RuleEntry[], world: World, rulebook: Rulebook, asOf: Milliseconds): Derived {
  const chronology = chronologyOf(knownAt(entries, asOf));
  const duties: Duty[] = [];
  for (const duty of rulebook.duties) {
    if (!duty.triggers.some((kind) => chronology.ofKind(kind).length > 0)) continue;
    duties.push(...duty.derive(chronology, world, asOf));
  }
  return { duties };
}
