/** Drafts: what somebody typed and has not recorded. Only their author sees them, while they may see the child. */
import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { DraftTable } from '../../database/tables.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import type { OpenChild } from '../child.ts';
import { isId } from '../id.ts';

export type Draft = {
  readonly id: string;
  readonly child: string;
  readonly kind: string;
  /** The entry that it would correct. */
  readonly corrects: string | null;
  readonly typed: ReadonlyMap<string, readonly string[]>;
  readonly savedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

/** Days for which a draft is kept after it was last saved. */
export const draftDays = 30;

/** As long as a form may be. */
const mostCharacters = 1_000_000;

const parse = (row: Selectable<DraftTable>): Draft => ({
  id: row.id,
  child: row.subject_id,
  kind: row.kind,
  corrects: row.corrects,
  typed: new Map(Object.entries(row.typed as Readonly<Record<string, readonly string[]>>)),
  savedAt: row.saved_at,
  expiresAt: row.expires_at,
});

export const newDraftId = (): string => randomUUIDv7();

export async function findDraft({ transaction, actor }: Access, id: string): Promise<Draft | undefined> {
  if (!isId(id)) return undefined;
  const row = await transaction
    .selectFrom('draft')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : parse(row);
}

/** Of children whom the author may see now; the one saved last first. */
export async function ownDrafts({ transaction, actor }: Access): Promise<readonly Draft[]> {
  const rows = await transaction
    .selectFrom('draft')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .orderBy('saved_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(parse);
}

type Saving = Pick<Draft, 'id' | 'kind' | 'corrects' | 'typed'>;

/** NOT_FOUND for an id that is somebody else's, or of another child's draft. */
export async function saveDraft(child: OpenChild, { id, kind, corrects, typed }: Saving): Promise<void> {
  const { transaction, actor, now } = child.access;
  if (!isId(id)) throw problem('NOT_FOUND');
  const text = JSON.stringify(Object.fromEntries(typed));
  if (text.length > mostCharacters) throw problem('INPUT_INVALID', { fields: 'the form is too long' });
  const until = { saved_at: now, expires_at: now.add({ hours: 24 * draftDays }) };
  const updated = await transaction
    .updateTable('draft')
    .set({ typed: text, ...until })
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .where('subject_id', '=', child.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (updated.numUpdatedRows > 0n) return;
  const inserted = await transaction
    .insertInto('draft')
    .values({
      partnership_id: actor.partnership,
      id,
      practitioner_id: actor.practitioner,
      subject_id: child.id,
      kind,
      corrects,
      typed: text,
      started_at: now,
      ...until,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) throw problem('NOT_FOUND');
  await note(child.access, child.id, 'draft begun', id);
}

/** Removes a draft of the viewer's own with its files; nothing happens when there is none. */
export async function removeDraft(access: Access, id: string): Promise<void> {
  if (!isId(id)) return;
  await access.transaction
    .deleteFrom('draft')
    .where('partnership_id', '=', access.actor.partnership)
    .where('id', '=', id)
    .execute();
}

export async function discardDraft(access: Access, id: string): Promise<void> {
  const draft = await findDraft(access, id);
  if (draft === undefined) throw problem('NOT_FOUND');
  await removeDraft(access, id);
  await note(access, draft.child, 'draft discarded', id);
}

const note = ({ transaction, actor, now }: Access, subject: string, action: string, draft: string): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    subject,
    detail: { draft },
  });
