/** Compiles the pattern of one entry: of which kinds, with what in which fields, before or after the trigger. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { EntryPattern } from '../pack/pattern-schema.ts';
import type { Chronology } from './chronology.ts';
import { compileFieldTest, type FieldValue, namesTrigger, wantedValue } from './field.ts';

/** What a pattern is looked at in, at any instant. */
export type Ground = {
  readonly chronology: Chronology;
  readonly trigger: EffectiveEntry | null;
  /** Leaves out entries, of which it says whether the pattern ties them to the trigger. All count when it is not given. */
  readonly counts?: (entry: EffectiveEntry, tied: boolean) => boolean;
};

export type CompiledEntry = {
  readonly kinds: readonly string[];
  /** Whether it names a field of the trigger, or when it happened beside it: then it speaks of one instance. */
  readonly tied: boolean;
  /** One of the values that it asks for, looked at before anything else because most entries have another. */
  readonly wanted: FieldValue | null;
  readonly matches: (entry: EffectiveEntry, trigger: EffectiveEntry | null) => boolean;
};

const kindsOf = ({ entry }: EntryPattern): readonly string[] =>
  typeof entry === 'string' ? [entry] : [...new Set(entry)];

export function compileEntryPattern(source: EntryPattern): CompiledEntry {
  const { happened, where = {} } = source;
  // Literals first: they leave out more than what all entries of one instance have in common.
  const tests = Object.entries(where)
    .toSorted(([, a], [, b]) => Number(namesTrigger(a)) - Number(namesTrigger(b)))
    .map(([field, comparison]) => compileFieldTest(field, comparison));
  return {
    kinds: kindsOf(source),
    tied: happened !== undefined || Object.values(where).some(namesTrigger),
    wanted: wantedValue(where),
    matches: (entry, trigger) => {
      if (happened !== undefined && trigger !== null) {
        if (entry.root === trigger.root) return false;
        // What happened at the same moment is in the order in which it was first recorded
        const isAfter =
          entry.happened > trigger.happened || (entry.happened === trigger.happened && entry.place > trigger.place);
        if (isAfter !== (happened === 'after trigger')) return false;
      }
      for (const test of tests) if (!test(entry.data, trigger?.data)) return false;
      return true;
    },
  };
}

const hasOther = ({ data }: EffectiveEntry, wanted: FieldValue | null): boolean =>
  wanted !== null && data[wanted.field] !== wanted.value;

/** Entries that match, kind by kind in the order in which they happened, as far as `at` when it is given. */
export function matching(
  { kinds, tied, wanted, matches }: CompiledEntry,
  { chronology, trigger, counts }: Ground,
  at: Milliseconds = Number.POSITIVE_INFINITY,
): readonly EffectiveEntry[] {
  const found: EffectiveEntry[] = [];
  for (const kind of kinds) {
    for (const candidate of chronology.ofKind(kind)) {
      if (candidate.happened > at) break;
      if (hasOther(candidate, wanted) || !matches(candidate, trigger)) continue;
      if (counts === undefined || counts(candidate, tied)) found.push(candidate);
    }
  }
  return found;
}

/** Of two entries the one that happened first; at the same moment, the one that was first recorded last. */
export const earlier = (a: EffectiveEntry | null, b: EffectiveEntry | null): EffectiveEntry | null =>
  a === null || (b !== null && (b.happened < a.happened || (b.happened === a.happened && b.place > a.place))) ? b : a;

/** The first that matches by then, in the order of `earlier`. */
export function earliestMatch(
  { kinds, tied, wanted, matches }: CompiledEntry,
  { chronology, trigger, counts }: Ground,
  until: Milliseconds,
): EffectiveEntry | null {
  let first: EffectiveEntry | null = null;
  let last = until;
  for (const kind of kinds) {
    for (const candidate of chronology.ofKind(kind)) {
      if (candidate.happened > last) break;
      if (hasOther(candidate, wanted) || !matches(candidate, trigger)) continue;
      if (counts !== undefined && !counts(candidate, tied)) continue;
      first = earlier(first, candidate);
      last = candidate.happened;
    }
  }
  return first;
}
