/** Whether an example of a prompt still holds. */
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import type { World } from '../world.ts';
import { type Prompt, promptState } from './prompt.ts';
import type { PromptExample } from './prompt-rule.ts';

/**
 * @param prompts of the rule that the example is of, oldest first
 * @returns what differs from what is expected, or null when it holds
 */
export function comparePrompts(
  { expect }: PromptExample,
  prompts: readonly Prompt[],
  world: World,
  asOf: Milliseconds,
): string | null {
  const found = prompts.at(-1);
  if (expect === 'nothing') {
    return found === undefined ? null : `expected nothing, but it was raised on ${dayText(dayAt(found.raisedAt))}`;
  }
  if (found === undefined) return 'expected a prompt, but nothing was raised';
  const { organisation } = found.owner;
  const actual = {
    state: promptState(found, asOf),
    raised: dayText(dayAt(found.raisedAt)),
    quotes: found.evidence.length,
    since: found.since.length,
    withdrawn: found.withdrawn.length,
    asked: prompts.length,
    owner: organisation === null ? 'nobody known' : world.organisationName(organisation),
  };
  const parts = ['state', 'raised', 'quotes', 'since', 'withdrawn', 'asked', 'owner'] as const;
  const differences = parts.flatMap((part) =>
    expect[part] === undefined || expect[part] === actual[part]
      ? []
      : [`${part} should be ${expect[part]} but is ${actual[part]}`],
  );
  return differences.length === 0 ? null : differences.join('; ');
}
