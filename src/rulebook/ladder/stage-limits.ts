/** The limits of a stage: from when it opens, on the calendar that the ladder names, never beyond what the child can wait. */
import { dayAt, type Milliseconds } from '../calendar/days.ts';
import { compileDue, type Reached } from '../duty/compile-due.ts';
import type { DueBy } from '../duty/duty.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Limit } from '../pack/limit-schema.ts';
import type { World } from '../world.ts';
import type { StageLimit, StageRule } from './ladder-rule.ts';

export type Opening = {
  readonly raised: EffectiveEntry;
  readonly opensAt: Milliseconds;
  /** From when limits in days count: the last moment of the limit that passed, or when it was opened. */
  readonly countsFrom: Milliseconds;
  readonly isUrgent: boolean;
  /** The first instant after the day by which the child needs an answer. */
  readonly neededBefore: Milliseconds | null;
  readonly world: World;
};

type Reach = (opening: Opening) => Reached;
export type CompiledStageLimits = { readonly acknowledge: Reach; readonly resolve: Reach };

/** The limit as any other rule would write it; null for "at once". */
export const limitOfStage = (limit: StageLimit): Limit | null =>
  limit === 'at once'
    ? null
    : limit === 'no fixed time'
      ? limit
      : { within: limit.within, after: 'begun', calendar: limit.calendar, counting: limit.counting, roll: 'none' };

function compileLimit(source: StageLimit): Reach {
  const limit = limitOfStage(source);
  if (limit === null) {
    return ({ opensAt: at }) => ({
      due: { kind: 'at', at, day: null },
      limit: 'no fixed time',
      from: at,
      calendar: null,
    });
  }
  const { reach } = compileDue(limit, []);
  const inHours = typeof limit === 'object' && 'within' in limit && limit.within.includes('hour');
  return ({ raised, opensAt, countsFrom, world }) =>
    reach({ trigger: raised, begun: inHours ? opensAt : countsFrom, world });
}

/** No later than the end of the day by which the child needs an answer, unless that had passed already. */
function sooner(due: DueBy, { neededBefore, opensAt }: Opening): DueBy {
  if (neededBefore === null || neededBefore <= opensAt) return due;
  return due.kind === 'at' && due.at <= neededBefore
    ? due
    : { kind: 'at', at: neededBefore, day: dayAt(neededBefore - 1) };
}

export function compileStageLimits({ acknowledge, resolve, urgent }: StageRule): CompiledStageLimits {
  const either = (usual: StageLimit, when: StageLimit | undefined): Reach => {
    const usually = compileLimit(usual);
    const urgently = when === undefined ? usually : compileLimit(when);
    return (opening) => {
      const reached = (opening.isUrgent ? urgently : usually)(opening);
      return { ...reached, due: sooner(reached.due, opening) };
    };
  };
  return { acknowledge: either(acknowledge, urgent?.acknowledge), resolve: either(resolve, urgent?.resolve) };
}
