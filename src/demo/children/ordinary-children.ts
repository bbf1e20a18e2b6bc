/** Some four hundred pupils about whom there is nothing special to tell. */
import { applicationDay, phaseTransfer } from '../moves/phase-transfer.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { unusualTransfer } from '../moves/unusual-transfers.ts';
import { author, type PersonKey } from '../people/people.ts';
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import { day } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import type { ChildPlan } from './child-plan.ts';
import { cohorts } from './cohort-sizes.ts';
import { exceptionFor } from './exceptions.ts';
import type { Families } from './families.ts';
import { inventChild, type Slot } from './invent-child.ts';
import { involve } from './involve.ts';
import { nextSchool } from './next-school.ts';
import type { Told } from './told.ts';

const classTeachers: Readonly<Partial<Record<SchoolKey, readonly PersonKey[]>>> = {
  'kelderwick-primary': ['ellie-forrester', 'marcus-bailey'],
  stonnick: ['rob-tunstall'],
  'oxmere-junior': ['kirsty-lamb'],
};
const formTutors: Readonly<Partial<Record<SchoolKey, PersonKey>>> = {
  'kelderwick-school': 'luke-barraclough',
  'arkenby-city-academy': 'joanna-kowalczyk',
};

/** The year of the September in which a child goes on to the next school, if that is near. */
function transferYear({ school, group, year }: Slot): number | undefined {
  if (group === '6') return year + 1;
  const { phase, ages } = schoolFacts(school);
  const hasJustLeft = (group === '7' && phase === 'Primary') || (group === '3' && ages[1] === 7);
  return hasJustLeft ? year : undefined;
}

function movesOf({ key, school }: Slot, year: number | undefined): readonly PlannedMove[] {
  if (year === undefined) return [];
  const transfer = { child: key, from: school, to: nextSchool(key, school), year };
  const exception = exceptionFor(key);
  return exception === undefined ? [phaseTransfer(transfer)] : unusualTransfer(exception, transfer);
}

/** The class teacher of Year 6, and a form tutor for every fourth child in Year 7. */
function teachersOf({ key, school, group, year, index }: Slot, moves: readonly PlannedMove[]): ChildPlan['teachers'] {
  const teachers = classTeachers[school] ?? [];
  const person = teachers[index % Math.max(1, teachers.length)];
  const taughtIn = group === '6' ? year : year - 1;
  const taught = person === undefined ? [] : [{ person, school, from: firstDayOfYear(school, taughtIn) }];
  const next = nextSchool(key, school);
  const tutor = formTutors[next];
  const startsOn = moves.find(({ arrival }) => arrival !== undefined)?.startsOn;
  const tutored =
    tutor === undefined || startsOn === undefined || index % 4 > 0
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

function planChild(slot: Slot, families: Families): ChildPlan {
  const year = transferYear(slot);
  const moves = movesOf(slot, year);
  const isTransfer = slot.group === '6' || slot.group === '7';
  const plan = inventChild(slot, families, moves, isTransfer ? year : undefined);
  if (year === undefined) return plan;
  return {
    ...plan,
    teachers: isTransfer ? (teachersOf(slot, moves) ?? []) : [],
    told: [application(slot.key, year), ...plan.told],
  };
}

type Place = Pick<Slot, 'key' | 'school' | 'group'>;

/** Three who came in September from nobody knows where: on the roll, and nothing was ever handed over. */
const unannounced: readonly Place[] = (['kelderwick-school', 'arkenby-city-academy', 'st-eadgyth'] as const).map(
  (school) => ({ key: `unannounced-${school}`, school, group: '7' }),
);

/** @param year the school year of the demo */
export function ordinaryChildren(year: number, families: Families): readonly ChildPlan[] {
  const places = cohorts.flatMap(({ school, group, size }) =>
    Array.from(
      { length: size },
      (_, index): Place => ({ key: `${school}-${group}-${String(index + 1)}`, school, group }),
    ),
  );
  return [...places, ...unannounced].map((place, index) => planChild({ ...place, year, index }, families));
}
