/** Invents one ordinary pupil: a person in a family, on the roll of a school, with the moves that they make. */
import { schoolKeyOf } from '../moves/plan-handover.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from '../places/school-list.ts';
import { randomFor } from '../random.ts';
import { type Day, day, isBefore } from '../time/days.ts';
import { firstDayOfYear, schoolDayFrom } from '../time/school-days.ts';
import { bornBetween, type YearGroup, yearWhenIn } from '../time/school-year.ts';
import type { ChildPlan } from './child-plan.ts';
import type { Families } from './families.ts';
import { nhsNumber, upn } from './identifiers.ts';
import { type Pupil, schoolLife } from './school-life.ts';
import { worries } from './worries.ts';

export type Slot = {
  readonly key: string;
  readonly school: SchoolKey;
  readonly group: YearGroup;
  /** The school year in which they are in that year group. */
  readonly year: number;
  /** Different for every child. */
  readonly index: number;
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

/** A primary school of the same town, where brothers and sisters are. */
function primaryOf(key: string, school: SchoolKey): SchoolKey {
  const { phase, town } = schoolFacts(school);
  if (phase === 'Primary') return school;
  const near = schoolKeys.filter((each) => schoolFacts(each).phase === 'Primary' && schoolFacts(each).town === town);
  return randomFor('primary', key).pick(near);
}

function schoolsOverTime(first: SchoolKey, moves: readonly PlannedMove[]): Pupil['school'] {
  return (date) => {
    const latest = moves.findLast(
      ({ arrival, startsOn }) => arrival !== undefined && startsOn !== undefined && !isBefore(date, startsOn),
    );
    return (latest === undefined ? undefined : schoolKeyOf(latest.to)) ?? first;
  };
}

/** @param leavesPrimaryIn the year in which they leave Year 6, if that is near */
export function inventChild(
  slot: Slot,
  families: Families,
  moves: readonly PlannedMove[],
  leavesPrimaryIn?: number,
): ChildPlan {
  const { key, school, group, year, index } = slot;
  const born = birthday(slot);
  const joined = joining(slot);
  const primary = primaryOf(key, school);
  const { household, forename, surname, sex } = families.add(key, primary, born);
  const last = moves.at(-1);
  const pupil: Pupil = {
    key,
    joined,
    contacts: household.contacts,
    year,
    school: schoolsOverTime(school, moves),
    isOlder: Number(group) >= 7,
    leavesPrimaryIn,
    movesTo: last === undefined ? undefined : schoolKeyOf(last.to),
  };
  const { told, care } = worries(pupil);
  const random = randomFor('profile', key);
  const { ethnicity, language } = household.community;
  return {
    key,
    identity: {
      surname,
      forename,
      dateOfBirth: born,
      sex,
      upn: upn(primary, yearWhenIn('R', group, year), index),
      ...(random.chance(0.25) ? { nhsNumber: nhsNumber(index) } : {}),
    },
    address: household.address,
    contacts: household.contacts,
    profile: {
      ethnicity,
      language,
      ...(randomFor('meals', household.key).chance(0.22) ? { freeMealsFrom: joined } : {}),
      ...(random.chance(0.03) ? { disabilities: [random.pick(['HEAR', 'VIS', 'MOB', 'DIAG'])] } : {}),
    },
    first: { school, joined },
    told: [...schoolLife(pupil), ...told],
    moves,
    ...(care === undefined ? {} : { care }),
  };
}
