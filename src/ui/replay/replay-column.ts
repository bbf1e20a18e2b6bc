/** One of the two rulebooks of a replay, with what it would have said; and what happened, for the words it rests on. */
import { dayAt, dayText } from '../../rulebook/calendar/days.ts';
import type { Spoken, Step } from '../../rulebook/replay/replay-child.ts';
import type { TagColour } from '../components/tag.ts';

/** Something that happened, with the day on which it became known here. */
export type Happened = {
  readonly id: string;
  readonly known: Temporal.PlainDate;
  readonly happened: Temporal.PlainDate;
  readonly says: string;
};

export type ReplayColumn = {
  readonly title: string;
  readonly spoken: readonly Spoken[];
  readonly ruleTitle: (rule: string) => string;
};

export const stepColours: Readonly<Record<Step, TagColour>> = {
  owed: 'blue',
  'due-soon': 'yellow',
  overdue: 'red',
  settled: 'green',
  raised: 'purple',
  closed: 'green',
};

/** Whether it asks something of somebody; the rest is what became of it. */
export const asks = ({ step }: Spoken): boolean => step === 'owed' || step === 'overdue' || step === 'raised';

/** "2026-09-22" */
export const dayOfSpoken = ({ at }: Spoken): string => dayText(dayAt(at));

export type Said = { readonly title: string; readonly step: Step; readonly times: number };

/** What was said on one day. The parts of one rule, which have its title, are told together. */
export function saidOn(
  { spoken, ruleTitle }: ReplayColumn,
  day: string,
  wanted: (each: Spoken) => boolean,
): readonly Said[] {
  const found = new Map<string, Said>();
  for (const each of spoken) {
    if (dayOfSpoken(each) !== day || !wanted(each)) continue;
    const title = ruleTitle(each.rule);
    const key = `${title} ${each.step}`;
    found.set(key, { title, step: each.step, times: (found.get(key)?.times ?? 0) + 1 });
  }
  return [...found.values()];
}
