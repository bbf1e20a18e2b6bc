/**
 * What a rulebook would have said about one child, and when: every moment at which it would have spoken up, on what was
 * recorded by then.
 */
import type { Milliseconds } from '../calendar/days.ts';
import { derive } from '../derive.ts';
import type { Derived } from '../derived.ts';
import type { Duty, DutyState, Party } from '../duty/duty.ts';
import type { RuleEntry } from '../entry.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Shown, shownHistory } from '../shown.ts';
import type { World } from '../world.ts';

/** A duty is owed, soon due, too late, settled; a question is raised, closed. */
export type Step = 'owed' | 'due-soon' | 'overdue' | 'settled' | 'raised' | 'closed';

export type Spoken = {
  readonly at: Milliseconds;
  readonly step: Step;
  /** Id of the rule, as the rulebook finds it. */
  readonly rule: string;
  readonly instance: string;
  /** Who was addressed, when one can tell. */
  readonly owner: Party | null;
  /** Entries that it rested on. */
  readonly evidence: readonly string[];
  /** Said of what is settled: that it ended without having been done, so that asking was for nothing. */
  readonly cameToNothing: boolean;
};

const stepOf: Readonly<Record<DutyState, Step | null>> = {
  upcoming: null,
  open: 'owed',
  'cannot-compute': 'owed',
  'due-soon': 'due-soon',
  overdue: 'overdue',
  'late-known': 'owed',
  done: 'settled',
  'done-late': 'settled',
  ended: 'settled',
  waived: 'settled',
};

/** The times at which an instance was shown in a way that says something new. What was never open says nothing. */
function ofDuties(history: readonly Shown[], duties: ReadonlyMap<string, Duty>): readonly Spoken[] {
  const last = new Map<string, Step>();
  return history.flatMap(({ instance, rule, from, state }): readonly Spoken[] => {
    const step = stepOf[state];
    const before = last.get(instance);
    if (step === null || step === before || (before === undefined && step === 'settled')) return [];
    last.set(instance, step);
    const duty = duties.get(instance);
    const evidence = duty === undefined ? [] : [duty.trigger, ...duty.evidence];
    const cameToNothing = state === 'ended' || state === 'waived';
    return [{ at: from, step, rule, instance, owner: duty?.owner ?? null, evidence, cameToNothing }];
  });
}

function ofPrompt({ prompt, instance, knownAt, evidence, owner, closing }: Prompt): readonly Spoken[] {
  const said = { rule: prompt, instance, owner, evidence, cameToNothing: false };
  const raised: Spoken = { ...said, at: knownAt, step: 'raised' };
  return closing === null ? [raised] : [raised, { ...said, at: closing.at, step: 'closed' }];
}

/** Everything that a rulebook would have said up to `asOf`, oldest first. */
export function replayChild(
  entries: readonly RuleEntry[],
  world: World,
  rulebook: Rulebook,
  asOf: Milliseconds,
): readonly Spoken[] {
  const { duties, prompts }: Derived = derive(entries, world, rulebook, asOf);
  const byInstance = new Map(duties.map((duty) => [duty.instance, duty]));
  const spoken = ofDuties(shownHistory(entries, world, rulebook, asOf), byInstance).concat(prompts.flatMap(ofPrompt));
  return spoken.filter(({ at }) => at <= asOf).toSorted((a, b) => a.at - b.at || (a.instance < b.instance ? -1 : 1));
}
