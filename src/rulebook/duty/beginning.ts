/** When a duty begins, and since when it could be known. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { DueBy } from './duty.ts';

/** An instance of a duty: what triggered it, from when, by what, and until when. */
export type Begun = {
  readonly trigger: EffectiveEntry;
  readonly at: Milliseconds;
  readonly evidence: readonly EffectiveEntry[];
  readonly due: DueBy;
};

type Beginning = Pick<Begun, 'at' | 'evidence'>;

/**
 * The later of the trigger and the first truth of the condition, or null when it has not been true yet. What first becomes
 * true at `before` or later begins nothing.
 */
export function beginningOf(
  condition: CompiledPattern | null,
  chronology: Chronology,
  trigger: EffectiveEntry,
  { asOf, before = Number.POSITIVE_INFINITY }: { readonly asOf: Milliseconds; readonly before?: Milliseconds },
): Beginning | null {
  if (condition === null) return { at: trigger.happened, evidence: [] };
  const heldAt = (at: Milliseconds): Beginning | null => {
    const evidence = condition.holds({ chronology, trigger, at });
    return (
      evidence && {
        at: Math.max(at, trigger.happened),
        evidence: evidence.length < 2 ? evidence : [...new Set(evidence)],
      }
    );
  };
  const atOnce = heldAt(Math.min(trigger.happened, before - 1));
  if (atOnce !== null) return atOnce;
  const instants = condition
    .breakpoints({ chronology, trigger })
    .filter((instant) => instant > trigger.happened && instant <= asOf && instant < before)
    .sort((a, b) => a - b);
  for (const at of instants) {
    const found = heldAt(at);
    if (found !== null) return found;
  }
  return null;
}

/** Whether it was known as soon as its trigger was recorded, with all that it rests on. */
export const isKnownAtOnce = ({ trigger, evidence }: Pick<Begun, 'trigger' | 'evidence'>): boolean =>
  trigger.id === trigger.root && evidence.every(({ recorded }) => recorded <= trigger.recorded);

/**
 * The first time by which enough had been recorded to know that this is owed and by when. More evidence recorded late, or a
 * slip corrected, excuses nobody: what was known earlier counts when its limit was no later than the present one, or had
 * passed before the present one became known. What would have begun only after the present one does not count: until then
 * nobody owed it, and whether it would have begun must not depend on when one asks.
 *
 * @param kinds of entry that trigger it or make its condition true
 * @param earlier the same instance as far as it had been recorded by then
 */
export function knownSince(
  { trigger, at, evidence, due }: Begun,
  chronology: Chronology,
  kinds: ReadonlySet<string>,
  earlier: (chronology: Chronology) => Begun | null,
): Milliseconds {
  if (isKnownAtOnce({ trigger, evidence })) return trigger.recorded;
  const all = evidence.reduce((latest, { recorded }) => Math.max(latest, recorded), trigger.recorded);
  const first = chronology.versions.findIndex(({ root }) => root === trigger.root);
  for (const { id, root, kind, recorded } of chronology.versions.slice(first)) {
    if (recorded >= all) break;
    if (!kinds.has(kind) && id === root) continue;
    const then = earlier(chronology.recordedBy(recorded));
    if (then === null || then.at > Math.max(at, all)) continue;
    if (then.due.kind === 'cannot-compute' && due.kind !== 'cannot-compute') continue;
    const limit = due.kind === 'at' ? Math.max(due.at, all) : Number.POSITIVE_INFINITY;
    if (then.due.kind !== 'at' || then.due.at <= limit) return recorded;
  }
  return all;
}
