/** What two rulebooks say differently about the children of the worked examples. */
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import { derive } from '../derive.ts';
import type { Derived } from '../derived.ts';
import { type Duty, dutyState } from '../duty/duty.ts';
import { exampleEntries, instantOf } from '../example/example-entries.ts';
import { exampleWorld } from '../example/example-world.ts';
import { type Pack, ruleId } from '../pack/pack-schema.ts';
import { promptState } from '../prompt/prompt.ts';
import type { Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';

export type ExampleChange = {
  readonly rule: string;
  readonly example: string;
  /** Lines that only the first says, and lines that only the second says. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};

const dueText = ({ due }: Duty): string => {
  if (due.kind === 'no-fixed-time') return 'no fixed time';
  if (due.kind === 'cannot-compute') return 'a limit that cannot be computed';
  return `due ${dayText(due.day ?? dayAt(due.at))}`;
};

function linesOf({ duties, prompts }: Derived, world: World, asOf: Milliseconds): readonly string[] {
  const owed = duties.map((duty) => {
    const { role, organisation } = duty.owner;
    const who = organisation === null ? 'nobody known' : world.organisationName(organisation);
    return `${duty.rule}: ${dutyState(duty, asOf)}, ${dueText(duty)}, owed by ${role} at ${who}`;
  });
  const asked = prompts.map(
    (prompt) => `${prompt.prompt}: ${promptState(prompt, asOf)}, asked since ${dayText(dayAt(prompt.raisedAt))}`,
  );
  return owed.concat(asked);
}

const only = (lines: readonly string[], others: readonly string[]): readonly string[] =>
  lines.filter((line) => !others.includes(line));

/** Every worked example of the packs, read under both rulebooks. Those that say the same are left out. */
export function diffExamples(
  packs: readonly Pack[],
  before: Rulebook,
  after: Rulebook,
  bankHolidays: BankHolidays,
): readonly ExampleChange[] {
  return packs.flatMap((pack) => {
    const world = exampleWorld(pack, bankHolidays);
    return pack.rules.flatMap((rule) =>
      rule.examples.flatMap((example): ExampleChange[] => {
        const entries = exampleEntries(example, pack);
        const asOf = instantOf(example.asOf);
        const [old, now] = [before, after].map((rulebook) =>
          linesOf(derive(entries, world, rulebook, asOf), world, asOf),
        );
        if (old === undefined || now === undefined) return [];
        const change = { before: only(old, now), after: only(now, old) };
        if (change.before.length === 0 && change.after.length === 0) return [];
        return [{ rule: ruleId(rule), example: example.title, ...change }];
      }),
    );
  });
}
