/** Where a challenge stands for one person: what it is waiting for, on whose side they are, and what they may do. Pure. */
import type { Role } from '../kinds/vocabulary.ts';
import type { Actor, Post } from '../record/actor.ts';
import type { Challenge, OwnSeat } from '../record/challenges/challenges.ts';
import { type LadderNow, ladderNow } from '../rulebook/ladder/ladder.ts';
import type { LadderRule } from '../rulebook/ladder/ladder-rule.ts';

export type Side = 'raised' | 'challenged' | 'leads';

export type ChallengeState = 'open' | 'agreed' | 'closed' | 'last-stage-passed' | 'no-ladder';

export type Standing = {
  readonly state: ChallengeState;
  /** Null where no ladder runs. */
  readonly now: LadderNow | null;
  /** On whose side the viewer is; none for somebody who only reads. */
  readonly sides: ReadonlySet<Side>;
  /** The organisation for which they act. */
  readonly post: Post | null;
  readonly steps: readonly ChallengeStep[];
};

export const challengeSteps = [
  'acknowledge',
  'answer',
  'propose',
  'agree',
  'not-agreed',
  'next-stage',
  'contact',
  'safety',
  'done',
  'not-done',
  'told',
  'withdraw',
  'close',
] as const;
export type ChallengeStep = (typeof challengeSteps)[number];

export const isStep = (text: string | undefined): text is ChallengeStep => challengeSteps.some((step) => step === text);

const sideOf = ({ organisation }: Challenge, { side }: OwnSeat): Side =>
  side === null ? 'leads' : side === organisation ? 'raised' : 'challenged';

export function stateOf({ ladder, endedAt }: Challenge, at: Temporal.Instant): Pick<Standing, 'state' | 'now'> {
  if (ladder === null) {
    const isOver = endedAt !== null && Temporal.Instant.compare(endedAt, at) <= 0;
    return { state: isOver ? 'closed' : 'no-ladder', now: null };
  }
  const now = ladderNow(ladder, at.epochMilliseconds);
  return { state: now.state === 'does-not-run' ? 'no-ladder' : now.state, now };
}

/** Whoever works for one of the organisations that disagree speaks for it where no ladder says who does. */
function sidesOf(challenge: Challenge, actor: Actor, working: readonly Post[], runs: boolean): ReadonlySet<Side> {
  const { seats, organisation, sides } = challenge;
  const seated = seats.map((seat) => sideOf(challenge, seat));
  if (runs) return new Set(seated);
  const byWork = working.flatMap((held): readonly Side[] =>
    held.organisation === organisation ? ['raised'] : sides.includes(held.organisation) ? ['challenged'] : [],
  );
  const isRaiser = challenge.raisedBy === actor.practitioner;
  return new Set([...seated, ...byWork, ...(isRaiser ? (['raised'] as const) : [])]);
}

function postIn({ seats, sides, organisation }: Challenge, { posts }: Actor, working: readonly Post[]): Post | null {
  const held = (viewer: string) => posts.find((each) => `${each.role}@${each.organisation}` === viewer);
  const sat = seats.filter(({ part }) => part !== 'raised');
  const open = [...sat.filter(({ isOpen }) => isOpen), ...sat].flatMap(({ viewer }) => held(viewer) ?? []);
  const raiser = posts.find((each) => each.organisation === organisation);
  const isRaiser = seats.some(({ part }) => part === 'raised');
  return (
    open[0] ?? (isRaiser ? raiser : undefined) ?? working.find((each) => sides.includes(each.organisation)) ?? null
  );
}

/** The later stages to which the ladder lets somebody in this role go at once. */
export const skipsFor = (rule: LadderRule | undefined, stage: number, roles: readonly Role[]): readonly number[] => [
  ...new Set(
    (rule?.skips ?? [])
      .filter(({ to, by }) => to > stage && by?.some((role) => roles.includes(role)) === true)
      .map(({ to }) => to),
  ),
];

type Looked = {
  readonly actor: Actor;
  /** Posts in which the viewer works with the child. */
  readonly working: readonly Post[];
  readonly at: Temporal.Instant;
  /** Whether there is a proposal of another side that the viewer could agree to. */
  readonly canAgree: boolean;
  readonly canSkip: boolean;
};

export function standingOf(challenge: Challenge, { actor, working, at, canAgree, canSkip }: Looked): Standing {
  const { state, now } = stateOf(challenge, at);
  const sides = sidesOf(challenge, actor, working, state !== 'no-ladder');
  const standing = { state, now, sides, post: postIn(challenge, actor, working) };
  if (sides.size === 0 || standing.post === null) {
    const steps: readonly ChallengeStep[] = canSkip && state === 'open' ? ['next-stage'] : [];
    return { ...standing, post: working[0] ?? null, steps: working[0] === undefined ? [] : steps };
  }
  return { ...standing, steps: stepsIn(standing, challenge, { canAgree, canSkip }) };
}

function stepsIn(
  { state, now, sides }: Omit<Standing, 'steps'>,
  { seats, ladder }: Challenge,
  { canAgree, canSkip }: Pick<Looked, 'canAgree' | 'canSkip'>,
): readonly ChallengeStep[] {
  const isOther = sides.has('challenged') || sides.has('leads');
  const actsNow = seats.some(({ isOpen }) => isOpen);
  const open: readonly ChallengeStep[] = [
    ...(isOther && actsNow && now?.responded === false ? (['acknowledge'] as const) : []),
    'answer',
    ...(actsNow ? (['propose'] as const) : []),
    ...(canAgree && actsNow ? (['agree'] as const) : []),
    ...(actsNow && state === 'open' ? (['not-agreed'] as const) : []),
    ...(canSkip && state === 'open' ? (['next-stage'] as const) : []),
    'contact',
    'safety',
    ...(sides.has('raised') ? (['withdraw'] as const) : []),
  ];
  switch (state) {
    case 'open':
    case 'last-stage-passed':
      return open;
    case 'agreed': {
      const shown = (need: string): boolean => ladder?.needs.find((each) => each.need === need)?.met != null;
      return [
        ...(shown('action-done') ? [] : (['done'] as const)),
        ...(shown('originator-informed') ? [] : (['told'] as const)),
        'not-done',
        'answer',
        'contact',
        'safety',
      ];
    }
    case 'no-ladder':
      return [
        'acknowledge',
        'answer',
        'propose',
        ...(canAgree ? (['agree'] as const) : []),
        'contact',
        'safety',
        'done',
        'told',
        ...(sides.has('raised') ? (['withdraw'] as const) : []),
        'close',
      ];
    case 'closed':
      return [];
  }
}
