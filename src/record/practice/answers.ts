/** Answers in practice: whoever gave one reads it and takes it away, and nobody else can. */
import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { PracticeAnswerTable } from '../../database/practice-tables.ts';
import type { Access } from '../access.ts';

/** Days for which an answer is kept, unless it is taken away before. */
export const answerDays = 400;

/** What somebody answers who cannot say a level, and for what does not belong to the child's record. */
export const noLevel = { cannotSay: 'none', apart: 'apart' } as const;

export type SeenDocument = {
  readonly threshold: string;
  readonly version: string;
  /** Codes of levels; null when nothing spoke for any. */
  readonly from: string | null;
  readonly to: string | null;
};

export type PracticeAnswer = {
  readonly id: string;
  readonly vignette: string;
  /** A code of a level, or one of `noLevel`. */
  readonly level: string;
  readonly words: string;
  readonly document: SeenDocument | null;
  readonly at: Temporal.Instant;
};

const parse = (row: Selectable<PracticeAnswerTable>): PracticeAnswer => ({
  id: row.id,
  vignette: row.vignette,
  level: row.level,
  words: row.words,
  document:
    row.threshold === null || row.version === null
      ? null
      : { threshold: row.threshold, version: row.version, from: row.band_from, to: row.band_to },
  at: row.answered_at,
});

/** One's own, the newest first. */
export async function ownAnswers({ transaction, actor }: Access): Promise<readonly PracticeAnswer[]> {
  const rows = await transaction
    .selectFrom('practice_answer')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(parse);
}

type Giving = Pick<PracticeAnswer, 'vignette' | 'level' | 'words' | 'document'>;

/** The log says that somebody practised and on what, and not what they thought. */
export async function giveAnswer(access: Access, { vignette, level, words, document }: Giving): Promise<void> {
  const { transaction, actor, now } = access;
  await transaction
    .insertInto('practice_answer')
    .values({
      partnership_id: actor.partnership,
      id: randomUUIDv7(),
      practitioner_id: actor.practitioner,
      vignette,
      level,
      words,
      threshold: document?.threshold ?? null,
      version: document?.version ?? null,
      band_from: document?.from ?? null,
      band_to: document?.to ?? null,
      answered_at: now,
      expires_at: now.add({ hours: 24 * answerDays }),
    })
    .execute();
  await note(access, 'practised', vignette);
}

/** All of one's own about a vignette. */
export async function removeAnswers(access: Access, vignette: string): Promise<void> {
  const { transaction, actor } = access;
  const removed = await transaction
    .deleteFrom('practice_answer')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('vignette', '=', vignette)
    .executeTakeFirst();
  if (removed.numDeletedRows > 0n) await note(access, 'answers in practice removed', vignette);
}

const note = ({ transaction, actor, now }: Access, action: string, vignette: string): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    detail: { vignette },
  });
