/** Packs made at random within the schema. */
import * as fc from 'fast-check';
import { packSchema } from '../../src/rulebook/pack/pack-schema.ts';
import { compileRulebook, type Rulebook } from '../../src/rulebook/rulebook.ts';
import { type Again, again, countable, maybeAgain } from './generate-again.ts';

const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
type Json = Readonly<Record<string, unknown>>;

const facts = pick<readonly [entry: string, where: Json | undefined]>(
  ['sen-status.recorded', undefined],
  ['sen-status.recorded', { provision: 'K' }],
  ['sen-status.recorded', { provision: { in: ['K', 'E'] } }],
  ['sen-status.recorded', { provision: { not: 'N' } }],
  ['behaviour.recorded', undefined],
  ['behaviour.recorded', { harm: true }],
  ['suspension.recorded', { schoolDays: { atLeast: 5 } }],
  ['suspension.recorded', { schoolDays: { atMost: 5 }, organisation: { present: true } }],
  ['suspension.recorded', { organisation: 'trigger.from.organisation' }],
  ['early-help.started', undefined],
);
const happened = fc.option(pick('before trigger', 'after trigger'), { nil: undefined, freq: 3 });

/** Of one fact, about the child. */
export const factPattern: fc.Arbitrary<Json> = fc
  .tuple(facts, happened)
  .map(([[entry, where], when]) => ({ entry, ...(where && { where }), ...(when && { happened: when }) }));

const windows = pick('36 hours', '10 days', '90 days', '6 weeks', '3 months', undefined);

const lasting: fc.Arbitrary<Json> = fc
  .tuple(
    factPattern,
    factPattern,
    pick<readonly [string, string | undefined]>(
      ['1 hour', '36 hours'],
      ['72 hours', '10 days'],
      ['10 days', '6 weeks'],
      ['5 weeks', '3 months'],
      ['2 weeks', undefined],
    ),
  )
  .map(([from, to, [atLeast, within]]) => ({ lasting: { from, to }, atLeast, ...(within && { within }) }));

/** Any condition: everything that a pattern can be, within one another. */
export const condition: fc.Arbitrary<Json> = fc.letrec<{ condition: Json }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    factPattern,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
    fc
      .tuple(factPattern, pick(1, 2, 3), windows)
      .map(([count, atLeast, within]) => ({ count, atLeast, ...(within && { within }) })),
    fc.tuple(factPattern, factPattern).map(([latest, since]) => ({ latest, since })),
    lasting,
  ),
})).condition;

const isSame = { move: 'trigger.move' };
const endingPattern = pick<Json>(
  { entry: 'handover.item-sent', where: { ...isSame, item: 'thing' } },
  { entry: ['handover.item-sent', 'handover.item-accepted'], where: isSame, happened: 'after trigger' },
  { any: [{ entry: 'handover.item-sent', where: isSame }, { entry: 'note.recorded' }] },
  { all: [{ entry: 'handover.item-sent', where: isSame }, { not: { entry: 'behaviour.recorded' } }] },
  { count: { entry: 'handover.item-accepted' }, atLeast: 2, within: '90 days' },
  { entry: 'early-help.started' },
);

const schoolField = pick('trigger.from', 'trigger.to');
const dateField = pick('trigger.leavesOn', 'trigger.startsOn');
const schoolCalendar: fc.Arbitrary<Json> = fc.oneof(
  schoolField.map((school) => ({ school })),
  pick({ openInBoth: ['trigger.from', 'trigger.to'] }, { openInEither: ['trigger.from', 'trigger.to'] }),
);
const counting = pick('inclusive', 'exclusive');
const after = fc.oneof(pick('trigger', 'begun'), dateField);
const amount = fc.integer({ min: 1, max: 45 });

/** A limit counted in working or school days, on its calendar. */
export const openDayLimit: fc.Arbitrary<Json> = fc.oneof(
  fc
    .tuple(amount, after, counting, schoolCalendar)
    .map(([count, from, how, calendar]) => ({ within: `${count} school days`, after: from, counting: how, calendar })),
  fc.tuple(amount, after, counting).map(([count, from, how]) => ({
    within: `${count} working days`,
    after: from,
    counting: how,
    calendar: 'working days',
  })),
  fc
    .tuple(amount, dateField, schoolCalendar)
    .map(([count, before, calendar]) => ({ before, atLeast: `${count} school days`, calendar })),
  fc
    .tuple(amount, dateField)
    .map(([count, before]) => ({ before, atLeast: `${count} working days`, calendar: 'working days' })),
);

