/** Writes a planned child as a chronology, and cuts it at the day of the demo. */

import { schoolYearOf } from '../../record/cohort/school-year.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';
import { schoolKeyOf } from '../moves/plan-handover.ts';
import { writeMove } from '../moves/write-move.ts';
import { type Author, author, authorIn, personId } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { type Day, day, isBefore, startOf, timeOn } from '../time/days.ts';
import { lastDayOfYear } from '../time/school-days.ts';
import { yearGroupOn } from '../time/school-year.ts';
import { carePractice } from './care/care-practice.ts';
import { childIdOf } from './child-id.ts';
import type { ChildPlan } from './child-plan.ts';
import { beginChronicle, type Chronicle, type DatedEntry } from './chronicle.ts';
import { withEntriesInView } from './decided-level.ts';

export type DemoChild = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** In the order in which they were recorded. */
  readonly entries: readonly DatedEntry[];
};

const present = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const office = (school: SchoolKey) => authorIn(school, 'data-manager', 'headteacher', 'dsl');

/** Who the child is, where they live and whom to ring, as the first who works with them knows it. */
function introduce({ identity, address, contacts, profile }: ChildPlan, by: Author, on: Day): readonly NewEntry[] {
  const entry = (kind: string, data: Readonly<Record<string, unknown>>): NewEntry => ({
    ...by,
    kind,
    happened: { day: on },
    data: present(data),
  });
  const { ethnicity, language, freeMealsFrom, disabilities } = profile;
  return [
    entry('identity.recorded', { ...identity, dateOfBirth: identity.dateOfBirth.toString() }),
    ...(address === undefined ? [] : [entry('address.recorded', address)]),
    ...(contacts.length === 0 ? [] : [entry('contacts.recorded', { contacts })]),
    entry('school-profile.recorded', {
      yearGroup: yearGroupOn(identity.dateOfBirth, on),
      ethnicity,
      ethnicitySource: 'P',
      languages: [{ type: 'F', language }],
      disabilities,
      freeSchoolMealsFrom: freeMealsFrom === undefined ? undefined : [{ from: freeMealsFrom.toString() }],
    }),
  ];
}

/** Puts a child on the roll of the first school here; one who is to come is known to the council only. */
function register(chronicle: Chronicle, plan: ChildPlan): void {
  const { first, identity } = plan;
  if ('registered' in first) {
    chronicle.write(timeOn(first.registered, 8, 15), introduce(plan, author(first.by), first.registered));
    return;
  }
  const { school, joined } = first;
  const by = office(school);
  const organisation = placeId(school);
  const yearGroup = yearGroupOn(identity.dateOfBirth, joined);
  chronicle.write(timeOn(joined, 8, 10), [
    ...introduce(plan, by, joined),
    {
      ...by,
      kind: 'enrolment.started',
      happened: { day: joined },
      parties: [organisation],
      data: present({ organisation, yearGroup }),
    },
    involvementStarts(by, { organisation, purpose: 'education', reason: 'on the roll', from: startOf(joined) }),
  ]);
}

function nameTeachers(chronicle: Chronicle, { teachers = [] }: ChildPlan): void {
  for (const { person, school, from } of teachers) {
    const teaching = involvementStarts(office(school), {
      organisation: placeId(school),
      practitioner: personId(person),
      role: 'class-teacher',
      purpose: 'education',
      reason: 'teaches the class',
      from: startOf(from),
    });
    chronicle.write(timeOn(from, 8, 30), [teaching]);
  }
}

/** The school on whose roll the child stays from one school year to the next, if there is one. */
function schoolOver(date: Day, { first, moves }: ChildPlan): SchoolKey | undefined {
  let school = 'school' in first && isBefore(first.joined, date) ? first.school : undefined;
  for (const { leavesOn, startsOn, to, decided, arrival } of moves) {
    if (decided?.as !== 'confirmed') continue;
    if (leavesOn !== undefined && isBefore(leavesOn, date)) school = undefined;
    if (arrival !== undefined && startsOn !== undefined && isBefore(startsOn, date)) school = schoolKeyOf(to);
  }
  return school;
}

/** Into the next year group: the office does it for the whole school before the summer holidays. */
function goUp(chronicle: Chronicle, plan: ChildPlan, year: number): void {
  const begins = day(year, 9, 1);
  const school = schoolOver(begins, plan);
  const yearGroup = yearGroupOn(plan.identity.dateOfBirth, begins);
  if (school === undefined || yearGroup === undefined) return;
  const organisation = placeId(school);
  chronicle.write(timeOn(lastDayOfYear(school, year - 1), 15, 45), [
    {
      ...office(school),
      kind: 'enrolment.started',
      happened: { day: begins },
      parties: [organisation],
      data: { organisation, yearGroup },
    },
  ]);
}

/** @param asOf everything that was recorded before this day is kept */
export function writeChild(plan: ChildPlan, asOf: Day): DemoChild {
  const { key, identity, moves } = plan;
  const chronicle = beginChronicle(childIdOf(key));
  register(chronicle, plan);
  for (const each of plan.told) chronicle.tell(each);
  if (plan.care !== undefined) for (const each of carePractice(plan.care, asOf)) chronicle.tell(each);
  nameTeachers(chronicle, plan);
  for (const move of moves) {
    const startsOn = move.startsOn ?? move.leavesOn;
    writeMove(chronicle, move, startsOn === undefined ? undefined : yearGroupOn(identity.dateOfBirth, startsOn));
  }
  goUp(chronicle, plan, schoolYearOf(asOf));
  const until = startOf(asOf);
  return {
    id: chronicle.subject,
    key,
    name: `${identity.preferredForename ?? identity.forename} ${identity.surname}`,
    entries: withEntriesInView(chronicle.entries()).filter(
      (entry) => Temporal.Instant.compare(entry.recordedAt, until) < 0,
    ),
  };
}
