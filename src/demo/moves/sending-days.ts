/** On which day a school hands something over, by how prompt it is. */
import type { SchoolKey } from '../places/school-list.ts';
import { randomFor } from '../random.ts';
import { addWeekdays, type Day, day, isBefore } from '../time/days.ts';
import { schoolDayFrom, schoolDayUntil } from '../time/school-days.ts';
import type { Occasion } from './handover-items.ts';

export type Promptness = 'early' | 'in-time' | 'late' | 'very-late';

/** Days after the last day at the old school (`L`), the first at the new one (`S`), or a date in May or June. */
type Window =
  | readonly ['L' | 'S', number, number]
  | readonly ['date', readonly [number, number], readonly [number, number]];
type Windows = Readonly<Record<Occasion, Readonly<Record<Promptness, Window>>>>;

const atTheUsualTime: Windows = {
  may: {
    early: ['date', [5, 8], [5, 18]],
    'in-time': ['date', [5, 19], [5, 28]],
    late: ['date', [6, 8], [6, 24]],
    'very-late': ['S', 14, 35],
  },
  'end-of-term': { early: ['L', -35, -20], 'in-time': ['L', -12, -1], late: ['S', 2, 10], 'very-late': ['S', 30, 50] },
  'before-start': { early: ['L', -28, -14], 'in-time': ['L', -10, 0], late: ['S', 3, 9], 'very-late': ['S', 28, 45] },
  'after-leaving': { early: ['L', -3, 0], 'in-time': ['S', 2, 12], late: ['S', 24, 34], 'very-late': ['S', 55, 70] },
  'first-week': { early: ['L', -9, -2], 'in-time': ['S', 0, 3], late: ['S', 9, 20], 'very-late': ['S', 40, 55] },
};

const whileLeaving = {
  early: ['L', -6, -3],
  'in-time': ['L', -2, -1],
  late: ['S', 4, 9],
  'very-late': ['S', 20, 30],
} as const;

const inTheYear: Windows = {
  may: whileLeaving,
  'end-of-term': whileLeaving,
  'before-start': whileLeaving,
  'after-leaving': { early: ['L', -1, 0], 'in-time': ['S', 3, 12], late: ['S', 28, 38], 'very-late': ['S', 50, 60] },
  'first-week': { early: ['L', -3, 0], 'in-time': ['S', 0, 3], late: ['S', 9, 16], 'very-late': ['S', 25, 40] },
};

export type Sending = {
  readonly from: SchoolKey;
  readonly leavesOn: Day;
  readonly startsOn: Day;
  readonly usualTime: boolean;
  readonly confirmedOn: Day;
};

/** @param labels what is sent together gets the same day */
export function sendingDay(
  { from, leavesOn, startsOn, usualTime, confirmedOn }: Sending,
  occasion: Occasion,
  promptness: Promptness,
  ...labels: readonly (string | number)[]
): Day {
  const random = randomFor('sending', from, occasion, promptness, startsOn.toString(), ...labels);
  const window = (usualTime ? atTheUsualTime : inTheYear)[occasion][promptness];
  const [first, last] =
    window[0] === 'date'
      ? window.slice(1).map((date) => day(leavesOn.year, ...(date as readonly [number, number])))
      : window.slice(1).map((days) => (window[0] === 'L' ? leavesOn : startsOn).add({ days: days as number }));
  const length = first === undefined || last === undefined ? 0 : first.until(last).days;
  const planned = (first ?? startsOn).add({ days: random.between(0, length) });
  const chosen = isBefore(planned, leavesOn) ? schoolDayUntil(from, planned) : schoolDayFrom(from, planned);
  return isBefore(confirmedOn, chosen) ? chosen : schoolDayFrom(from, addWeekdays(confirmedOn, random.between(1, 6)));
}
