/** Records something about a question, where those who see the question see it, and nobody else. */
import type { Post } from '../record/actor.ts';
import { append } from '../record/append.ts';
import { compartmentFor, type OpenQuestion } from './open-question.ts';

export type SaidOnQuestion = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };

/** Throws NOT_ALLOWED, or CHANGED_MEANWHILE when others have written since `seen`. */
export async function recordOnQuestion(
  open: OpenQuestion,
  { organisation }: Pick<Post, 'organisation'>,
  said: readonly SaidOnQuestion[],
  { action, seen }: { readonly action: string; readonly seen: number },
): Promise<void> {
  const { child, prompt } = open;
  const { access } = child;
  const compartment = compartmentFor(open);
  await append(
    child,
    action,
    said.map(({ kind, data }) => ({
      kind,
      happened: { moment: access.now },
      organisation,
      recordedBy: access.actor.practitioner,
      compartment,
      audience: prompt.audience,
      data,
    })),
    seen,
  );
}
