/** The case for json-rules-engine: conditions on facts, given the facts that it cannot find by itself. */
import { Engine, type RuleProperties } from 'json-rules-engine';
import type { OpenDays } from '../../src/rulebook/calendar/open-days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { type Answer, type DutyAnswer, duties, levels } from './case.ts';
import { featuresOf, observedFacts } from './features.ts';

const states = ['done', 'done-late', 'open', 'overdue'] as const;

/** A rule for each state of each duty: the engine tells only which conditions hold. */
const dutyRules = duties.flatMap(({ id, trigger, done, workingDays, onlyAfterSuspensions }): RuleProperties[] => {
  const followed = { fact: 'followed', path: `$.${done.replaceAll(/\W/gu, '_')}` };
  const limit = { fact: 'limits', path: `$.d${workingDays}` };
  const isDone = { ...followed, operator: 'lessThanInclusive', value: { fact: 'asOf' } };
  const isNot = { ...followed, operator: 'greaterThan', value: { fact: 'asOf' } };
  const inState = {
    done: [isDone, { ...followed, operator: 'lessThan', value: limit }],
    'done-late': [isDone, { ...followed, operator: 'greaterThanInclusive', value: limit }],
    open: [isNot, { ...limit, operator: 'greaterThan', value: { fact: 'asOf' } }],
    overdue: [isNot, { ...limit, operator: 'lessThanInclusive', value: { fact: 'asOf' } }],
  };
  return states.map((state) => ({
    name: `${id} ${state}`,
    conditions: {
      all: [
        { fact: 'kind', operator: 'equal', value: trigger },
        ...(onlyAfterSuspensions ? [{ fact: 'suspensions', operator: 'greaterThanInclusive', value: 2 }] : []),
        ...inState[state],
      ],
    },
    event: { type: 'duty', params: { duty: id, state, limit: `d${workingDays}` } },
  }));
});

const levelRules = levels.map(
  ([fact, level]): RuleProperties => ({
    conditions: { all: [{ fact: 'observed', operator: 'contains', value: fact }] },
    event: { type: 'level', params: { level } },
  }),
);

const dutyEngine = new Engine(dutyRules);
const levelEngine = new Engine(levelRules);

export async function jsonRules(entries: readonly RuleEntry[], calendar: OpenDays): Promise<Answer> {
  const found: DutyAnswer[] = [];
  for (const features of featuresOf(entries, calendar)) {
    const { events } = await dutyEngine.run({ ...features });
    for (const { params } of events) {
      found.push({
        duty: params?.['duty'] as string,
        trigger: features.id,
        due: features.days[params?.['limit'] as string] ?? 0,
        state: params?.['state'] as DutyAnswer['state'],
      });
    }
  }
  const { events } = await levelEngine.run({ observed: observedFacts(entries) });
  return { duties: found, level: Math.max(0, ...events.map(({ params }) => Number(params?.['level']))) };
}
