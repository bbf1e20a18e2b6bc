/** Whether an example of a ladder still holds. */
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import type { DueBy } from '../duty/duty.ts';
import type { World } from '../world.ts';
import { type Ladder, ladderNow } from './ladder.ts';
import type { LadderExample } from './ladder-rule.ts';

/** The last day in time; of a limit in hours, the day on which it ends. */
const limitText = (due: DueBy): string => {
  if (due.kind === 'no-fixed-time') return 'no fixed time';
  return due.kind === 'cannot-compute' ? 'cannot compute' : dayText(due.day ?? dayAt(due.at));
};

/** @returns what differs from what is expected, or null when it holds */
export function compareLadders(
  { expect }: LadderExample,
  ladders: readonly Ladder[],
  world: World,
  asOf: Milliseconds,
): string | null {
  const ladder = ladders.at(-1);
  if (expect === 'nothing') return ladder === undefined ? null : 'expected nothing, but there is a challenge';
  if (ladder === undefined) return 'expected a challenge, but there is none';
  const now = ladderNow(ladder, asOf);
  const actual = {
    state: now.state,
    stage: now.stage?.n ?? 0,
    why: now.stage?.opened ?? '',
    responded: now.responded,
    limits: ladder.stages.map(({ resolve }) => limitText(resolve)).join(', '),
    ring: now.ring
      .map(({ acts }) => (acts.organisation === null ? 'nobody known' : world.organisationName(acts.organisation)))
      .join(', '),
    without: ladder.ending?.without.join(', ') ?? '',
  };
  const differences = (Object.keys(actual) as (keyof typeof actual)[]).flatMap((part) => {
    const wanted = expect[part];
    if (wanted === undefined) return [];
    const text = Array.isArray(wanted) ? wanted.join(', ') : wanted;
    return text === actual[part] ? [] : [`${part} should be ${String(text)} but is ${String(actual[part])}`];
  });
  return differences.length === 0 ? null : differences.join('; ');
}
