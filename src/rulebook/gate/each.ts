/** The persons of whom something is needed, and patterns that name them. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Pattern } from '../pack/pattern-schema.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileEntryPattern } from '../pattern/compile-entry.ts';
import { fieldOf, namesTrigger, pathOf } from '../pattern/field.ts';
import type { Per } from './gate-rule.ts';

const each = 'each.';

/** Replaces every text that names a field of the person's entry. */
export function replaceEach(pattern: Pattern, replace: (field: string) => unknown): Pattern {
  const within = (part: unknown): unknown => {
    if (typeof part === 'string') return part.startsWith(each) ? replace(part.slice(each.length)) : part;
    if (Array.isArray(part)) return part.map(within);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, within(value)]));
  };
  return within(pattern) as Pattern;
}

/** The same pattern about a trigger that carries the person's entry, as `joined` makes it. */
export const aboutEach = (pattern: Pattern): Pattern => replaceEach(pattern, (field) => `trigger.${each}${field}`);

export type Person = {
  readonly value: string;
  /** What was last said of them. */
  readonly entry: EffectiveEntry;
  /** Since when they count without a break. */
  readonly since: Milliseconds;
};

/** The trigger with the data of the person's entry among its own, so that patterns can compare with both. */
export function joined<Trigger extends EffectiveEntry>(
  trigger: Trigger,
  person: Person,
): Trigger & { readonly part: string } {
  return { ...trigger, data: { ...trigger.data, each: person.entry.data }, part: person.value };
}

export type FindPersons = (
  chronology: Chronology,
  trigger: EffectiveEntry | null,
  until: Milliseconds,
) => readonly Person[];

/**
 * Of the entries that belong to the trigger, each person's newest that happened by then, where it is what the rule asks
 * for: somebody who no longer counts is left out by the entry that says so.
 */
export function compilePersons({ entry, where = {}, by }: Per): FindPersons {
  const part = (tied: boolean) =>
    Object.fromEntries(Object.entries(where).filter(([, comparison]) => namesTrigger(comparison) === tied));
  const belongs = compileEntryPattern({ entry, where: part(true) });
  const counts = compileEntryPattern({ entry, where: part(false) });
  const path = pathOf(by);
  return (chronology, trigger, until) => {
    const found = belongs.kinds
      .flatMap((kind) => chronology.ofKind(kind))
      .filter((candidate) => candidate.happened <= until && belongs.matches(candidate, trigger))
      .toSorted((a, b) => a.happened - b.happened || a.place - b.place);
    const persons = new Map<string, Person | null>();
    for (const candidate of found) {
      const value = fieldOf(candidate.data, path);
      if (typeof value !== 'string') continue;
      const since = persons.get(value)?.since ?? candidate.happened;
      persons.set(value, counts.matches(candidate, trigger) ? { value, entry: candidate, since } : null);
    }
    return [...persons.values()].filter((person) => person !== null);
  };
}
