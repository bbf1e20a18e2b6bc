/** The entries of a child that count for the family, with where each was written down. */
import type { z } from 'zod';
import { dayOf } from '../../clock.ts';
import { type EffectiveEntry, effectiveEntries } from '../../rulebook/entry.ts';
import { ruleEntry, type StoredEntry } from '../entry-row.ts';

/** Where something was written down. */
export type Written = {
  /** The newest version of the entry, which a correction names. */
  readonly entry: string;
  readonly at: Temporal.Instant;
  /** The day on which it holds or happened, which a correction keeps. */
  readonly on: Temporal.PlainDate;
  readonly by: string | null;
  readonly organisation: string;
  /** The system it came from. */
  readonly source: string;
};

export type FamilyEntry = EffectiveEntry & { readonly written: Written };

/** Entries that count, oldest first by when they happened, then by when they were first recorded. */
export function countingEntries(entries: readonly StoredEntry[]): readonly FamilyEntry[] {
  const stored = new Map(entries.map((entry) => [entry.id, entry]));
  return effectiveEntries(entries.toSorted((a, b) => a.seq - b.seq).map(ruleEntry))
    .flatMap((entry): FamilyEntry[] => {
      const from = stored.get(entry.id);
      if (from === undefined) return [];
      const { id, recordedAt, recordedBy, organisation, happenedFrom, homeSystem } = from;
      return [
        {
          ...entry,
          written: {
            entry: id,
            at: recordedAt,
            on: dayOf(happenedFrom),
            by: recordedBy,
            organisation,
            source: homeSystem,
          },
        },
      ];
    })
    .toSorted((a, b) => a.happened - b.happened || a.place - b.place);
}

/** The newest entry for each key, in the order in which the keys first came. */
export function newestBy(
  entries: readonly FamilyEntry[],
  key: (data: Readonly<Record<string, unknown>>) => unknown,
): ReadonlyMap<string, FamilyEntry> {
  const newest = new Map<string, FamilyEntry>();
  for (const entry of entries) {
    const value = key(entry.data);
    if (typeof value === 'string') newest.set(value, entry);
  }
  return newest;
}

/** Entries keep the shape of the day on which they were written; what was added to a kind since gets its default. */
export const dataOf = <Schema extends z.ZodType>(
  { data: schema }: { readonly data: Schema },
  { data }: FamilyEntry,
): z.output<Schema> => schema.parse(data);

export const ofKind = (entries: readonly FamilyEntry[], kind: string): readonly FamilyEntry[] =>
  entries.filter((entry) => entry.kind === kind);

export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
