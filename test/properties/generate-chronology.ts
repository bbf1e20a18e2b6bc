/** Chronologies made at random, of the kinds that generated rules and the packs of England listen to. */
import * as fc from 'fast-check';
import { parseEntryData } from '../../src/kinds/registry.ts';
import { type Compartment, compartmentCodes, type Viewer } from '../../src/kinds/vocabulary.ts';
import { dayText, type Milliseconds } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { id } from '../../src/rulebook/testing/scene.ts';
import { schools } from './generate-world.ts';

const hour = 3_600_000;
export const earliest: Milliseconds = Date.UTC(2025, 8, 1);
const hours = 18_000;
export const latest: Milliseconds = earliest + hours * hour;

const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

const move = pick(id(10), id(11));
const place = fc.oneof(
  { weight: 6, arbitrary: pick(...schools).map((organisation) => ({ type: 'school', organisation })) },
  { weight: 1, arbitrary: pick({ type: 'unknown' }, { type: 'out-of-area' }, { type: 'home-education' }) },
);
const date = fc.nat({ max: hours / 24 }).map((day) => dayText(earliest / 86_400_000 + day));
const maybeDate = fc.option(date, { nil: undefined, freq: 8 });
const item = pick('ctf', 'safeguarding-file', 'thing');

const moveData = fc.record({
  move,
  from: place,
  to: place,
  kind: pick('phase-transfer', 'in-year', 'managed-move'),
  leavesOn: maybeDate,
  startsOn: maybeDate,
  source: fc.constant('source'),
  reason: fc.constant('reason'),
});
const stepData = fc.record({ move, from: place, to: place, item, itemTitle: fc.constant('Item') });

type Made = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
const of = (kind: string, data: fc.Arbitrary<Readonly<Record<string, unknown>>>): fc.Arbitrary<Made> =>
  data.map((made) => ({ kind, data: parseEntryData(kind, JSON.parse(JSON.stringify(made))) }));

const reason = { reason: fc.constant('reason') };

const step = (name: string, data: fc.Arbitrary<Readonly<Record<string, unknown>>>): fc.Arbitrary<Made> =>
  of(`handover.item-${name}`, data);
const withReason = stepData.map((data) => ({ ...data, reason: 'reason' }));

/** What an entry that is no correction can be. */
export const content: fc.Arbitrary<Made> = fc.oneof(
  { weight: 9, arbitrary: of('school-move.confirmed', moveData) },
  { weight: 1, arbitrary: of('school-move.rejected', fc.record({ move, ...reason })) },
  { weight: 3, arbitrary: of('sen-status.recorded', fc.record({ provision: pick('N', 'K', 'E') })) },
  { weight: 2, arbitrary: of('behaviour.recorded', fc.record({ what: fc.constant('x'), harm: fc.boolean() })) },
  {
    weight: 2,
    arbitrary: of(
      'suspension.recorded',
      fc.record({ organisation: pick(...schools), schoolDays: pick(0.5, 5, 10), ...reason }),
    ),
  },
  {
    weight: 1,
    arbitrary: of(
      'duty.waived',
      fc.record({
        rule: fc.constant('duty-1'),
        instance: fc.integer({ min: 1, max: 6 }).map((trigger) => `duty-1/e${trigger}`),
        ...reason,
      }),
    ),
  },
  { weight: 1, arbitrary: of('early-help.started', fc.constant({})) },
  { weight: 1, arbitrary: of('note.recorded', fc.constant({ text: 'x' })) },
  {
    weight: 4,
    arbitrary: step(
      'sent',
      stepData.map((data) => ({ ...data, channel: 'system' })),
    ),
  },
  { weight: 4, arbitrary: fc.oneof(step('accepted', stepData), step('opened', stepData)) },
  {
    weight: 2,
    arbitrary: fc.oneof(...['queried', 'rejected', 'nil-declared', 'recalled'].map((name) => step(name, withReason))),
  },
);

const audience: fc.Arbitrary<readonly Viewer[] | null> = fc.option(
  fc.subarray(schools.flatMap((school): readonly Viewer[] => [`dsl@${school}`, `senco@${school}`])),
  { freq: 3 },
);

export type MadeEntry = Made & {
  readonly happened: Milliseconds;
  readonly lag: number;
  readonly compartment: Compartment;
  readonly audience: readonly Viewer[] | null;
  /** Of which earlier entry it is a correction (with its own content) or a withdrawal; beyond them, of none. */
  readonly corrects: number;
  readonly withdraws: boolean;
};

export const madeEntry: fc.Arbitrary<MadeEntry> = fc
  .record({
    content,
    happened: fc.nat({ max: hours }).map((hoursOn) => earliest + hoursOn * hour),
    lag: fc.nat({ max: 900 }),
    compartment: pick(...compartmentCodes),
    audience,
    corrects: fc.nat({ max: 60 }),
    withdraws: fc.boolean(),
  })
  .map(({ content: made, ...rest }) => ({ ...made, ...rest }));

/**
 * Entries recorded one after another, each after the one before; some well before they happen, some well after. Some
 * correct or withdraw an earlier one, corrections and withdrawals among them.
 */
export function recordedInOrder(made: readonly MadeEntry[], corrections = true): readonly RuleEntry[] {
  let recorded = earliest - 1_000 * hour;
  return made.map((entry, index) => {
    recorded += entry.lag * hour + 1;
    const target = corrections && entry.corrects < index ? `e${entry.corrects + 1}` : null;
    const isWithdrawal = target !== null && entry.withdraws;
    return {
      id: `e${index + 1}`,
      seq: index + 1,
      kind: isWithdrawal ? 'entry.withdrawn' : entry.kind,
      happened: entry.happened,
      recorded,
      compartment: entry.compartment,
      organisation: null,
      audience: entry.audience,
      data: isWithdrawal ? { reason: 'wrong' } : entry.data,
      corrects: target,
    };
  });
}

export const chronology: fc.Arbitrary<readonly RuleEntry[]> = fc
  .array(madeEntry, { minLength: 1, maxLength: 22 })
  .map((made) => recordedInOrder(made));

export const withoutCorrections: fc.Arbitrary<readonly RuleEntry[]> = fc
  .array(madeEntry, { minLength: 1, maxLength: 22 })
  .map((made) => recordedInOrder(made, false));

export const instant: fc.Arbitrary<Milliseconds> = fc
  .oneof(fc.integer({ min: -1_000, max: hours }), fc.integer({ min: hours / 3, max: hours + 4_000 }))
  .map((hoursOn) => earliest + hoursOn * hour);
