/** What a school records about an ordinary pupil: needs, health, attendance, behaviour, results. */
import type { Contact } from '../../kinds/shared.ts';
import { author, authorIn } from '../people/people.ts';
import { placeId, schoolAt } from '../places/places.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { randomFor } from '../random.ts';
import { type Day, day, isBefore } from '../time/days.ts';
import { lastDayOfYear, schoolDayFrom } from '../time/school-days.ts';
import { behaviours, suspensionReasons } from './behaviour-words.ts';
import { involve } from './involve.ts';
import { type Told, told } from './told.ts';

/** The pupil as far as it matters here. */
export type Pupil = {
  readonly key: string;
  readonly joined: Day;
  readonly contacts: readonly Contact[];
  /** The school year of the demo. */
  readonly year: number;
  /** On a day. */
  readonly school: (date: Day) => SchoolKey;
  /** A secondary pupil. */
  readonly isOlder: boolean;
  /** In Year 6 at the end of this school year. */
  readonly leavesPrimaryIn: number | undefined;
  readonly movesTo?: SchoolKey | undefined;
};

const needs = {
  K: [['SPLD'], ['SLCN'], ['SEMH'], ['MLD'], ['SLCN', 'SEMH'], ['SPLD', 'SEMH'], ['HI']],
  E: [['ASD'], ['ASD', 'SLCN'], ['SEMH'], ['PD'], ['SLD'], ['MLD', 'SLCN']],
} as const;

/** A school day of the school year that begins in `year`, while the child was at school. */
function someDay(pupil: Pupil, label: string, year: number): Day {
  const planned = day(year, 9, 20).add({ days: randomFor('day', pupil.key, label, year).between(0, 285) });
  const date = isBefore(planned, pupil.joined) ? pupil.joined.add({ days: 20 }) : planned;
  return schoolDayFrom(pupil.school(date), date);
}

function support(pupil: Pupil): readonly Told[] {
  const random = randomFor('needs', pupil.key);
  const provision = random.weighted([
    ['N', 84],
    ['K', 12],
    ['E', 4],
  ] as const);
  if (provision === 'N') return [];
  const on = someDay(pupil, 'needs', pupil.year - random.between(1, 2));
  const types = random.pick<readonly string[]>(needs[provision]);
  const data = { provision, needs: types.map((type, index) => ({ type, rank: index + 1 })) };
  const status = told(authorIn(pupil.school(on), 'senco', 'headteacher', 'dsl'), 'sen-status.recorded', on, data);
  return provision === 'K' ? [status] : [status, ...plan(pupil, on)];
}

/** A child whose plan still names the primary school. */
const neverNamed = 'beldon-hill-7-2';

/** The council names the next school in the plan by 15 February of the year of the move, nearly always. */
function plan(pupil: Pupil, since: Day): readonly Told[] {
  const officer = author('catherine-amos');
  const { key: child, leavesPrimaryIn, movesTo } = pupil;
  const involved = involve(
    { child, place: 'council', purpose: 'authority-send' },
    { by: officer, on: since, reason: 'the plan is kept by the council' },
  );
  const issued = told(officer, 'ehcp.finalised', since, { names: schoolAt(pupil.school(since)) });
  if (leavesPrimaryIn === undefined || movesTo === undefined || child === neverNamed) return [involved, issued];
  const on = day(leavesPrimaryIn, 2, randomFor('plan', child).between(2, 12));
  const late = randomFor('late plan', child).chance(0.25);
  const named = late ? schoolDayFrom(movesTo, day(leavesPrimaryIn, 4, 27)) : schoolDayFrom(movesTo, on);
  return [involved, issued, told(officer, 'ehcp.finalised', named, { names: schoolAt(movesTo) })];
}

function health(pupil: Pupil): readonly Told[] {
  if (!randomFor('health', pupil.key).chance(0.08)) return [];
  const on = isBefore(pupil.joined, day(pupil.year - 1, 9, 10)) ? day(pupil.year - 1, 9, 10) : pupil.joined;
  const school = pupil.school(on);
  const office = authorIn(school, 'data-manager', 'headteacher', 'dsl');
  return [told(office, 'medical-flag.recorded', schoolDayFrom(school, on), { flagged: true })];
}

/** Of the last school year, counted before the summer holidays. */
function attendance(pupil: Pupil): readonly Told[] {
  const { key, joined, year } = pupil;
  if (!isBefore(joined, day(year, 1, 1))) return [];
  const random = randomFor('attendance', key);
  const on = lastDayOfYear(pupil.school(day(year, 7, 1)), year - 1);
  const school = pupil.school(on);
  const possible = 378;
  const missed = random.weighted([
    [random.between(2, 24), 86],
    [random.between(30, 56), 10],
    [random.between(60, 120), 4],
  ]);
  const unauthorised = Math.min(missed, random.below(missed > 40 ? 30 : 5));
  const data = {
    year: year - 1,
    organisation: placeId(school),
    possible,
    attended: possible - missed,
    authorised: missed - unauthorised,
    unauthorised,
  };
  return [told(authorIn(school, 'data-manager', 'headteacher', 'dsl'), 'attendance.recorded', on, data)];
}

function behaviour(pupil: Pupil): readonly Told[] {
  const random = randomFor('behaviour', pupil.key);
  const entries: Told[] = [];
  if (random.chance(0.09)) {
    const on = someDay(pupil, 'behaviour', pupil.year - random.below(2));
    const seen = random.pick(behaviours);
    entries.push(
      told(authorIn(pupil.school(on), 'class-teacher', 'headteacher', 'dsl'), 'behaviour.recorded', on, seen),
    );
  }
  if (random.chance(pupil.isOlder ? 0.12 : 0.03)) {
    const on = someDay(pupil, 'suspension', pupil.year - random.below(2));
    const school = pupil.school(on);
    const data = {
      organisation: placeId(school),
      schoolDays: random.pick([0.5, 1, 1, 1.5, 2, 3]),
      reason: random.pick(suspensionReasons),
    };
    entries.push(told(authorIn(school, 'headteacher', 'dsl'), 'suspension.recorded', on, data));
  }
  return entries;
}

/** National tests at the end of Year 6. */
function results({ key, leavesPrimaryIn, school }: Pupil): readonly Told[] {
  if (leavesPrimaryIn === undefined) return [];
  const random = randomFor('results', key);
  const from = school(day(leavesPrimaryIn, 7, 1));
  const year = String(leavesPrimaryIn);
  const scored = (subject: string, component: string) => ({
    stage: 'KS2',
    year,
    subject,
    method: 'TT',
    component,
    status: 'R',
    qualifier: 'NM',
    result: String(random.between(92, 117)),
  });
  const data = { results: [scored('ENG', 'REA'), scored('ENG', 'GPS'), scored('MAT', 'MAT')] };
  const on = schoolDayFrom(from, day(leavesPrimaryIn, 7, 7));
  return [told(authorIn(from, 'data-manager', 'headteacher', 'dsl'), 'attainment.recorded', on, data)];
}

export const schoolLife = (pupil: Pupil): readonly Told[] => [
  ...support(pupil),
  ...health(pupil),
  ...attendance(pupil),
  ...behaviour(pupil),
  ...results(pupil),
];
