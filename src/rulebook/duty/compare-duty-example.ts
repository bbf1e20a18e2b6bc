/** Whether an example of a duty or an item still holds. */
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import type { World } from '../world.ts';
import { type Duty, dutyState } from './duty.ts';
import type { DutyExample } from './duty-rule.ts';

const dueText = ({ due }: Duty): string => {
  if (due.kind === 'no-fixed-time') return 'no fixed time';
  if (due.kind === 'cannot-compute') return 'cannot compute';
  return dayText(due.day ?? dayAt(due.at));
};

/**
 * @param duties of the rule that the example is of
 * @returns what differs from what is expected, or null when it holds
 */
export function compareDuties(
  { expect }: DutyExample,
  duties: readonly Duty[],
  world: World,
  asOf: Milliseconds,
): string | null {
  const found = duties.at(-1);
  if (expect === 'nothing')
    return found === undefined ? null : `expected nothing, but it is owed, due ${dueText(found)}`;
  if (found === undefined) return 'expected a duty, but nothing is owed';
  const actual = {
    due: dueText(found),
    state: dutyState(found, asOf),
    owner: found.owner.organisation === null ? 'nobody known' : world.organisationName(found.owner.organisation),
  };
  const differences = (['due', 'state', 'owner'] as const).flatMap((part) =>
    expect[part] === undefined || expect[part] === actual[part]
      ? []
      : [`${part} should be ${expect[part]} but is ${actual[part]}`],
  );
  return differences.length === 0 ? null : differences.join('; ');
}
