/** Whether offices are open now: between nine and five on a working day, on the clocks of the United Kingdom. */
import { timeZone } from '../../clock.ts';
import { dayNumber } from '../../rulebook/calendar/days.ts';
import { isOpenDay } from '../../rulebook/calendar/open-days.ts';
import type { Access } from '../access.ts';
import { calendarsInForce } from '../bank-holidays.ts';

const from = 9;
const to = 17;

/** Usual hours; where a post keeps others, its two numbers say so. */
export async function isInOfficeHours({ transaction, actor, engine, now }: Access): Promise<boolean> {
  const here = now.toZonedDateTimeISO(timeZone);
  const { workingDays } = await calendarsInForce(transaction, actor.partnership, engine);
  return here.hour >= from && here.hour < to && isOpenDay(workingDays, dayNumber(here.toPlainDate().toString()));
}
