/**
 * What a gate says to somebody who may not see everything it rests on: what they may see in full, and of the rest only whom
 * to ask.
 */
import type { Compartment, Role, Viewer } from '../../kinds/vocabulary.ts';
import type { GateAnswer, NeedAnswer } from './gate.ts';

export type ReducedAnswer = Omit<GateAnswer, 'needs'> & {
  readonly needs: readonly NeedAnswer[];
  /**
   * Whom to ask because of something that stands in the way and is not to be seen. Neither what it is nor of whom it is
   * needed is said; of what is hidden and stands in nobody's way, nothing.
   */
  readonly ask: readonly Role[];
};

/** @param maySee whether the asker may see something with these compartments and this audience */
export function answerFor(
  answer: GateAnswer,
  maySee: (seen: {
    readonly compartments: readonly Compartment[];
    readonly audience: readonly Viewer[] | null;
  }) => boolean,
): ReducedAnswer {
  const hidden = answer.needs.filter((need) => !maySee(need));
  const blocking = hidden.filter(({ status }) => status === 'not-met');
  return {
    ...answer,
    needs: answer.needs.filter(maySee),
    ask: [...new Set(blocking.map(({ owner }) => owner.role))],
  };
}
