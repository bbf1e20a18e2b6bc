/** Entries about families for tests, and a second child beside the one of the small partnership. */
import type { NewEntry } from '../src/record/entry-row.ts';
import { involvementStarts } from '../src/record/involvements.ts';
import { asSystemAppend, ids, people, type SmallPartnership, today } from './small-partnership.ts';

export const personId = (number: number): string => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const recordedBy = people.primaryDsl.id;
const on = { day: Temporal.PlainDate.from('2025-01-10') };

type Data = Readonly<Record<string, unknown>>;

export const familyEntry = (kind: string, data: Data, more: Partial<NewEntry> = {}): NewEntry => ({
  kind,
  happened: on,
  organisation: ids.primary,
  recordedBy,
  data,
  ...more,
});

export const person = (number: number, name: string, data: Data = {}, more: Partial<NewEntry> = {}): NewEntry =>
  familyEntry(
    'family-person.recorded',
    { person: personId(number), name, relation: 'parent', kinship: 'mother', responsibility: 'held', ...data },
    more,
  );

export const stay = (number: number, household: number, who: string, data: Data = {}): NewEntry =>
  familyEntry('household.stay-recorded', { stay: personId(number), household: personId(household), who, ...data });

export const household = (number: number, name: string, data: Data = {}): NewEntry =>
  familyEntry('household.recorded', { household: personId(number), name, ...data });

export const toChild = (
  started: Pick<SmallPartnership, 'services'>,
  entries: readonly NewEntry[],
  child: string = ids.child,
) => asSystemAppend(started.services, [{ subject: child, isNew: false, entries }]);

type Other = {
  readonly id: string;
  readonly forename: string;
  readonly born?: string;
  readonly schools: readonly string[];
};

/** Another child, on the roll of schools whose staff then see the child. */
export async function otherChild(
  started: Pick<SmallPartnership, 'services'>,
  { id, forename, born = '2012-05-01', schools }: Other,
  entries: readonly NewEntry[],
): Promise<void> {
  const by = { organisation: schools[0] ?? ids.primary, recordedBy: null };
  await asSystemAppend(started.services, [
    {
      subject: id,
      isNew: true,
      entries: [
        {
          ...by,
          kind: 'identity.recorded',
          happened: on,
          data: { surname: 'Otherly', forename, dateOfBirth: born },
        },
        ...schools.map((organisation) =>
          involvementStarts(by, {
            organisation,
            purpose: 'education',
            reason: 'on the roll',
            from: Temporal.Instant.from('2024-09-05T08:00:00Z'),
          }),
        ),
        ...entries,
      ],
    },
  ]);
}

export const theDay = Temporal.PlainDate.from(today);

/** A school keeps something from the mother by the order of a court. */
export const standingRestriction = familyEntry('gate-exception.authorised', {
  restriction: personId(70),
  person: personId(1),
  who: 'Dana Example',
  subjects: ['school'],
  test: 'court-order',
  order: 'Family Court, 2 March 2026',
  evidence: 'The order',
  authorisedBy: 'dsl',
  until: '2027-03-01',
  reviewOn: '2027-02-01',
  withheld: 'which school',
});

/** A family whose pages the routes lead to. */
export const withFamily = (started: Pick<SmallPartnership, 'services'>): Promise<void> =>
  toChild(started, [person(1, 'Dana Example'), household(50, 'with her mother'), standingRestriction]);
