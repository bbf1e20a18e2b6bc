/** What derive() says of one challenge on one ladder: instants, never a state that time changes. */
import type { Compartment, OrganisationKind, Viewer } from '../../kinds/vocabulary.ts';
import type { Day, Milliseconds } from '../calendar/days.ts';
import type { DueBy, Party } from '../duty/duty.ts';
import type { ladderStates } from './ladder-rule.ts';

export type LadderState = (typeof ladderStates)[number];

/** Who acts for one of the organisations that disagree. */
export type Acting = {
  /** The organisation on whose side they are; null for whoever leads the stage for all. */
  readonly side: string | null;
  readonly kind: OrganisationKind;
  /** Whether another organisation acts for it. */
  readonly isProxy: boolean;
  readonly called: string | null;
  readonly acts: Party;
  readonly deputy: Party | null;
  readonly outOfHours: Party | null;
};

export type At = { readonly at: Milliseconds; readonly entry: string };

/** Why a stage opened. `against-ladder`: somebody opened it although the ladder does not provide for that. */
export type Opened = 'raised' | 'starts-here' | 'limit-passed' | 'not-agreed' | 'skipped' | 'opened' | 'against-ladder';

export type LadderStage = {
  readonly n: number;
  readonly title: string;
  readonly opensAt: Milliseconds;
  /** From when its limits in days count. */
  readonly countsFrom: Milliseconds;
  readonly opened: Opened;
  /** In words of the ladder, where it says why. */
  readonly because: string | null;
  /** The entry that opened it; null when time did. */
  readonly by: string | null;
  readonly isUrgent: boolean;
  readonly acknowledge: DueBy;
  readonly resolve: DueBy;
  /** The first response of anybody while the stage was open. */
  readonly responded: At | null;
  /** When it gave way to another stage, an agreement or the end; null while none of them is in sight. */
  readonly until: Milliseconds | null;
  readonly acting: readonly Acting[];
  /** Organisations for which the ladder names nobody. */
  readonly uncovered: readonly string[];
};

export type Agreement = At & {
  /** Last day of what was agreed, when one was named. */
  readonly actionUntil: Day | null;
  /** When it no longer held; null while it does. */
  readonly until: Milliseconds | null;
};

export type Need = { readonly need: string; readonly title: string; readonly met: At | null };

export type Ladder = {
  readonly rule: string;
  readonly pack: string;
  readonly packVersion: string;
  /** The rule and the first entry of the chain of corrections that raised the challenge. */
  readonly instance: string;
  readonly challenge: string;
  readonly trigger: string;
  readonly raisedAt: Milliseconds;
  /** When it was first recorded. */
  readonly knownAt: Milliseconds;
  /** Why the ladder is not run for this challenge, and what to do; null when it is run. */
  readonly doesNotRun: string | null;
  /** Stages that opened, and those that will when nobody agrees, in order. */
  readonly stages: readonly LadderStage[];
  readonly agreements: readonly Agreement[];
  readonly needs: readonly Need[];
  /** `without`: needs that nobody has shown to be met. */
  readonly ending: (At & { readonly how: 'closed' | 'all-shown'; readonly without: readonly string[] }) | null;
  /** When the last stage ended without agreement, or will; null while that is not in sight. */
  readonly exhaustedAt: Milliseconds | null;
  /** The entry that says how the child is kept safe meanwhile: the newest that had happened by the time of asking. */
  readonly safety: string;
  readonly evidence: readonly string[];
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

export type LadderNow = {
  readonly state: LadderState;
  readonly stage: LadderStage | null;
  readonly agreement: Agreement | null;
  /** Whether anybody has responded at this stage; when false, `ring` says who is to be rung. */
  readonly responded: boolean;
  readonly ring: readonly Acting[];
};

/** Where a challenge stands at an instant. A pure function of the stored instants. */
export function ladderNow(ladder: Ladder, at: Milliseconds): LadderNow {
  const stage = ladder.stages.findLast(({ opensAt }) => opensAt <= at) ?? null;
  const nobody = { stage, agreement: null, responded: true, ring: [] };
  if (ladder.ending !== null && ladder.ending.at <= at) return { ...nobody, state: 'closed' };
  if (ladder.doesNotRun !== null || stage === null)
    return { ...nobody, state: 'does-not-run', responded: false, ring: [] };
  const agreement = ladder.agreements.find((each) => each.at <= at && (each.until === null || at < each.until)) ?? null;
  if (agreement !== null) return { ...nobody, agreement, state: 'agreed' };
  const responded = stage.responded !== null && stage.responded.at <= at;
  const isExhausted = ladder.exhaustedAt !== null && ladder.exhaustedAt <= at;
  return {
    state: isExhausted ? 'last-stage-passed' : 'open',
    stage,
    agreement: null,
    responded,
    ring: responded ? [] : stage.acting,
  };
}

/** The instants after `from` at which something changes by time alone. */
export const ladderChanges = (ladder: Ladder, from: Milliseconds): readonly Milliseconds[] =>
  [
    ...new Set(
      ladder.stages.flatMap(({ opensAt, acknowledge, resolve }) => [
        opensAt,
        ...[acknowledge, resolve].flatMap((due) => (due.kind === 'at' ? [due.at] : [])),
      ]),
    ),
  ]
    .filter((instant) => instant > from && (ladder.ending === null || instant < ladder.ending.at))
    .toSorted((a, b) => a - b);
