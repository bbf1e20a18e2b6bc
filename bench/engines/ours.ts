/** The case as a pack of Throughline. */
import { dayAt } from '../../src/rulebook/calendar/days.ts';
import { derive } from '../../src/rulebook/derive.ts';
import { dutyState } from '../../src/rulebook/duty/duty.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { packSchema } from '../../src/rulebook/pack/pack-schema.ts';
import { compileRulebook } from '../../src/rulebook/rulebook.ts';
import { readThreshold } from '../../src/rulebook/threshold/read-threshold.ts';
import type { World } from '../../src/rulebook/world.ts';
import { type Answer, asOf, type DutyAnswer, duties, levels } from './case.ts';

const about = {
  title: 'A rule',
  basis: 'local-policy',
  source: { ref: 'source', at: 'page 1' },
  verified: 'no',
} as const;

const pack = packSchema.parse({
  pack: 'bench/rules',
  title: 'Rules to compare with',
  version: '1',
  status: 'in-force',
  sources: { source: { title: 'A source', edition: 'first' } },
  rules: [
    ...duties.map(({ id, trigger, done, workingDays, onlyAfterSuspensions }) => ({
      duty: id,
      ...about,
      when: { entry: trigger },
      ...(onlyAfterSuspensions
        ? { if: { count: { entry: 'suspension.recorded', happened: 'before trigger' }, atLeast: 2, within: '90 days' } }
        : {}),
      owner: { role: 'social-worker', of: 'recorder' },
      due: {
        within: `${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`,
        after: 'trigger',
        calendar: 'working days',
      },
      done: { entry: done },
    })),
    {
      threshold: 'levels',
      ...about,
      area: 'Anywhere',
      levels: [1, 2, 3].map((rank) => ({
        code: `L${rank}`,
        rank,
        name: `Level ${rank}`,
        familyName: `Level ${rank}`,
        means: 'A level.',
      })),
      domains: [{ id: 'all', title: 'All', areas: ['education'] }],
      indicators: levels.map(([fact, level]) => ({
        id: fact,
        levels: [`L${level}`],
        domain: 'all',
        text: fact,
        facts: [fact],
      })),
    },
  ],
});
const rulebook = compileRulebook([pack]);

const stateOf = (state: string): DutyAnswer['state'] =>
  state === 'late-known' ? 'overdue' : (state as DutyAnswer['state']);

export function ours(entries: readonly RuleEntry[], world: World): Answer {
  const derived = derive(entries, world, rulebook, asOf).duties;
  const reading = readThreshold(rulebook, 'levels', entries, world, asOf);
  return {
    duties: derived.map((duty) => ({
      duty: duty.rule,
      trigger: duty.trigger,
      due: duty.due.kind === 'at' ? (duty.due.day ?? dayAt(duty.due.at)) : 0,
      state: stateOf(dutyState(duty, asOf)),
    })),
    level: reading?.band === null || reading === null ? 0 : reading.band.to.rank,
  };
}
