/** Moves during the school year, around the day of the demo: some wait for a decision, some have just happened. */
import type { Place } from '../../kinds/school-place.ts';
import type { MoveKind } from '../../kinds/transition.ts';
import type { Author } from '../people/people.ts';
import { authorIn } from '../people/people.ts';
import { schoolAt } from '../places/places.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { addWeekdays, type Day, timeOn, workingTime } from '../time/days.ts';
import { addSchoolDays, schoolDayFrom, schoolDayUntil } from '../time/school-days.ts';
import { handoverByHabit } from './plan-handover.ts';
import type { PlannedMove } from './planned-move.ts';
import type { SendingHabit } from './school-habits.ts';
import { sharingByHabit } from './sharing-in-advance.ts';

export type InYearMove = {
  readonly key: string;
  readonly from: Place;
  readonly fromSchool?: SchoolKey;
  readonly to: SchoolKey;
  readonly kind?: MoveKind;
  /** School days of the new school after the day of the demo, or before it when negative. Never 0. */
  readonly starts: number;
  /** Before the day of the demo; see daysAround. */
  readonly proposed: { readonly ago: number; readonly by: Author; readonly source: string; readonly reason?: string };
  /** Before the day of the demo, by the new school unless somebody else is named. */
  readonly decided?: { readonly ago: number; readonly as?: 'rejected'; readonly reason: string; readonly by?: Author };
  readonly arrives?: false;
  /** How it was handed over, if it was. */
  readonly handover?: SendingHabit | NonNullable<PlannedMove['handover']>;
};

/** The first day at the new school and the last at the old one. */
export function inYearDates(asOf: Day, { fromSchool, to, starts }: Pick<InYearMove, 'fromSchool' | 'to' | 'starts'>) {
  const startsOn =
    starts < 0 ? addSchoolDays(to, asOf, starts) : addSchoolDays(to, schoolDayFrom(to, asOf), starts - 1);
  const leavesOn = fromSchool === undefined ? undefined : schoolDayUntil(fromSchool, startsOn.subtract({ days: 1 }));
  return { startsOn, leavesOn };
}

/**
 * Days around a move, counted back from the day of the demo as if there were no holidays: after the start in days of the
 * new school, before it in weekdays. So that what came before the move stays before it, also in August.
 *
 * @param started school days before the day of the demo
 */
export function daysAround(asOf: Day, to: SchoolKey, started: number): (ago: number) => Day {
  const startsOn = addSchoolDays(to, asOf, -started);
  return (ago) => (ago > started ? addWeekdays(startsOn, started - ago) : addSchoolDays(to, asOf, -ago));
}

export function planInYearMove(child: string, asOf: Day, move: InYearMove): PlannedMove {
  const { key, from, to, kind = 'in-year', starts, proposed, decided, handover, arrives } = move;
  const { startsOn, leavesOn } = inYearDates(asOf, move);
  const dayOf = starts < 0 ? daysAround(asOf, to, -starts) : (days: number) => addWeekdays(asOf, -days);
  const ago = (days: number, label: string) => workingTime(dayOf(days), child, key, label);
  const by = decided?.by ?? authorIn(to, 'data-manager', 'dsl');
  const { ago: _, ...proposal } = proposed;
  const plan: PlannedMove = {
    key,
    from,
    to: schoolAt(to),
    kind,
    leavesOn,
    startsOn,
    proposed: { ...proposal, at: ago(proposed.ago, 'proposed') },
  };
  if (decided === undefined) return plan;
  const { as = 'confirmed', reason } = decided;
  return {
    ...plan,
    decided: { by, at: ago(decided.ago, 'decided'), as, reason },
    ...(arrives === false ? {} : { arrival: { by, at: timeOn(startsOn, 10, 25) } }),
    ...(typeof handover === 'string'
      ? { handover: (of) => handoverByHabit(of, handover), sharing: sharingByHabit }
      : {}),
    ...(typeof handover === 'function' ? { handover } : {}),
  };
}