const otherLimit: fc.Arbitrary<Json | string> = fc.oneof(
  pick('no fixed time', 'as soon as possible', 'continuously'),
  fc.tuple(amount, after, pick<Json>({}, { hours: { from: '08:30', to: '16:45' } })).map(([count, from, hours]) => ({
    within: `${count} working hours`,
    after: from,
    calendar: 'working days',
    ...hours,
  })),
  fc.tuple(amount, pick('trigger', 'begun'), counting, pick('12:00', '17:00')).map(([count, from, how, cutOff]) => ({
    within: `${count} working days`,
    after: from,
    counting: how,
    calendar: 'working days',
    cutOff,
  })),
  fc
    .tuple(amount, pick('hours', 'days', 'weeks', 'months'), after, counting)
    .map(([count, unit, from, how]) => ({ within: `${count} ${unit}`, after: from, counting: how })),
  fc.tuple(amount, after, pick('earlier', 'later')).map(([count, from, roll]) => ({
    within: `${count} days`,
    after: from,
    calendar: 'working days',
    roll,
  })),
  dateField.map((before) => ({ before })),
  fc
    .record({ day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 1, max: 12 }) })
    .chain((on) => dateField.map((before) => ({ on, before }))),
  fc.tuple(schoolField, dateField).map(([school, before]) => ({ endOfTerm: { school }, before })),
);

export const limit: fc.Arbitrary<unknown> = fc.oneof(openDayLimit, otherLimit);
export const due: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: limit },
  { weight: 1, arbitrary: fc.record({ first: limit, elseIfPassed: limit }) },
);

const about = { title: 'Rule', basis: 'local-policy', source: { ref: 'source', at: 'page' }, verified: 'no' };
const optional = (key: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  fc.option(value, { nil: undefined, freq: 2 }).map((made) => (made === undefined ? {} : { [key]: made }));

/**
 * @param limits what the rules' limits are made of
 * @param how every rule comes round again; some do, unless it is given
 */
export const dutyRule = (limits: fc.Arbitrary<unknown>, how?: Again): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.record({
        when: pick<Json>(
          { entry: 'school-move.confirmed' },
          { entry: 'school-move.confirmed', where: { kind: 'in-year' } },
          { entry: 'school-move.confirmed', where: { 'to.type': { in: ['school', 'unknown'] } } },
        ),
        owner: pick<Json>(
          { role: 'dsl', of: 'trigger.from' },
          { role: 'special-needs-officer', of: { authorityOf: 'trigger.to' } },
        ),
        due: limits,
        done: endingPattern,
        warn: fc.subarray(['40 working days', '3 days', '6 hours']),
        compartment: pick('general', 'safeguarding'),
      }),
      optional('if', condition),
      optional('ends', endingPattern),
      how === undefined ? maybeAgain(factPattern) : again(factPattern)[how],
      optional('overdue', fc.constant([{ tell: { role: 'dsl', of: 'trigger.to' } }])),
      optional('to', fc.constant({ role: 'dsl', of: 'trigger.to' })),
      optional('between', fc.constant('owner and receiver')),
      optional(
        'inForce',
        pick<Json>({ from: '2026-01-01' }, { to: '2026-06-30' }, { from: '2026-01-01', to: '2026-12-31' }),
      ),
    )
    .map((parts): Json => countable(Object.assign({}, about, ...parts) as Json));

const itemRule: fc.Arbitrary<Json> = fc
  .tuple(pick('ctf', 'safeguarding-file', 'thing'), due, optional('if', condition))
  .map(([item, send, conditions]) => ({
    item,
    ...about,
    ...conditions,
    contents: 'Contents',
    when: { entry: 'school-move.confirmed' },
    receipt: 'one by one',
    send: { owner: { role: 'dsl', of: 'trigger.from' }, due: send, warn: ['2 working days'] },
    confirm: {
      owner: { role: 'dsl', of: 'trigger.to' },
      due: { within: '5 school days', after: 'trigger', calendar: { school: 'trigger.to' } },
    },
    answer: { due: 'no fixed time' },
  }));

const content = (rules: readonly Json[]): Json => ({
  pack: 'test/generated',
  title: 'Generated',
  version: '1',
  status: 'in-force',
  sources: { source: { title: 'Source', edition: 'first' } },
  rules,
});

const rulesOf = (limits: fc.Arbitrary<unknown>, how?: Again): fc.Arbitrary<readonly Json[]> =>
  fc
    .array(dutyRule(limits, how), { minLength: 1, maxLength: 3 })
    .map((duties) => duties.map((duty, index) => ({ duty: `duty-${index + 1}`, ...duty })));

const anyRules = fc
  .tuple(rulesOf(due), fc.array(itemRule, { maxLength: 1 }))
  .map(([duties, items]) => [...duties, ...items]);

/** The text of a pack. JSON is YAML too. */
export const packText: fc.Arbitrary<string> = anyRules.map((rules) => JSON.stringify(content(rules), null, 1));

const compile = (rules: readonly Json[]): Rulebook => compileRulebook([packSchema.parse(content(rules))]);

/** @param limits what the limits of its duties are made of */
export const rulebookWith = (limits: fc.Arbitrary<unknown>): fc.Arbitrary<Rulebook> => rulesOf(limits).map(compile);

/** Of duties that all come round again, by time or by an entry. */
export const rulebookOf = (limits: fc.Arbitrary<unknown>, how: Again): fc.Arbitrary<Rulebook> =>
  rulesOf(limits, how).map(compile);

export const rulebook: fc.Arbitrary<Rulebook> = anyRules.map(compile);
