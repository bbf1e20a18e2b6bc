/** How generated duties come round again by time, or are armed again by an entry. */
import * as fc from 'fast-check';

type Json = Readonly<Record<string, unknown>>;
const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const counting = pick('inclusive', 'exclusive');

const interval: fc.Arbitrary<Json> = fc.oneof(
  fc
    .tuple(pick<unknown>('30 hours', '10 days', ['2 weeks', '6 weeks'], ['1 month', '3 months', '2 weeks']), counting)
    .map(([every, how]) => ({ every, counting: how })),
  fc
    .tuple(pick('15 working days', '40 working hours'), counting)
    .map(([every, how]) => ({ every, counting: how, calendar: 'working days' })),
  pick<Json>({ every: '25 school days', calendar: { school: 'trigger.to' } }),
  pick('earlier', 'later').map((roll) => ({ every: '1 month', calendar: 'working days', roll })),
);

const comingRound: fc.Arbitrary<Json> = fc
  .tuple(interval, pick('actual', 'scheduled'))
  .map(([every, from]) => ({ repeat: { ...every, from } }));

const armedAgain = (fact: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .oneof(
      fact,
      fc.tuple(fact, fact).map((any) => ({ any })),
    )
    .map((rearmed) => ({ due: 'continuously', rearmed }));

export type Again = 'repeat' | 'rearmed';

/** @param fact patterns that may arm it */
export const again = (fact: fc.Arbitrary<Json>): Readonly<Record<Again, fc.Arbitrary<Json>>> => ({
  repeat: comingRound,
  rearmed: armedAgain(fact),
});

/** Every other duty does neither. */
export const maybeAgain = (fact: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.option(fc.oneof(...Object.values(again(fact))), { nil: {}, freq: 2 });

const isNumbered = (of: unknown): boolean =>
  typeof of === 'object' && of !== null && (!('elseIfPassed' in of) || typeof of.elseIfPassed === 'object');

/** Nothing can be counted from a first limit without a number. */
export const countable = (rule: Json): Json =>
  isNumbered(rule['due']) || rule['repeat'] === undefined
    ? rule
    : { ...rule, repeat: { ...(rule['repeat'] as Json), from: 'actual' } };
