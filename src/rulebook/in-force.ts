/** Which triggers a rule applies to: those that happened while it was in force. */
import { dayNumber, type Milliseconds, startOfDay } from './calendar/days.ts';
import type { Rule } from './pack/pack-schema.ts';
import type { World } from './world.ts';

/** Law whose commencement has not been set applies to nothing. */
export function compileInForce({
  inForce: { from, to },
  commences,
}: Pick<Rule, 'inForce' | 'commences'>): (happened: Milliseconds, world: World) => boolean {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : startOfDay(dayNumber(from));
  const end = to === undefined ? Number.POSITIVE_INFINITY : startOfDay(dayNumber(to) + 1);
  const isBetween = (happened: Milliseconds): boolean => happened >= first && happened < end;
  if (commences === undefined) return isBetween;
  return (happened, world) => {
    const commenced = world.commencement(commences);
    return commenced !== null && happened >= startOfDay(commenced) && isBetween(happened);
  };
}
