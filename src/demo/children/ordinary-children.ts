/** Some four hundred pupils about whom there is nothing special to tell, and what schools record about them. */
import { applicationDay, phaseTransfer } from '../moves/phase-transfer.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { unusualTransfer } from '../moves/unusual-transfers.ts';
import { author, type PersonKey } from '../people/people.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from '../places/school-list.ts';
import { randomFor } from '../random.ts';
import { type Day, day, isBefore } from '../time/days.ts';
import { firstDayOfYear, schoolDayFrom } from '../time/school-days.ts';
import { bornBetween, type YearGroup, yearWhenIn } from '../time/school-year.ts';
import type { ChildPlan } from './child-plan.ts';
import { cohorts } from './cohort-sizes.ts';
import { exceptionFor } from './exceptions.ts';
import { beginFamilies, type Families } from './families.ts';
import { nhsNumber, upn } from './identifiers.ts';
import { involve } from './involve.ts';
import { nextSchool } from './next-school.ts';
import { type Pupil, schoolLife } from './school-life.ts';
import type { Told } from './told.ts';
import { worries } from './worries.ts';

type Slot = {
  readonly key: string;
  readonly school: SchoolKey;
  readonly group: YearGroup;
  readonly number: number;
  readonly year: number;
};

const classTeachers: Readonly<Partial<Record<SchoolKey, readonly PersonKey[]>>> = {
  'kelderwick-primary': ['ellie-forrester', 'marcus-bailey'],
  stonnick: ['rob-tunstall'],
  'oxmere-junior': ['kirsty-lamb'],
};
const formTutors: Readonly<Partial<Record<SchoolKey, PersonKey>>> = {
  'kelderwick-school': 'luke-barraclough',
  'arkenby-city-academy': 'joanna-kowalczyk',
};

function birthday({ key, group, year }: Slot): Day {
  const [first, last] = bornBetween(group, year);
  return first.add({ days: randomFor('birth', key).between(0, first.until(last).days) });
}

/** Most come in the first year of the school; some later, but none in the last two years. */
function joining({ key, school, group, year }: Slot): Day {
  const [lowest] = schoolFacts(school).ages;
  const begins: YearGroup = lowest === 4 ? 'R' : lowest === 7 ? '3' : '7';
  const first = yearWhenIn(begins, group, year);
  const random = randomFor('joining', key);
  const years = year - 2 - first;
  if (years < 1 || !random.chance(0.15)) return firstDayOfYear(school, first);
  return schoolDayFrom(school, day(first + random.between(1, years), 9, 1).add({ days: random.between(0, 290) }));
}

/** The year of the September in which a child goes on to the next school, if that is near. */
function transferYear({ school, group, year }: Slot): number | undefined {
  if (group === '7' && schoolFacts(school).phase === 'Primary') return year;
  if (group === '6') return year + 1;
  return group === '3' && (school === 'harebell-infant' || school === 'oxmere-infant') ? year : undefined;
}

function movesOf(slot: Slot, transfersIn: number | undefined): readonly PlannedMove[] {
  if (transfersIn === undefined) return [];
  const { key, school } = slot;
  const transfer = { child: key, from: school, to: nextSchool(key, school), year: transfersIn };
  const exception = exceptionFor(key);
  return exception === undefined ? [phaseTransfer(transfer)] : unusualTransfer(exception, transfer);
}

function teachersOf({ key, school, group, number, year }: Slot, moves: readonly PlannedMove[]): ChildPlan['teachers'] {
  const teachers = classTeachers[school] ?? [];
  const person = teachers[number % Math.max(1, teachers.length)];
  const inYearSix = group === '6' ? year : group === '7' ? year - 1 : undefined;
  const taught =
    person === undefined || inYearSix === undefined || schoolFacts(school).phase !== 'Primary'
      ? []
      : [{ person, school, from: firstDayOfYear(school, inYearSix) }];
  const next = nextSchool(key, school);
  const tutor = formTutors[next];
  const startsOn = moves.find(({ arrival }) => arrival !== undefined)?.startsOn;
  const tutored =
    tutor === undefined || startsOn === undefined || number % 4 !== 0
      ? []
      : [{ person: tutor, school: next, from: startsOn }];
  return [...taught, ...tutored];
}

/** The council works with the child from the application for the next school on. */
const application = (child: string, year: number): Told =>
  involve(
    { child, place: 'council', purpose: 'authority-admissions' },
    {
      by: author('priya-nair'),
      on: applicationDay(year),
      reason: 'an application for a school place',
      until: day(year + 1, 8, 31),
    },
  );

/** A primary school of the same town, where brothers and sisters are. */
function primaryOf(key: string, school: SchoolKey): SchoolKey {
  const { phase, town } = schoolFacts(school);
  if (phase === 'Primary') return school;
  const near = schoolKeys.filter((each) => schoolFacts(each).phase === 'Primary' && schoolFacts(each).town === town);
  return randomFor('primary', key).pick(near);
}

function planChild(slot: Slot, index: number, families: Families): ChildPlan {
  const { key, school, group, year } = slot;
  const born = birthday(slot);
  const joined = joining(slot);
  const { household, forename, surname, sex } = families.add(key, primaryOf(key, school), born);
  const transfersIn = transferYear(slot);
  const moves = movesOf(slot, transfersIn);
  const next = transfersIn === undefined ? undefined : nextSchool(key, school);
  const arrived = moves.find(({ arrival }) => arrival !== undefined);
  const pupil: Pupil = {
    key,
    joined,
    year,
    school: (date) =>
      next !== undefined && arrived?.startsOn !== undefined && !isBefore(date, arrived.startsOn) ? next : school,
    isOlder: Number(group) >= 7,
    leavesPrimaryIn: group === '6' || group === '7' ? transfersIn : undefined,
    movesTo: next,
  };
  const random = randomFor('profile', key);
  return {
    key,
    identity: {
      surname,
      forename,
      dateOfBirth: born,
      sex,
      upn: upn(primaryOf(key, school), yearWhenIn('R', group, year), index % 1000),
      ...(random.chance(0.25) ? { nhsNumber: nhsNumber(index) } : {}),
    },
    address: household.address,
    contacts: household.contacts,
    profile: {
      ethnicity: household.community.ethnicity,
      language: household.community.language,
      ...(randomFor('meals', household.key).chance(0.22) ? { freeMealsFrom: joined } : {}),
      ...(random.chance(0.03) ? { disabilities: [random.pick(['HEAR', 'VIS', 'MOB', 'DIAG'])] } : {}),
    },
    first: { school, joined },
    teachers: teachersOf(slot, moves) ?? [],
    told: [
      ...(transfersIn === undefined ? [] : [application(key, transfersIn)]),
      ...schoolLife(pupil),
      ...worries(pupil),
    ],
    moves,
  };
}

/** Three who came in September from nobody knows where: on the roll, and nothing was ever handed over. */
const unannounced = (year: number): readonly Slot[] =>
  (['kelderwick-school', 'arkenby-city-academy', 'st-eadgyth'] as const).map((school) => ({
    key: `unannounced-${school}`,
    school,
    group: '7',
    number: 1,
    year,
  }));

/** @param year the school year of the demo */
export function ordinaryChildren(year: number): readonly ChildPlan[] {
  const families = beginFamilies();
  const slots = cohorts.flatMap(({ school, group, size }) =>
    Array.from({ length: size }, (_, index): Slot => {
      const number = index + 1;
      return { key: `${school}-${group}-${String(number)}`, school, group, number, year };
    }),
  );
  return [...slots, ...unannounced(year)].map((slot, index) => planChild(slot, index, families));
}
