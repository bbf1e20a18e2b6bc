/** A second person reads why a question was closed, and agrees or does not. Who does not keeps it open. */
import { problem } from '../errors.ts';
import type { OpenQuestion } from './open-question.ts';
import { recordOnQuestion } from './record-on-question.ts';

/** The first of the chain of corrections of an entry: by it the rules know the closing. */
function rootOf(entry: string, { entries }: Pick<OpenQuestion, 'entries'>): string {
  const before = entries.find(({ id }) => id === entry)?.corrects;
  return before == null ? entry : rootOf(before, { entries });
}

/** Throws NOT_ALLOWED for whoever closed it, for other roles, and when nothing waits for a second reader. */
export async function secondRead(
  open: OpenQuestion,
  { agrees, reason }: { readonly agrees: boolean; readonly reason: string },
  seen: number,
): Promise<void> {
  const { secondPost: post, prompt } = open;
  if (post === null || prompt.closing === null)
    throw problem('NOT_ALLOWED', { action: 'be the second reader of this question' });
  const data = {
    prompt: prompt.rule,
    instance: prompt.instance,
    closing: rootOf(prompt.closing.entry, open),
    agrees,
    reason,
    role: post.role,
  };
  await recordOnQuestion(open, post, [{ kind: 'prompt.second-read', data }], { action: 'question read again', seen });
}
