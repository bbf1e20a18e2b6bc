/** Two partnerships that differ only in children whom some people may not see. */
import * as fc from 'fast-check';
import { involvementStarts } from '../../src/record/involvements.ts';
import { onRoll, type Person } from '../../src/record/search/children-to-find.fixture.ts';
import { type TestApp, testApp } from '../app.ts';
import { asSystemAppend, ids, people } from '../small-partnership.ts';

const surnames = [
  'Smith',
  'Smyth',
  'Schmidt',
  'Jones',
  'Smith-Jones',
  'O’Neill',
  'van der Berg',
  'Kowalski',
  'Robinson',
] as const;
const forenames = ['Katherine', 'Kate', 'Oliver', 'Ollie', 'Nathan', 'Siobhán', 'Mohammed', 'Isla', 'Zoë'] as const;

const day = (number: number): string => Temporal.PlainDate.from('2013-12-20').add({ days: number }).toString();

export const person: fc.Arbitrary<Person> = fc.record({
  surname: fc.constantFrom(...surnames),
  forename: fc.constantFrom(...forenames),
  dateOfBirth: fc.nat(60).map(day),
});

/** What somebody may type about any of them, as the fields of the form. */
export const typed: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record(
    {
      surname: fc.constantFrom(...surnames, 'Robison', 'Rob', 'Nobody'),
      forename: fc.constantFrom(...forenames, 'Nahtan', 'Smith'),
      born: fc.oneof(fc.nat(60).map(day), fc.constant('2014')),
      school: fc.constantFrom('Alder', 'Withens', 'Fallow Edge'),
    },
    { requiredKeys: ['surname', 'forename'] },
  )
  .map(({ born, ...rest }) => {
    const [year = '', month, date] = born?.split('-') ?? [];
    return {
      ...rest,
      ...(born === undefined ? {} : { 'born-year': year }),
      ...(month === undefined ? {} : { 'born-month': month, 'born-day': date ?? '' }),
      purpose: 'known',
    };
  });

const numbered = (number: number): string => `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export type World = TestApp & {
  /** Children of the primary school; every third is taught by its teacher. */
  readonly addToPrimary: (all: readonly Person[]) => Promise<void>;
  /** Children of the academy, whom nobody of the primary school may see. */
  readonly addToAcademy: (all: readonly Person[]) => Promise<void>;
};

export async function world(t: Parameters<typeof testApp>[0]): Promise<World> {
  const started = await testApp(t);
  let last = 0;
  const add = async (all: readonly Person[], school: string, isTaught: (index: number) => boolean): Promise<void> => {
    const additions = all.map((data, index) => {
      last += 1;
      const taught = involvementStarts(
        { organisation: school, recordedBy: null },
        {
          organisation: school,
          practitioner: people.primaryTeacher.id,
          purpose: 'education',
          reason: 'class teacher',
          from: Temporal.Instant.from('2026-09-02T08:00:00Z'),
        },
      );
      const entries = [...onRoll(data, school), ...(isTaught(index) ? [taught] : [])];
      return { subject: numbered(last + (school === ids.academy ? 1_000_000 : 0)), isNew: true, entries };
    });
    await asSystemAppend(started.services, additions);
  };
  return {
    ...started,
    addToPrimary: (all) => add(all, ids.primary, (index) => index % 3 === 0),
    addToAcademy: (all) => add(all, ids.academy, () => false),
  };
}
