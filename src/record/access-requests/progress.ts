/** How far the answer of each controller has come. Pure. */
import { type Answer, lastReleased, standingAnswer } from './answers.ts';
import type { TakenStep } from './read-request.ts';

export const progressTitles = {
  deciding: 'Being decided on',
  proposed: 'Waits for a second person',
  released: 'Released, not handed over yet',
  'handed-over': 'Handed over',
  'answers-itself': 'Answers by itself',
} as const;
export type Progress = keyof typeof progressTitles;

type Asked = { readonly steps: readonly TakenStep[]; readonly answers: readonly Answer[] };

export function progressOf({ steps, answers }: Asked, controller: string): Progress {
  const own = steps.filter((step) => step.controller === controller);
  const standing = standingAnswer(answers, controller);
  if (standing?.state === 'proposed') return 'proposed';
  if (standing?.state === 'released') {
    const { released } = standing;
    const isHandedOver = own.some(
      ({ step, at }) => step === 'handed-over' && released !== null && Temporal.Instant.compare(at, released.at) >= 0,
    );
    return isHandedOver ? 'handed-over' : 'released';
  }
  // Taken up again after it went out: it is being decided on, whatever was said before
  if (lastReleased(answers, controller) !== undefined) return 'deciding';
  return own.some(({ step }) => step === 'answers-itself') ? 'answers-itself' : 'deciding';
}

export const isDone = (progress: Progress): boolean => progress === 'handed-over' || progress === 'answers-itself';
