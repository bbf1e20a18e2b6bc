/** Closes a question or puts it off, by a person in a role that may, with a reason. Time never closes one. */
import { problem } from '../errors.ts';
import type { PromptOutcome } from '../kinds/prompts.ts';
import type { OpenQuestion } from './open-question.ts';
import { recordOnQuestion } from './record-on-question.ts';

export type ClosedQuestion = {
  readonly outcome: PromptOutcome;
  readonly reason: string;
  /** Needed when it is put off, and only then. */
  readonly lookAgainOn?: Temporal.PlainDate | undefined;
};

/** Throws NOT_ALLOWED when it is not the viewer's to close, or not open; CHANGED_MEANWHILE when others have written since. */
export async function closeQuestion(
  open: OpenQuestion,
  { outcome, reason, lookAgainOn }: ClosedQuestion,
  seen: number,
): Promise<void> {
  const { closingPost: post, prompt, read } = open;
  if (post === null) throw problem('NOT_ALLOWED', { action: 'close this question' });
  const data = {
    prompt: prompt.rule,
    instance: prompt.instance,
    outcome,
    reason,
    role: post.role,
    read,
    ...(lookAgainOn === undefined ? {} : { lookAgainOn: lookAgainOn.toString() }),
  };
  const action = outcome === 'look-again' ? 'question put off' : 'question closed';
  await recordOnQuestion(open, post, [{ kind: 'prompt.closed', data }], { action, seen });
}
