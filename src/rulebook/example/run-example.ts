/** Runs the worked examples of a rule. An example that no longer holds is a defect of the pack or of the engine. */
import { isProblem } from '../../errors.ts';
import { kindNamed, parseEntryData } from '../../kinds/registry.ts';
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import { derive } from '../derive.ts';
import { type Duty, dutyState } from '../duty/duty.ts';
import { itemDutyId } from '../duty/item-duties.ts';
import type { RuleEntry } from '../entry.ts';
import type { Example, Pack } from '../pack/pack-schema.ts';
import { compileRulebook, type Rule, ruleId } from '../rulebook.ts';
import type { World } from '../world.ts';
import { namesAndIds } from './example-names.ts';
import { exampleWorld } from './example-world.ts';
import { readMoment } from './moment.ts';
import { writtenEntry } from './written-entry.ts';

export type ExampleFailure = { readonly rule: string; readonly example: string; readonly says: string };

const entryId = (position: number): string => `entry-${position}`;

function instantOf(text: string | undefined): Milliseconds {
  const instant = text === undefined ? null : readMoment(text);
  if (instant === null) throw new RangeError(`"${text}" is not a day, nor a day and a time`);
  return instant;
}

function entriesOf(example: Example, pack: Pack): readonly RuleEntry[] {
  const { withIds } = namesAndIds(pack);
  let last = Number.NEGATIVE_INFINITY;
  return example.entries.map((each, index) => {
    const { kind, happened, recorded, corrects, data } = writtenEntry(each, pack.exampleWorld.entries);
    if (kind === undefined) throw new RangeError('an entry needs a kind and when it happened');
    last = Math.max(last + 1, instantOf(recorded ?? happened));
    return {
      id: entryId(index + 1),
      seq: index + 1,
      kind,
      happened: instantOf(happened),
      recorded: last,
      compartment: kindNamed(kind).compartment,
      audience: null,
      data: parseEntryData(kind, withIds(data)),
      corrects: corrects === undefined ? null : entryId(corrects),
    };
  });
}

const dueText = ({ due }: Duty): string => {
  if (due.kind === 'no-fixed-time') return 'no fixed time';
  if (due.kind === 'cannot-compute') return 'cannot compute';
  return dayText(due.day ?? dayAt(due.at));
};

/** What differs from what the example expects, or null when it holds. */
function compare(
  rule: Rule,
  example: Example,
  duties: readonly Duty[],
  world: World,
  asOf: Milliseconds,
): string | null {
  const { expect } = example;
  const of = expect === 'nothing' ? 'send' : expect.of;
  const wanted = 'duty' in rule ? rule.duty : itemDutyId(rule.item, of);
  const found = duties.findLast((duty) => duty.rule === wanted);
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

/** Runs every example of a pack. Returns those that do not hold. */
export function runExamples(pack: Pack, bankHolidays: BankHolidays): readonly ExampleFailure[] {
  const rulebook = compileRulebook([{ ...pack, status: 'in-force' }]);
  const world = exampleWorld(pack, bankHolidays);
  return pack.rules.flatMap((rule) =>
    rule.examples.flatMap((example): ExampleFailure[] => {
      const failed = (says: string) => [{ rule: ruleId(rule), example: example.title, says }];
      try {
        const asOf = instantOf(example.asOf);
        const { duties } = derive(entriesOf(example, pack), world, rulebook, asOf);
        const difference = compare(rule, example, duties, world, asOf);
        return difference === null ? [] : failed(difference);
      } catch (error) {
        if (isProblem(error) || error instanceof RangeError) return failed(error.message);
        throw error;
      }
    }),
  );
}
