/** The case for GoRules ZEN: decision tables that collect every row that matches, given the facts as for the other engine. */
import { ZenEngine } from '@gorules/zen-engine';
import type { OpenDays } from '../../src/rulebook/calendar/open-days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { type Answer, type DutyAnswer, duties, levels } from './case.ts';
import { featuresOf, observedFacts } from './features.ts';

type Column = { readonly id: string; readonly name: string; readonly field: string };
type Row = Readonly<Record<string, string>>;

const table = (inputs: readonly Column[], outputs: readonly Column[], rules: readonly Row[]) => ({
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    {
      id: 'table',
      name: 'table',
      type: 'decisionTableNode',
      position: { x: 0, y: 0 },
      content: {
        hitPolicy: 'collect',
        inputs,
        outputs,
        rules: rules.map((rule, index) => ({ _id: `r${index}`, ...rule })),
      },
    },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: 'e1', sourceId: 'in', targetId: 'table', type: 'edge' },
    { id: 'e2', sourceId: 'table', targetId: 'out', type: 'edge' },
  ],
});

const column = (id: string, field = ''): Column => ({ id, name: id, field });

const dutyTable = table(
  [column('kind', 'kind'), column('suspensions', 'suspensions')],
  [column('duty', 'duty'), column('due', 'due'), column('state', 'state')],
  duties.map(({ id, trigger, done, workingDays, onlyAfterSuspensions }) => {
    const followed = `followed.${done.replaceAll(/\W/gu, '_')}`;
    const limit = `limits.d${workingDays}`;
    return {
      kind: `"${trigger}"`,
      suspensions: onlyAfterSuspensions ? '>= 2' : '',
      duty: `"${id}"`,
      due: `days.d${workingDays}`,
      state: `${followed} <= asOf ? (${followed} < ${limit} ? "done" : "done-late") : (${limit} > asOf ? "open" : "overdue")`,
    };
  }),
);

const levelTable = table(
  [column('when')],
  [column('level', 'level')],
  levels.map(([fact, level]) => ({ when: `contains(observed, "${fact}")`, level: String(level) })),
);

const engine = new ZenEngine();
const dutyDecision = engine.createDecision(dutyTable);
const levelDecision = engine.createDecision(levelTable);

export async function zen(entries: readonly RuleEntry[], calendar: OpenDays): Promise<Answer> {
  const found: DutyAnswer[] = [];
  for (const features of featuresOf(entries, calendar)) {
    const { result } = await dutyDecision.evaluate(features);
    for (const row of result as readonly Omit<DutyAnswer, 'trigger'>[]) found.push({ ...row, trigger: features.id });
  }
  const { result } = await levelDecision.evaluate({ observed: observedFacts(entries) });
  const reached = (result as readonly { readonly level: number }[]).map(({ level }) => level);
  return { duties: found, level: Math.max(0, ...reached) };
}
