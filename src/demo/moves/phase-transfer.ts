/** The move to the next phase of school: offered on 1 March, confirmed in spring, and made in September. */
import type { Place } from '../../kinds/school-place.ts';
import { author, authorIn } from '../people/people.ts';
import { schoolAt } from '../places/places.ts';
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import { randomFor } from '../random.ts';
import { addWeekdays, type Day, day, timeOn, weekdayFrom, workingTime } from '../time/days.ts';
import { firstDayOfYear, lastDayOfYear } from '../time/school-days.ts';
import { handoverByHabit } from './plan-handover.ts';
import type { PlannedMove } from './planned-move.ts';
import { type ReceivingHabit, receivingHabit } from './school-habits.ts';
import { sharingByHabit } from './sharing-in-advance.ts';

/** National offer days: 1 March for secondary and 16 April for junior schools, or the next working day. */
export const offerDay = (year: number, to?: SchoolKey): Day =>
  weekdayFrom(to !== undefined && schoolFacts(to).ages[1] <= 11 ? day(year, 4, 16) : day(year, 3, 1));
/** Applications are made until 31 October of the year before. */
export const applicationDay = (year: number): Day => addWeekdays(day(year - 1, 10, 31), -1);

type Transfer = {
  readonly child: string;
  readonly from: SchoolKey;
  readonly to: SchoolKey;
  /** The year of the September in which the child starts. */
  readonly year: number;
};

export const transferDates = ({ from, to, year }: Pick<Transfer, 'from' | 'to' | 'year'>) => ({
  leavesOn: lastDayOfYear(from, year - 1),
  startsOn: firstDayOfYear(to, year),
});

export const offered = (year: number, to?: SchoolKey): PlannedMove['proposed'] => ({
  by: author('priya-nair'),
  at: timeOn(offerDay(year, to), 9, 5),
  source: 'Offer of a place on national offer day',
});

/** Weekdays after the offer. */
const paces: Readonly<Record<ReceivingHabit, readonly [number, number]>> = {
  prompt: [8, 18],
  usual: [10, 38],
  slow: [30, 48],
  'opens-nothing': [44, 47],
};

/** The receiving school confirms; for one that leaves things lying the council does. */
function confirmed({ child, to, year }: Transfer): NonNullable<PlannedMove['decided']> {
  const habit = receivingHabit(to);
  const random = randomFor('confirmation', child, year);
  const on = addWeekdays(offerDay(year, to), random.between(...paces[habit]));
  const by = habit === 'opens-nothing' ? author('priya-nair') : authorIn(to, 'data-manager', 'dsl');
  return {
    by,
    at: workingTime(on, child, 'confirmed'),
    as: 'confirmed',
    reason: 'The parents have accepted the place',
  };
}

export function phaseTransfer(transfer: Transfer): PlannedMove {
  const { from, to, year } = transfer;
  const { leavesOn, startsOn } = transferDates(transfer);
  return {
    key: `to-${to}-${String(year)}`,
    from: schoolAt(from),
    to: schoolAt(to),
    kind: 'phase-transfer',
    leavesOn,
    startsOn,
    proposed: offered(year, to),
    decided: confirmed(transfer),
    arrival: { by: authorIn(to, 'data-manager', 'dsl'), at: timeOn(startsOn, 10, 40) },
    handover: handoverByHabit,
    sharing: sharingByHabit,
  };
}

/** A transfer to somewhere that is not a school here. */
export const transferElsewhere = (from: SchoolKey, to: Place, year: number): PlannedMove => ({
  key: `elsewhere-${String(year)}`,
  from: schoolAt(from),
  to,
  kind: to.type === 'home-education' ? 'home-education' : 'phase-transfer',
  leavesOn: lastDayOfYear(from, year - 1),
  ...(to.type === 'out-of-area' ? { startsOn: weekdayFrom(day(year, 9, 3)) } : {}),
  proposed: { ...offered(year), source: 'No place in the county was taken up' },
  decided: {
    by: author('priya-nair'),
    at: workingTime(addWeekdays(offerDay(year), 40), from, 'elsewhere'),
    as: 'confirmed',
    reason: 'Recorded after the offer was declined',
  },
  handover: handoverByHabit,
});
