/** Runs the worked examples of a rule. An example that no longer holds is a defect of the pack or of the engine. */
import { timeZone } from '../../clock.ts';
import { isProblem } from '../../errors.ts';
import { kindNamed, parseEntryData } from '../../kinds/registry.ts';
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import { derive } from '../derive.ts';
import { type Duty, dutyState } from '../duty/duty.ts';
import { itemDutyId } from '../duty/item-duties.ts';
import type { RuleEntry } from '../entry.ts';
import type { Example, ExampleEntry, Pack } from '../pack/pack-schema.ts';
import { compileRulebook, type Rule, ruleId } from '../rulebook.ts';
import { type ExampleWorld, exampleWorld } from './example-world.ts';

export type ExampleFailure = { readonly rule: string; readonly example: string; readonly says: string };

/** `2026-09-22` means noon of that day, `2026-09-22T09:00` that time, both in Europe/London. */
export function instantOf(text: string): Milliseconds {
  const time = text.includes('T') ? text : `${text}T12:00`;
  return Temporal.PlainDateTime.from(time).toZonedDateTime(timeZone).epochMilliseconds;
}

type Written = { readonly kind: string; readonly happened: string } & Pick<
  ExampleEntry,
  'recorded' | 'corrects' | 'data'
>;

/** An entry as it is meant: named entries looked up, and what is given here put instead of what they say. */
function written(entry: string | ExampleEntry, named: Readonly<Record<string, ExampleEntry>>): Written {
  if (typeof entry === 'string') return written({ like: entry, data: {} }, named);
  const like = entry.like === undefined ? undefined : named[entry.like];
  if (entry.like !== undefined && like === undefined) throw new RangeError(`there is no entry called "${entry.like}"`);
  const base = like === undefined ? undefined : written(like, named);
  const kind = entry.kind ?? base?.kind;
  const happened = entry.happened ?? base?.happened;
  if (kind === undefined || happened === undefined) throw new RangeError('an entry needs a kind and when it happened');
  const { recorded = base?.recorded, corrects } = entry;
  return { kind, happened, recorded, corrects, data: { ...base?.data, ...entry.data } };
}

const entryId = (position: number): string => `entry-${position}`;

function entriesOf(example: Example, pack: Pack, { withIds }: ExampleWorld): readonly RuleEntry[] {
  let last = 0;
  return example.entries.map((each, index) => {
    const entry = written(each, pack.exampleWorld.entries);
    const happened = instantOf(entry.happened);
    last = Math.max(last + 1, entry.recorded === undefined ? happened : instantOf(entry.recorded));
    return {
      id: entryId(index + 1),
      seq: index + 1,
      kind: entry.kind,
      happened,
      recorded: last,
      compartment: kindNamed(entry.kind).compartment,
      audience: null,
      data: parseEntryData(entry.kind, withIds(entry.data)),
      corrects: entry.corrects === undefined ? null : entryId(entry.corrects),
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
  { world }: ExampleWorld,
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
  const scene = exampleWorld(pack, bankHolidays);
  return pack.rules.flatMap((rule) =>
    rule.examples.flatMap((example): ExampleFailure[] => {
      const failed = (says: string) => [{ rule: ruleId(rule), example: example.title, says }];
      try {
        const asOf = instantOf(example.asOf);
        const { duties } = derive(entriesOf(example, pack, scene), scene.world, rulebook, asOf);
        const difference = compare(rule, example, duties, scene, asOf);
        return difference === null ? [] : failed(difference);
      } catch (error) {
        if (isProblem(error) || error instanceof RangeError) return failed(error.message);
        throw error;
      }
    }),
  );
}
