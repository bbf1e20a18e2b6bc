/** Ordinary pupils who change school around the day of the demo. */

import { dayOf } from '../../clock.ts';
import { type InYearMove, planInYearMove } from '../moves/in-year-moves.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { moveId } from '../moves/write-move.ts';
import { author, authorIn } from '../people/people.ts';
import { schoolAt } from '../places/places.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { neighbour } from '../places/service-list.ts';
import { addWeekdays, type Day, weekdayFrom } from '../time/days.ts';
import type { YearGroup } from '../time/school-year.ts';
import { childIdOf } from './child-id.ts';
import type { ChildPlan } from './child-plan.ts';
import type { Families } from './families.ts';
import { inventChild } from './invent-child.ts';
import { involve } from './involve.ts';
import { told } from './told.ts';

type Mover = Omit<InYearMove, 'from'> & { readonly fromSchool: SchoolKey; readonly group: YearGroup };

const application = 'Application during the school year';
const accepted = 'The parents have accepted the place';

const movers: readonly Mover[] = [
  {
    key: 'waits-for-secondary',
    group: '8',
    fromSchool: 'arkenby-city-academy',
    to: 'kelderwick-school',
    starts: 10,
    proposed: {
      ago: 1,
      by: author('natasha-green'),
      source: application,
      reason: 'The family is moving to Kelderwick',
    },
  },
  {
    key: 'waits-for-primary',
    group: '3',
    fromSchool: 'packhorse-lane',
    to: 'kelderwick-primary',
    starts: 12,
    proposed: { ago: 2, by: author('steve-corrigan'), source: application },
  },
  {
    key: 'starts-soon',
    group: '5',
    fromSchool: 'millbarrow',
    to: 'kelderwick-primary',
    starts: 4,
    proposed: { ago: 11, by: author('tracey-holt'), source: application },
    decided: { ago: 6, reason: accepted },
    handover: 'late',
  },
  {
    key: 'started-this-week',
    group: '9',
    fromSchool: 'hollinsby-school',
    to: 'brackenfold-academy',
    starts: -2,
    proposed: { ago: 14, by: author('priya-nair'), source: application },
    decided: { ago: 9, reason: accepted },
    handover: 'late',
  },
  {
    key: 'well-handed-over',
    group: '5',
    fromSchool: 'larkbarrow',
    to: 'stonnick',
    starts: -20,
    proposed: { ago: 42, by: author('ruth-appleyard'), source: application },
    decided: { ago: 38, reason: accepted },
    handover: 'diligent',
  },
  {
    key: 'nothing-came',
    group: '8',
    fromSchool: 'hollinsby-school',
    to: 'arkenby-city-academy',
    starts: -24,
    proposed: { ago: 50, by: author('priya-nair'), source: application },
    decided: { ago: 44, reason: accepted },
    handover: 'nothing',
  },
  {
    key: 'no-term-dates',
    group: '8',
    fromSchool: 'st-eadgyth',
    to: 'oxmere-high',
    starts: -6,
    proposed: { ago: 22, by: author('peter-lonsdale'), source: application },
    decided: { ago: 15, reason: accepted },
    handover: 'usual',
  },
  {
    key: 'stays-after-all',
    group: '9',
    fromSchool: 'brackenfold-academy',
    to: 'kelderwick-school',
    starts: 5,
    proposed: { ago: 12, by: author('lorna-mackay'), source: application },
    decided: {
      ago: 5,
      as: 'rejected',
      reason: 'The family has found a house nearby and stays',
      by: author('lorna-mackay'),
    },
  },
  {
    key: 'from-paper',
    group: '5',
    fromSchool: 'swarlow',
    to: 'gritley',
    starts: -12,
    proposed: { ago: 25, by: author('priya-nair'), source: application },
    decided: { ago: 20, reason: accepted },
    handover: 'on-paper',
  },
  {
    key: 'alternative',
    group: '10',
    fromSchool: 'arkenby-city-academy',
    to: 'hollow-ford',
    kind: 'alternative-provision',
    starts: -30,
    proposed: { ago: 60, by: author('natasha-green'), source: 'Agreed at a fair access panel' },
    decided: { ago: 55, reason: 'A place for twelve weeks, with a way back' },
    handover: 'usual',
  },
  {
    key: 'not-seen-yet',
    group: '4',
    fromSchool: 'beldon-hill',
    to: 'packhorse-lane',
    starts: -5,
    proposed: { ago: 20, by: author('parminder-gill'), source: application },
    decided: { ago: 16, reason: accepted },
    arrives: false,
    handover: 'usual',
  },
];

/** The new school tells the council that somebody joined its roll, nearly always. */
function tellCouncil(move: PlannedMove, to: SchoolKey, mover: string, id: string): ChildPlan['told'] {
  const { arrival, startsOn } = move;
  if (arrival === undefined || startsOn === undefined || mover === 'nothing-came') return [];
  const office = authorIn(to, 'data-manager', 'dsl');
  const data = { organisation: schoolAt(to).organisation, move: id, how: 'Return to the admissions team' };
  return [told(office, 'admission-return.made', weekdayFrom(startsOn.add({ days: 2 })), data)];
}

const councilLooks = (key: string, on: Day) =>
  involve(
    { child: key, place: 'council', purpose: 'authority-admissions' },
    { by: author('priya-nair'), on, reason: 'a move during the school year', until: on.add({ years: 1 }) },
  );

/** From another county to a school that does not sign in here: only the council can decide. */
function fromElsewhere(asOf: Day, year: number, index: number, families: Families): ChildPlan {
  const key = 'waits-for-council';
  const move = planInYearMove(key, asOf, {
    key,
    from: { type: 'out-of-area', where: neighbour },
    to: 'lathdale',
    starts: 8,
    proposed: { ago: 1, by: author('paul-stott'), source: `Letter from ${neighbour} Council` },
  });
  const plan = inventChild({ key, school: 'lathdale', group: '4', year, index }, families, []);
  const { upn: _, ...identity } = plan.identity;
  const registered = dayOf(move.proposed.at);
  const { freeMealsFrom: __, ...profile } = plan.profile;
  return {
    ...plan,
    identity,
    profile,
    first: { registered, by: 'paul-stott' },
    told: [councilLooks(key, registered)],
    moves: [move],
  };
}

/** @param index of the first of them */
export function inYearChildren(asOf: Day, year: number, families: Families, index: number): readonly ChildPlan[] {
  const moving = movers.map(({ group, ...mover }, offset): ChildPlan => {
    const { key, fromSchool, to } = mover;
    const from = schoolAt(fromSchool);
    const move = planInYearMove(key, asOf, { ...mover, from });
    const plan = inventChild({ key, school: fromSchool, group, year, index: index + offset }, families, [move]);
    const looks = councilLooks(key, addWeekdays(dayOf(move.proposed.at), -2));
    return { ...plan, told: [...plan.told, looks, ...tellCouncil(move, to, key, moveId(childIdOf(key), move.key))] };
  });
  return [...moving, fromElsewhere(asOf, year, index + movers.length, families)];
}
