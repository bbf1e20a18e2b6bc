/** Gives a question to a named person who may deal with it; taking it oneself is the same. */
import { problem } from '../errors.ts';
import { type Colleague, peopleAt } from '../record/people-at.ts';
import type { OpenQuestion } from './open-question.ts';
import { recordOnQuestion } from './record-on-question.ts';

/**
 * Who could have it: in the organisation that is asked, those who hold the role that is asked or may close it; and those of
 * the viewer's own organisation who may close it, because nobody may be left where the child was. Each once.
 */
export async function whoCouldHave({ child, prompt, givingPost }: OpenQuestion): Promise<readonly Colleague[]> {
  const { role, organisation } = prompt.owner;
  const organisations = [organisation, givingPost?.organisation].filter((each) => typeof each === 'string');
  const people = (await peopleAt(child.access, organisations)).filter(
    (each) => (each.role === role && each.organisation === organisation) || prompt.closedBy.includes(each.role),
  );
  return people.filter(
    ({ practitioner }, index) => people.findIndex((each) => each.practitioner === practitioner) === index,
  );
}

/** Throws NOT_ALLOWED when it is not the viewer's to give, or not to that person. */
export async function giveQuestion(
  open: OpenQuestion,
  { to, reason }: { readonly to: string; readonly reason?: string | undefined },
  seen: number,
): Promise<void> {
  const { givingPost: post, prompt } = open;
  const people = await whoCouldHave(open);
  if (post === null || !people.some(({ practitioner }) => practitioner === to))
    throw problem('NOT_ALLOWED', { action: 'give this question to that person' });
  const data = {
    prompt: prompt.rule,
    instance: prompt.instance,
    practitioner: to,
    ...(reason === undefined ? {} : { reason }),
  };
  await recordOnQuestion(open, post, [{ kind: 'prompt.assigned', data }], { action: 'question given', seen });
}
