/** Prompts made at random, and chronologies in which people close some of them. */
import * as fc from 'fast-check';
import { parseEntryData } from '../../src/kinds/registry.ts';
import { dayAt, dayText } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { packSchema } from '../../src/rulebook/pack/pack-schema.ts';
import { compileRulebook, type Rulebook } from '../../src/rulebook/rulebook.ts';
import { chronology } from './generate-chronology.ts';
import { condition, factPattern } from './generate-rulebook.ts';

const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
type Json = Readonly<Record<string, unknown>>;

const about = {
  title: 'Rule',
  basis: 'local-policy',
  source: { ref: 'source', at: 'page' },
  verified: 'no',
  question: 'Who will ask?',
  closedBy: ['dsl', 'team-manager'],
};

const anchored: fc.Arbitrary<Json> = fc
  .record({ raised: condition, wait: fc.option(pick('10 days', '2 months'), { nil: undefined }) })
  .map((rule) => ({
    ...rule,
    when: { entry: 'school-move.confirmed' },
    owner: { role: 'dsl', of: 'trigger.from' },
  }));

/** Without a trigger, something that is there has to be part of it. */
const free: fc.Arbitrary<Json> = fc
  .tuple(factPattern, fc.option(condition, { nil: undefined }))
  .map(([fact, more]) => ({
    raised: more === undefined ? fact : { all: [fact, more] },
    owner: { role: 'dsl', of: 'recorder' },
  }));

const rule = fc
  .tuple(
    fc.oneof(anchored, free),
    fc.option(pick<Json>({ from: '2026-01-01' }, { to: '2026-09-30' }), { nil: undefined, freq: 2 }),
  )
  .map(([made, inForce]) => JSON.parse(JSON.stringify({ prompt: 'prompt-1', ...about, ...made, inForce })) as Json);

const rulebookOf = (made: Json): Rulebook =>
  compileRulebook([
    packSchema.parse({
      pack: 'test/generated',
      title: 'Generated',
      version: '1',
      status: 'in-force',
      sources: { source: { title: 'Source', edition: 'first' } },
      rules: [made],
    }),
  ]);

/** A rulebook of one prompt. */
export const promptRulebook: fc.Arbitrary<Rulebook> = rule.map(rulebookOf);

const closing = fc.record({
  place: fc.nat({ max: 21 }),
  instance: pick('prompt-1/1', 'prompt-1/1', 'prompt-1/2'),
  role: pick('dsl', 'team-manager', 'senco'),
  days: fc.option(fc.nat({ max: 200 }), { nil: undefined }),
});

/** A chronology in which some entries are closings of the prompt, a few of them by somebody who may not close it. */
export const withClosings: fc.Arbitrary<readonly RuleEntry[]> = fc
  .tuple(chronology, fc.array(closing, { maxLength: 5 }))
  .map(([entries, closings]) =>
    entries.map((entry, index) => {
      const made = closings.find(({ place }) => place === index);
      if (made === undefined || entry.corrects !== null) return entry;
      const { instance, role, days } = made;
      const until = days === undefined ? {} : { lookAgainOn: dayText(dayAt(entry.recorded) + days) };
      const data = parseEntryData('prompt.closed', {
        prompt: 'prompt-1',
        instance,
        role,
        outcome: days === undefined ? 'need-found' : 'look-again',
        reason: 'x',
        ...until,
      });
      return { ...entry, kind: 'prompt.closed', happened: entry.recorded, data };
    }),
  );
