/** Writes down how earlier entries read now, in the light of what is known today. The entries themselves stay as they were. */
import { problem } from '../errors.ts';
import { postsWorkingWith } from '../record/involve.ts';
import type { OpenQuestion } from './open-question.ts';
import { recordOnQuestion } from './record-on-question.ts';

/**
 * @param reads by the id of an entry that the question quotes
 * @returns how many were written; nothing is recorded where nothing was said
 */
export async function readAgain(open: OpenQuestion, reads: ReadonlyMap<string, string>, seen: number): Promise<number> {
  const { child, prompt, quoted, since } = open;
  const [post] = postsWorkingWith(child);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'say how entries of this record read now' });
  const said = [...quoted, ...since].flatMap(({ id }) => {
    const words = reads.get(id);
    if (words === undefined || words === '') return [];
    return [{ kind: 'entry.read-again', data: { of: id, instance: prompt.instance, reads: words } }];
  });
  if (said.length > 0) await recordOnQuestion(open, post, said, { action: 'entries read again', seen });
  return said.length;
}
