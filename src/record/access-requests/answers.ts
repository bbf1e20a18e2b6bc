/** What controllers give of a record: proposed, sent back or released. As the record role. */
import { z } from 'zod';
import type { Access } from '../access.ts';
import { type AnswerDocument, answerDocument } from './answer-schema.ts';

export type AnswerState = 'proposed' | 'sent-back' | 'released' | 'reopened';

export type Answer = {
  readonly id: string;
  readonly controller: string;
  readonly state: AnswerState;
  /** Null when it was sent back, and when what it was made of has been disposed of. */
  readonly document: AnswerDocument | null;
  readonly proposed: Said;
  readonly sentBack: Said | null;
  readonly released: Said | null;
  readonly reopened: Said | null;
};

export type Said = { readonly at: Temporal.Instant; readonly by: string; readonly words: string };

const said = (at: Temporal.Instant | null, by: string | null, words: string | null): Said | null =>
  at === null || by === null ? null : { at, by, words: words ?? '' };

/** By request; the newest first. */
export async function answersOf(
  { transaction, actor }: Access,
  requests: readonly string[],
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const rows = await transaction
    .selectFrom('access_answer')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('request_id', 'in', [...requests])
    .orderBy('id', 'desc')
    .execute();
  const answers = rows.map((row): Answer & { readonly of: string } => {
    const [sentBack, released, reopened] = [
      said(row.sent_back_at, row.sent_back_by, row.sent_back_words),
      said(row.released_at, row.released_by, row.released_words),
      said(row.reopened_at, row.reopened_by, row.reopened_words),
    ];
    return {
      of: row.request_id,
      id: row.id,
      controller: row.controller_id,
      state:
        sentBack !== null ? 'sent-back' : reopened !== null ? 'reopened' : released !== null ? 'released' : 'proposed',
      document: z.nullable(answerDocument).parse(row.document),
      proposed: { at: row.proposed_at, by: row.proposed_by, words: row.proposed_words },
      sentBack,
      released,
      reopened,
    };
  });
  return Map.groupBy(answers, ({ of }) => of);
}

/** The one that waits for a second person or went out; undefined while there is none. */
export const standingAnswer = (answers: readonly Answer[], controller: string): Answer | undefined =>
  answers.find(
    (answer) => answer.controller === controller && (answer.state === 'proposed' || answer.state === 'released'),
  );

/** What went out last, also when it is looked at again. */
export const lastReleased = (answers: readonly Answer[], controller: string): Answer | undefined =>
  answers.find((answer) => answer.controller === controller && answer.released !== null);
