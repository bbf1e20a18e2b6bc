/** Children with names that are easily missed, in schools of the small partnership. */
import {
  asSystemAppend,
  ids,
  type PersonName,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import type { NewEntry } from '../entry-row.ts';
import { involvementStarts } from '../involvements.ts';
import { type SearchResult, searchChildren } from './search-children.ts';
import type { SearchTerms } from './sought-child.ts';

export const born = (day: string): SearchTerms['born'] => ({ kind: 'day', day: Temporal.PlainDate.from(day) });
export const bornIn = (year: number): SearchTerms['born'] => ({ kind: 'year', year });

export type Person = Readonly<Record<string, unknown>> & {
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string;
};

const joined = Temporal.PlainDate.from('2022-09-05');
const since = Temporal.Instant.from('2022-09-05T08:00:00Z');

export const identity = (data: Person, school: string = ids.primary): NewEntry => ({
  organisation: school,
  recordedBy: null,
  kind: 'identity.recorded',
  happened: { day: joined },
  data,
});

/** What a school records of a child who comes onto its roll. */
export const onRoll = (data: Person, school: string = ids.primary): readonly NewEntry[] => {
  const by = { organisation: school, recordedBy: null };
  return [
    identity(data, school),
    { ...by, kind: 'enrolment.started', happened: { day: joined }, data: { organisation: school, yearGroup: '5' } },
    involvementStarts(by, { organisation: school, purpose: 'education', reason: 'on the roll', from: since }),
  ];
};

const numbered = (number: number): string => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export type Finding = SmallPartnership & {
  /** Adds a child and returns the id of the record. */
  readonly add: (data: Person, school?: string) => Promise<string>;
  readonly record: (subject: string, entries: readonly NewEntry[]) => Promise<void>;
  readonly search: (terms: SearchTerms, name?: PersonName) => Promise<SearchResult>;
  /** Forenames and surnames of those who are found. */
  readonly found: (terms: SearchTerms, name?: PersonName) => Promise<readonly string[]>;
};

export async function finding(t: Parameters<typeof smallPartnership>[0]): Promise<Finding> {
  const partnership = await smallPartnership(t);
  let last = 0;
  const record: Finding['record'] = async (subject, entries) => {
    const isNew = subject === numbered(last) && !stored.has(subject);
    stored.add(subject);
    await asSystemAppend(partnership.services, [{ subject, isNew, entries }]);
  };
  const stored = new Set<string>();
  const search: Finding['search'] = (terms, name = 'primaryDsl') =>
    partnership.as(name, (access) => searchChildren(access, terms));
  return {
    ...partnership,
    record,
    search,
    found: async (terms, name) =>
      (await search(terms, name)).children.map(({ forename, surname }) => `${forename} ${surname}`),
    add: async (data, school) => {
      last += 1;
      await record(numbered(last), onRoll(data, school));
      return numbered(last);
    },
  };
}
