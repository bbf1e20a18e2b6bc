/** What became of challenges: by topic, by kind of organisation, by stage. Pure. */
import { type ChallengeOutcome, type ChallengeTopic, challengeTopicCodes } from '../kinds/challenge-codes.ts';
import { type OrganisationKind, organisationKindCodes } from '../kinds/vocabulary.ts';
import type { LoggedChallenge } from '../record/partnership-log/all-challenges.ts';
import type { LadderStage } from '../rulebook/ladder/ladder.ts';
import { type Rounded, rounded, type Total, tenths, totalBeside } from './rounded.ts';

export type StageCounts = {
  readonly stage: number;
  readonly opened: Total;
  readonly inTime: Rounded;
  readonly late: Rounded;
  /** Nobody had agreed when the time of the stage before had run out. */
  readonly openedByTime: Rounded;
  /** Somebody took it there before its time. */
  readonly skippedTo: Rounded;
};

export type OutcomeCounts = Readonly<Record<'open' | 'without-agreement' | ChallengeOutcome, Rounded>>;

export type Line<Code extends string> = {
  readonly code: Code;
  readonly raised: Rounded;
  /** Of those that ended: about how many in ten ended with the decision changed; null where too few are known. */
  readonly changedInTen: number | null;
  /** Of the stages that waited for an answer: about how many in ten had it in time; null where too few are known. */
  readonly inTimeInTen: number | null;
};

export type ChallengeCounts = {
  readonly raised: Total;
  readonly withoutLadder: Rounded;
  readonly outcomes: OutcomeCounts;
  readonly stages: readonly StageCounts[];
  readonly highest: readonly { readonly stage: number; readonly challenges: Rounded }[];
  readonly byTopic: readonly Line<ChallengeTopic>[];
  readonly byRaiser: readonly Line<OrganisationKind>[];
  readonly byOther: readonly Line<OrganisationKind>[];
};

const openedStages = ({ ladder, endedAt }: LoggedChallenge, now: number): readonly LadderStage[] =>
  ladder === null || ladder.doesNotRun !== null
    ? []
    : ladder.stages.filter(({ opensAt }) => opensAt <= Math.min(now, endedAt?.epochMilliseconds ?? now));

/** Null while there is still time for an answer, and where the ladder sets none. */
export function answeredInTime({ acknowledge, responded }: LadderStage, now: number): boolean | null {
  if (acknowledge.kind !== 'at') return null;
  if (responded !== null && responded.at <= now) return responded.at < acknowledge.at;
  return acknowledge.at <= now ? false : null;
}

export function outcomeOf({ endedAt, outcome }: LoggedChallenge, now: number): keyof OutcomeCounts {
  if (endedAt === null || endedAt.epochMilliseconds > now) return 'open';
  return outcome ?? 'without-agreement';
}

const outcomes = ['open', 'stands', 'changed', 'something-else', 'without-agreement'] as const;

const outcomesOf = (
  challenges: readonly LoggedChallenge[],
  now: number,
): Readonly<Record<keyof OutcomeCounts, number>> => {
  const count = (outcome: keyof OutcomeCounts) => challenges.filter((each) => outcomeOf(each, now) === outcome).length;
  return {
    open: count('open'),
    stands: count('stands'),
    changed: count('changed'),
    'something-else': count('something-else'),
    'without-agreement': count('without-agreement'),
  };
};

function lineOf<Code extends string>(code: Code, challenges: readonly LoggedChallenge[], now: number): Line<Code> {
  const answers = challenges.flatMap((each) => openedStages(each, now)).map((stage) => answeredInTime(stage, now));
  const { open, changed } = outcomesOf(challenges, now);
  return {
    code,
    raised: rounded(challenges.length),
    changedInTen: tenths(rounded(changed), rounded(challenges.length - open)),
    inTimeInTen: tenths(
      rounded(answers.filter((answer) => answer === true).length),
      rounded(answers.filter((answer) => answer !== null).length),
    ),
  };
}

/** One line for each code there is, also where nothing was counted: that a line is there says nothing. */
const linesOf = <Code extends string>(
  codes: readonly Code[],
  challenges: readonly LoggedChallenge[],
  codesOf: (challenge: LoggedChallenge) => readonly (string | null)[],
  now: number,
): readonly Line<Code>[] =>
  codes.map((code) =>
    lineOf<Code>(
      code,
      challenges.filter((each) => codesOf(each).includes(code)),
      now,
    ),
  );

/** How many of each value there are, those without one last. */
const partsBy = (
  values: readonly (string | number | null)[],
  codes: readonly (string | number)[],
): readonly number[] => [
  ...codes.map((code) => values.filter((value) => value === code).length),
  values.filter((value) => value === null || !codes.includes(value)).length,
];

function stageCounts(stage: number, opened: readonly LadderStage[], now: number): StageCounts {
  const answers = opened.map((each) => answeredInTime(each, now));
  const early = opened.filter((each) => ['skipped', 'opened', 'against-ladder'].includes(each.opened)).length;
  const byTime = opened.filter((each) => each.opened === 'limit-passed').length;
  const [inTime, late] = [true, false].map((one) => answers.filter((answer) => answer === one).length) as [
    number,
    number,
  ];
  return {
    stage,
    opened: totalBeside([inTime, late, opened.length - inTime - late], [byTime, early, opened.length - byTime - early]),
    inTime: rounded(inTime),
    late: rounded(late),
    openedByTime: rounded(byTime),
    skippedTo: rounded(early),
  };
}

/**
 * @param now epoch milliseconds
 * @param numbers of all stages that ladders have, so that a line for one does not tell that it was reached
 */
export function countChallenges(
  challenges: readonly LoggedChallenge[],
  now: number,
  numbers: readonly number[],
): ChallengeCounts {
  const running = challenges.map((each) => openedStages(each, now));
  const reached = running.map((stages) => (stages.length === 0 ? null : Math.max(...stages.map(({ n }) => n))));
  const ended = outcomesOf(challenges, now);
  return {
    raised: totalBeside(
      outcomes.map((outcome) => ended[outcome]),
      partsBy(reached, numbers),
      partsBy(
        challenges.map(({ topic }) => topic),
        challengeTopicCodes,
      ),
      partsBy(
        challenges.map(({ raisedBy }) => raisedBy),
        organisationKindCodes,
      ),
    ),
    withoutLadder: rounded(reached.filter((stage) => stage === null).length),
    outcomes: {
      open: rounded(ended.open),
      stands: rounded(ended.stands),
      changed: rounded(ended.changed),
      'something-else': rounded(ended['something-else']),
      'without-agreement': rounded(ended['without-agreement']),
    },
    stages: numbers.map((stage) =>
      stageCounts(
        stage,
        running.flat().filter(({ n }) => n === stage),
        now,
      ),
    ),
    highest: numbers.map((stage) => ({ stage, challenges: rounded(reached.filter((each) => each === stage).length) })),
    byTopic: linesOf(challengeTopicCodes, challenges, ({ topic }) => [topic], now),
    byRaiser: linesOf(organisationKindCodes, challenges, ({ raisedBy }) => [raisedBy], now),
    byOther: linesOf(organisationKindCodes, challenges, ({ others }) => others, now),
  };
}
