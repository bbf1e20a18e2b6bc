/**
 * `shown`: what was shown, from when to when. Two answers are kept apart: `state` is what is true given all that is known
 * now and may move either way when something is recorded late; `shown` is history and only grows.
 */
import type { Milliseconds } from './calendar/days.ts';
import { breakpoints, derive } from './derive.ts';
import { type Duty, type DutyState, dutyState, timedChanges } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';

export type Shown = {
  readonly instance: string;
  readonly rule: string;
  readonly from: Milliseconds;
  /** Null when it is still shown at the time of asking. */
  readonly to: Milliseconds | null;
  readonly state: DutyState;
  readonly due: Duty['due'];
};

const sameWords = (a: Shown | undefined, b: Shown): boolean =>
  a !== undefined && a.state === b.state && JSON.stringify(a.due) === JSON.stringify(b.due);

/** Each recorded time, and each instant at which time alone may change what was derived until more was recorded. */
function momentsOf(
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
  asOf: Milliseconds,
): readonly Milliseconds[] {
  const recorded = [...new Set(entries.map((entry) => entry.recorded))]
    .filter((instant) => instant <= asOf)
    .toSorted((a, b) => a - b);
  const moments = recorded.flatMap((from, index) => {
    const until = recorded[index + 1] ?? asOf + 1;
    const later = breakpoints(entries, world, rulebook, { asOf: from, until: until - 1 }).filter(
      (instant) => instant > from && instant < until,
    );
    return [from].concat(later);
  });
  return [...new Set(moments)].toSorted((a, b) => a - b);
}

/** Every period in which a duty was shown in one state with one limit, oldest first, up to `asOf`. */
export function shownHistory(
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
  asOf: Milliseconds,
): readonly Shown[] {
  const moments = momentsOf(entries, world, rulebook, asOf);
  const running = new Map<string, Shown>();
  const closed: Shown[] = [];
  const close = (instance: string, to: Milliseconds): void => {
    const last = running.get(instance);
    if (last !== undefined) closed.push({ ...last, to });
    running.delete(instance);
  };
  for (const [index, from] of moments.entries()) {
    const until = moments[index + 1] ?? asOf + 1;
    const { duties } = derive(entries, world, rulebook, from);
    const present = new Set(duties.map((duty) => duty.instance));
    for (const instance of running.keys()) if (!present.has(instance)) close(instance, from);
    for (const duty of duties) {
      for (const at of [from, ...timedChanges(duty, from).filter((change) => change < until)]) {
        const next: Shown = {
          instance: duty.instance,
          rule: duty.rule,
          from: at,
          to: null,
          state: dutyState(duty, at),
          due: duty.due,
        };
        if (sameWords(running.get(duty.instance), next)) continue;
        close(duty.instance, at);
        running.set(duty.instance, next);
      }
    }
  }
  return [...closed, ...running.values()].toSorted((a, b) => a.from - b.from || (a.instance < b.instance ? -1 : 1));
}
