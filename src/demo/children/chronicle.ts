/** The chronology of one child while it is invented: entries with the time at which each was recorded. */
import { timeZone } from '../../clock.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import type { InvolvedOrganisation } from '../../record/involvements.ts';
import { stableId } from '../stable-id.ts';
import type { Told } from './told.ts';

export type DatedEntry = NewEntry & { readonly id: string; readonly recordedAt: Temporal.Instant };

export type Chronicle = {
  readonly subject: string;
  /** Returns the entries as they are kept, with their ids. */
  readonly write: (recordedAt: Temporal.Instant, entries: readonly NewEntry[]) => readonly DatedEntry[];
  readonly tell: (told: Told) => void;
  /** Whether something recorded by an instant is like this. */
  readonly tells: (by: Temporal.Instant, isLike: (entry: DatedEntry) => boolean) => boolean;
  /** Who is named as the child's teacher at a school. */
  readonly teacherAt: (school: string) => string | undefined;
  /** In the order in which they were recorded. */
  readonly entries: () => readonly DatedEntry[];
  /** As they were known at an instant. */
  readonly involvements: (at: Temporal.Instant) => readonly InvolvedOrganisation[];
};

const byRecorded = (a: DatedEntry, b: DatedEntry): number =>
  a.recordedAt.epochMilliseconds - b.recordedAt.epochMilliseconds;
const isKnown = ({ recordedAt }: DatedEntry, by: Temporal.Instant): boolean =>
  Temporal.Instant.compare(recordedAt, by) <= 0;
const dataOf = (entry: NewEntry) => entry.data as Readonly<Record<string, string | undefined>>;

/** Functions of the product make ids of version 7, which are different every time. */
const hasFreshId = (entry: NewEntry): boolean =>
  entry.kind === 'involvement.started' && dataOf(entry)['involvement']?.charAt(14) === '7';

export const happenedAt = ({ happened }: Pick<NewEntry, 'happened'>): Temporal.Instant =>
  'moment' in happened ? happened.moment : happened.day.toZonedDateTime(timeZone).toInstant();

const dayAfter = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();

const isAboutInvolvement = ({ kind }: NewEntry): boolean => kind.startsWith('involvement.');

const teaches = (entry: NewEntry, school: string): boolean =>
  dataOf(entry)['organisation'] === school && dataOf(entry)['practitioner'] !== undefined;

function involvementsIn(entries: readonly DatedEntry[]): readonly InvolvedOrganisation[] {
  const found = new Map<string, InvolvedOrganisation>();
  for (const entry of entries) {
    const { involvement = '', organisation = '', practitioner, until } = dataOf(entry);
    const before = found.get(involvement);
    if (entry.kind === 'involvement.ended' && before !== undefined) {
      found.set(involvement, { ...before, endsAt: happenedAt(entry) });
    } else if (entry.kind === 'involvement.started') {
      found.set(involvement, {
        id: involvement,
        organisation,
        practitioner: practitioner ?? null,
        role: null,
        purpose: dataOf(entry)['purpose'] as InvolvedOrganisation['purpose'],
        reason: '',
        startsAt: happenedAt(entry),
        endsAt: until === undefined ? null : dayAfter(until),
      });
    }
  }
  return [...found.values()];
}

export function beginChronicle(subject: string): Chronicle {
  const kept: DatedEntry[] = [];
  const write = (recordedAt: Temporal.Instant, entries: readonly NewEntry[]): readonly DatedEntry[] => {
    const dated = entries.map((entry, index): DatedEntry => {
      const number = kept.length + index;
      const data = hasFreshId(entry)
        ? { ...dataOf(entry), involvement: stableId('involvement', subject, number) }
        : entry.data;
      return { ...entry, data, id: entry.id ?? stableId('entry', subject, number), recordedAt };
    });
    kept.push(...dated);
    return dated;
  };
  return {
    subject,
    write,
    tell: ({ recordedAt, entry }) => void write(recordedAt, [entry]),
    tells: (by, isLike) => kept.some((entry) => isLike(entry) && isKnown(entry, by)),
    teacherAt: (school) => {
      const teaching = kept.find((entry) => entry.kind === 'involvement.started' && teaches(entry, school));
      return teaching === undefined ? undefined : dataOf(teaching)['practitioner'];
    },
    entries: () => kept.toSorted(byRecorded),
    involvements: (at) =>
      involvementsIn(kept.filter((entry) => isAboutInvolvement(entry) && isKnown(entry, at)).toSorted(byRecorded)),
  };
}
