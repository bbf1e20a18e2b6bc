/** What time alone brings about on a challenge: stages that open, answers that do not come, and the end of the last stage. */
import type { Milliseconds } from '../../rulebook/calendar/days.ts';
import type { Ladder, LadderStage } from '../../rulebook/ladder/ladder.ts';

export type TimedStep = {
  readonly step: 'stage-opened' | 'unanswered' | 'last-stage-passed';
  readonly at: Milliseconds;
  readonly stage: number;
  /** Tells this step of this stage apart from every other of the challenge. */
  readonly instance: string;
};

function unansweredAt({ acknowledge, opensAt, responded, until }: LadderStage): Milliseconds | null {
  if (acknowledge.kind !== 'at' || acknowledge.at <= opensAt) return null;
  const isOpen = until === null || until > acknowledge.at;
  return isOpen && (responded === null || responded.at > acknowledge.at) ? acknowledge.at : null;
}

/** In order of time. Nothing of what had passed before anybody wrote the challenge down: nobody was shown that. */
export function timedSteps(ladder: Ladder): readonly TimedStep[] {
  const steps = ladder.stages.flatMap((stage): readonly TimedStep[] => {
    const named = { stage: stage.n, instance: `${ladder.instance}/${stage.n}@${stage.opensAt}` };
    const unanswered = unansweredAt(stage);
    return [
      ...(stage.opened === 'limit-passed' ? [{ ...named, step: 'stage-opened' as const, at: stage.opensAt }] : []),
      ...(unanswered === null ? [] : [{ ...named, step: 'unanswered' as const, at: unanswered }]),
    ];
  });
  const last = ladder.stages.at(-1);
  const passed: readonly TimedStep[] =
    ladder.exhaustedAt === null || last === undefined
      ? []
      : [{ step: 'last-stage-passed', at: ladder.exhaustedAt, stage: last.n, instance: `${ladder.instance}/end` }];
  return [...steps, ...passed]
    .filter(({ at }) => at > ladder.knownAt && (ladder.ending === null || at < ladder.ending.at))
    .toSorted((a, b) => a.at - b.at);
}
