/** Some four hundred pupils about whom there is nothing special to tell. */
import { phaseTransfer } from '../moves/phase-transfer.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { unusualTransfer } from '../moves/unusual-transfers.ts';
import { authorIn, type PersonKey } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { applicationForSchool } from './application.ts';
import type { ChildPlan } from './child-plan.ts';
import { cohorts } from './cohort-sizes.ts';
import { exceptionFor } from './exceptions.ts';
import type { Families } from './families.ts';
import { inventChild, type Slot } from './invent-child.ts';
import { nextSchool } from './next-school.ts';
import { type Told, told } from './told.ts';

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

/** The old school takes a leaver off its roll, also when nobody has said yet where they go. */
function leaving({ key, school }: Slot, moves: readonly PlannedMove[]): readonly Told[] {
  const exception = exceptionFor(key);
  const [move] = moves;
  const isUndecided = exception === 'known-late' || exception === 'decided-in-september';
  if (!isUndecided || move?.leavesOn === undefined) return [];
  const organisation = placeId(school);
  const by = authorIn(school, 'data-manager', 'headteacher', 'dsl');
  return [told(by, 'enrolment.ended', move.leavesOn, { organisation }, { parties: [organisation] })];
}

/** With their move to the next school, where that is near. */
export function ordinaryChild(slot: Slot, families: Families): ChildPlan {
  const year = transferYear(slot);
  const moves = movesOf(slot, year);
  const isTransfer = slot.group === '6' || slot.group === '7';
  const plan = inventChild(slot, families, moves, isTransfer ? year : undefined);
  if (year === undefined) return plan;
  return {
    ...plan,
    teachers: isTransfer ? (teachersOf(slot, moves) ?? []) : [],
    told: [applicationForSchool(slot.key, year), ...leaving(slot, moves), ...plan.told],
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
  return [...places, ...unannounced].map((place, index) => ordinaryChild({ ...place, year, index }, families));
}
