/** What a rulebook would have said on a day, and what of it would still have been open at its end. */
import type { Milliseconds } from '../calendar/days.ts';
import type { Spoken } from './replay-child.ts';

export type SpokenBy = {
  /** Said between the two instants, oldest first. */
  readonly said: readonly Spoken[];
  /** Asked by then and neither settled nor closed, whatever was said last of each: oldest first. */
  readonly open: readonly Spoken[];
};

/**
 * @param from the first instant of the day
 * @param until the last instant that counts
 */
export function spokenBy(spoken: readonly Spoken[], from: Milliseconds, until: Milliseconds): SpokenBy {
  const last = new Map<string, Spoken>();
  for (const each of spoken) {
    if (each.at > until) continue;
    if (each.step === 'settled' || each.step === 'closed') last.delete(each.instance);
    else last.set(each.instance, each);
  }
  return { said: spoken.filter(({ at }) => at >= from && at <= until), open: [...last.values()] };
}
