/**
 * A school says what became of what it was sent for a child who does not come; for a school that does not sign in here the
 * old school records what it was told. With the last answer the wrong school loses the name of the child as well.
 */
import { problem } from '../errors.ts';
import type { RecallAnswer } from '../kinds/change-of-plan.ts';
import { worksAt } from '../record/actor.ts';
import { appendMany } from '../record/append-many.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { allInvolvements, involvementEnds } from '../record/involvements.ts';
import { isOpen } from './move-involvements.ts';
import { recalledFrom } from './recalled-items.ts';

export type AnsweredRecall = { readonly answer: RecallAnswer; readonly note?: string | undefined };

/**
 * Answers everything that is still open and that the viewer may see.
 *
 * Throws NOT_FOUND when nothing is, NOT_ALLOWED for anybody but the two schools.
 */
export async function confirmRecall(child: OpenChild, school: string, { answer, note }: AnsweredRecall): Promise<void> {
  const { access } = child;
  const { actor, now } = access;
  const { items, isAllAnswered } = await recalledFrom(access, child.id, school);
  const open = items.filter(({ answered }) => answered === null);
  const [first] = open;
  if (first === undefined) throw problem('NOT_FOUND');
  const organisation = [school, first.from].find((each) => worksAt(actor, each));
  if (organisation === undefined) throw problem('NOT_ALLOWED', { action: 'answer for either of the two schools' });
  const by = { organisation, recordedBy: actor.practitioner };
  const entries = open.map(({ recall }): NewEntry => {
    const { move, from, to, item, itemTitle } = recall.data;
    return {
      ...by,
      kind: 'handover.recall-confirmed',
      happened: { moment: now },
      compartment: recall.compartment,
      audience: recall.audience,
      parties: recall.parties,
      data: { move, from, to, item, itemTitle, recall: recall.id, answer, ...(note === undefined ? {} : { note }) },
    };
  });
  const answered = new Set(open.map(({ recall }) => recall.id));
  const ended = isAllAnswered(answered)
    ? (await allInvolvements(access, child.id)).filter(
        (each) => each.organisation === school && each.purpose === 'recall' && isOpen(each, now),
      )
    : [];
  const ends = ended.map((each) => involvementEnds(by, each, now, 'everything was sent back or destroyed'));
  // The school may record nothing else of the child any more, but this it has to say
  const addition = { subject: child.id, isNew: false, entries: [...entries, ...ends] };
  await appendMany(access, [addition], { action: 'recall confirmed' });
}
