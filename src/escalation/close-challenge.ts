/** Closing a challenge: evidence that what was agreed happened, that whoever raised it was told, and what others can learn. */
import type { OpenChallenge } from './open-challenge.ts';
import { recordStep } from './record-step.ts';

export const showDone = (
  open: OpenChallenge,
  { evidence, entries }: { readonly evidence: string; readonly entries: readonly string[] },
  seen: number,
): Promise<void> =>
  recordStep(
    open,
    'done',
    [{ kind: 'challenge.action-done', data: { evidence, entries: entries.length === 0 ? undefined : entries } }],
    seen,
  );

export type ToldOriginator = {
  readonly how: string;
  /** What others could learn from it, without facts of the child. */
  readonly learning?: string | undefined;
};

export const tellOriginator = (open: OpenChallenge, told: ToldOriginator, seen: number): Promise<void> =>
  recordStep(open, 'told', [{ kind: 'challenge.originator-informed', data: told }], seen);

/** Taken back by the side that raised it. What had not been shown stays beside it. */
export const withdrawChallenge = (open: OpenChallenge, reason: string, seen: number): Promise<void> =>
  recordStep(open, 'withdraw', [{ kind: 'challenge.closed', data: { outcome: reason, withdrawn: true } }], seen);

/** Where no ladder says by itself when it is closed. */
export const closeChallenge = (
  open: OpenChallenge,
  { outcome, learning }: { readonly outcome: string; readonly learning?: string | undefined },
  seen: number,
): Promise<void> => recordStep(open, 'close', [{ kind: 'challenge.closed', data: { outcome, learning } }], seen);
