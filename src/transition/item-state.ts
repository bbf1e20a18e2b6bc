/** Where an item of a handover is, from the entries about it. Pure; silence never means "nothing". */
import type { ItemStep } from '../kinds/handover.ts';

export type ItemState = 'expected' | ItemStep;
export type Side = 'sender' | 'receiver';

export type StepTaken = {
  readonly step: ItemStep;
  readonly entry: string;
  readonly at: Temporal.Instant;
  readonly by: string | null;
  readonly organisation: string;
  readonly reason: string | null;
  readonly channel: string | null;
  /** About another place than the one where the child goes now: the move was changed since. */
  readonly isElsewhere: boolean;
};

const prefix = 'handover.item-';

/** The step that a kind of entry stands for, or null. */
export const stepOf = (kind: string): ItemStep | null =>
  kind.startsWith(prefix) ? (kind.slice(prefix.length) as ItemStep) : null;

/** What was got ready, or does not exist, is so for whatever school the child goes to; nothing else is. */
const holdsAnywhere: readonly ItemStep[] = ['prepared', 'nil-declared'];

export const stateAfter = (steps: readonly StepTaken[]): ItemState =>
  steps.findLast(({ step, isElsewhere }) => !isElsewhere || holdsAnywhere.includes(step))?.step ?? 'expected';

/** What can be done next, and by which side. */
const next: Readonly<Record<ItemState, Readonly<Record<Side, readonly ItemStep[]>>>> = {
  expected: { sender: ['sent', 'prepared', 'nil-declared', 'withheld'], receiver: [] },
  prepared: { sender: ['sent', 'nil-declared', 'withheld'], receiver: [] },
  sent: { sender: ['recalled'], receiver: ['accepted', 'delivered', 'opened', 'queried', 'rejected'] },
  delivered: { sender: ['recalled'], receiver: ['accepted', 'opened', 'queried', 'rejected'] },
  opened: { sender: [], receiver: ['accepted', 'queried', 'rejected'] },
  accepted: { sender: [], receiver: ['acted-on', 'queried'] },
  queried: { sender: ['sent', 'nil-declared', 'withheld'], receiver: ['accepted', 'rejected'] },
  rejected: { sender: ['sent', 'nil-declared', 'withheld'], receiver: [] },
  'acted-on': { sender: [], receiver: ['queried'] },
  'nil-declared': { sender: ['sent'], receiver: ['queried'] },
  withheld: { sender: ['sent'], receiver: ['queried'] },
  recalled: { sender: ['sent', 'nil-declared', 'withheld'], receiver: [] },
};

/**
 * @param senderTakesPart false when the sending school does not sign in here; then the receiving school records what
 *   arrived, on paper or by another system
 */
export function possibleSteps(state: ItemState, sides: readonly Side[], senderTakesPart: boolean): readonly ItemStep[] {
  const steps = sides.flatMap((side) => next[state][side]);
  const waitsForSender = state === 'expected' || state === 'prepared' || state === 'recalled';
  if (waitsForSender && !senderTakesPart && sides.includes('receiver')) steps.push('accepted', 'delivered');
  return [...new Set(steps)];
}
