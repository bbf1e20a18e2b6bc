/** What somebody is told who had a sealed entry before them, and what they answer about copies. */

import type { SealingGround } from '../../access/sealing.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { asRecordRole } from '../transaction.ts';

export const copyAnswers = {
  'no-copy': 'I have no copy, and told nobody what it said',
  destroyed: 'I had copies or notes, and have destroyed them',
  'passed-on': 'I told somebody, or gave them a copy',
} as const;
export type CopyAnswer = keyof typeof copyAnswers;
export const copyAnswerCodes = Object.keys(copyAnswers) as readonly CopyAnswer[];

export type SealingNotice = {
  readonly id: string;
  readonly sealing: string;
  readonly practitioner: string;
  readonly child: string;
  readonly kind: string;
  readonly organisation: string;
  readonly ground: SealingGround;
  readonly recordedAt: Temporal.Instant;
  readonly shownAt: Temporal.Instant;
  readonly answered: { readonly at: Temporal.Instant; readonly answer: CopyAnswer; readonly words: string } | null;
};

async function notices(
  { transaction, actor }: Access,
  of: { readonly practitioner?: string; readonly sealing?: string },
): Promise<readonly SealingNotice[]> {
  const rows = await transaction
    .selectFrom('sealing_notice')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .$if('sealing' in of, (query) => query.where('sealing_id', '=', of.sealing ?? ''))
    .$if('practitioner' in of, (query) => query.where('practitioner_id', '=', of.practitioner ?? ''))
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sealing: row.sealing_id,
    practitioner: row.practitioner_id,
    child: row.subject_id,
    kind: row.kind,
    organisation: row.organisation_id,
    ground: row.ground,
    recordedAt: row.recorded_at,
    shownAt: row.shown_at,
    answered:
      row.answered_at === null || row.answer === null
        ? null
        : { at: row.answered_at, answer: row.answer, words: row.words ?? '' },
  }));
}

/** The viewer's own that wait for an answer. */
export const noticesToAnswer = async (access: Access): Promise<readonly SealingNotice[]> =>
  (await notices(access, { practitioner: access.actor.practitioner })).filter(({ answered }) => answered === null);

/** Who was told of a sealing, for those who decide on it. */
export const toldOf = (access: Access, sealing: string): Promise<readonly SealingNotice[]> =>
  notices(access, { sealing });

/** Throws NOT_FOUND for what is not the viewer's own or has been answered. */
export async function answerNotice(
  access: Access,
  id: string,
  { answer, words }: { readonly answer: CopyAnswer; readonly words: string | undefined },
): Promise<void> {
  const { transaction, actor, now } = access;
  const notice = isId(id) ? (await noticesToAnswer(access)).find((each) => each.id === id) : undefined;
  if (notice === undefined) throw problem('NOT_FOUND');
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('sealing_notice')
      .set({ answered_at: now, answer, words: words ?? null })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'notice of a sealing answered',
      subject: notice.child,
      detail: { sealing: notice.sealing, answer },
    });
  });
}
