/** What derive() finds, and what it looks at. */
import type { Milliseconds } from './calendar/days.ts';
import type { DerivedDuty } from './duty/duty.ts';
import type { RuleEntry } from './entry.ts';
import type { HappenedWithout } from './gate/gate.ts';
import type { Ladder } from './ladder/ladder.ts';
import type { Pathway } from './pathway/pathway.ts';
import type { Prompt } from './prompt/prompt.ts';

export type Derived = {
  readonly duties: readonly DerivedDuty[];
  /** Every question that was ever raised, closed ones among them. */
  readonly prompts: readonly Prompt[];
  /** What happened without what its gate needs. */
  readonly happenedWithout: readonly HappenedWithout[];
  /** Where each challenge stands. */
  readonly ladders: readonly Ladder[];
  readonly pathways: readonly Pathway[];
};

/** Whether all was recorded by `asOf` and is in order already, as it usually comes. */
function isAsKnown(entries: readonly RuleEntry[], asOf: Milliseconds): boolean {
  let last: RuleEntry | undefined;
  for (const entry of entries) {
    if (entry.recorded > asOf) return false;
    if (last !== undefined && (entry.recorded - last.recorded || entry.seq - last.seq) < 0) return false;
    last = entry;
  }
  return true;
}

/** What was recorded by `asOf`, in the order of a subject: recorded time, then sequence. */
export const knownAt = (entries: readonly RuleEntry[], asOf: Milliseconds): readonly RuleEntry[] =>
  isAsKnown(entries, asOf)
    ? entries
    : entries.filter((entry) => entry.recorded <= asOf).sort((a, b) => a.recorded - b.recorded || a.seq - b.seq);
