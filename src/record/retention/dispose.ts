/** Disposing of what need not be kept: one person proposes it, another decides, and what is left is the chain of hashes. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { deriveSubjects } from '../append-many.ts';
import { projectSubject } from '../project.ts';
import { whileSealing } from '../sealing/while-sealing.ts';
import { loadEntries } from '../store-entries.ts';
import { storeProjections } from '../store-projection.ts';
import { asRecordRole } from '../transaction.ts';
import { isOfficer, keptBy } from './keepers.ts';
import { type KeptRecord, recordsOf } from './retention-of.ts';

export type Disposal = {
  readonly id: string;
  readonly subject: string;
  readonly controller: string;
  readonly classTitle: string;
  readonly dueSince: Temporal.PlainDate;
  readonly reason: string;
  readonly proposedAt: Temporal.Instant;
  readonly proposedBy: string;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: string | null;
  readonly decision: 'disposed' | 'kept' | null;
  readonly answer: string | null;
  /** How many entries were erased. */
  readonly entries: number | null;
};

/** Of the viewer's organisations, newest first. @param open only those that wait for a decision */
export async function disposals(
  access: Access,
  { subject, open = false }: { readonly subject?: string; readonly open?: boolean } = {},
): Promise<readonly Disposal[]> {
  const controllers = keptBy(access);
  const { transaction, actor } = access;
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('disposal')
      .selectAll()
      .where('partnership_id', '=', actor.partnership)
      .where('controller_id', 'in', [...controllers])
      .$if(subject !== undefined, (query) => query.where('subject_id', '=', subject ?? ''))
      .$if(open, (query) => query.where('decided_at', 'is', null))
      .orderBy('proposed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
      .execute(),
  );
  for (const row of rows) access.shown.add(row.subject_id);
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject_id,
    controller: row.controller_id,
    classTitle: row.class_title,
    dueSince: row.due_since,
    reason: row.reason,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decision: row.decision,
    answer: row.answer,
    entries: row.entries,
  }));
}

const dueNow = (records: readonly KeptRecord[], controller: string) => {
  const record = records.find((each) => each.controller === controller);
  if (record === undefined) throw problem('NOT_FOUND');
  const { result } = record.reckoned;
  if (result.kind !== 'due') throw problem('RETENTION_NOT_DUE');
  return result;
};

/** Throws NOT_ALLOWED, NOT_FOUND, RETENTION_NOT_DUE, CHANGED_MEANWHILE when it is proposed already. */
export async function proposeDisposal(
  access: Access,
  { subject, controller, reason }: { readonly subject: string; readonly controller: string; readonly reason: string },
): Promise<string> {
  const due = dueNow(await recordsOf(access, subject), controller);
  if (!isOfficer(access.actor)) throw problem('NOT_ALLOWED', { action: 'propose to dispose of a record' });
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('disposal')
      .values({
        partnership_id: actor.partnership,
        id,
        subject_id: subject,
        controller_id: controller,
        class: due.by.id,
        class_title: due.by.title,
        due_since: due.since,
        reason,
        proposed_at: now,
        proposed_by: actor.practitioner,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) throw problem('CHANGED_MEANWHILE');
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'disposal proposed',
      subject,
      detail: { disposal: id, controller, class: due.by.id },
    });
  });
  return id;
}

/** Throws NOT_ALLOWED, NOT_FOUND, NEEDS_ANOTHER_PERSON, RETENTION_NOT_DUE when something has come between. */
export async function decideDisposal(
  access: Access,
  id: string,
  { decision, answer }: { readonly decision: 'disposed' | 'kept'; readonly answer: string },
): Promise<void> {
  const disposal = (await disposals(access, { open: true })).find((each) => each.id === id);
  if (disposal === undefined) throw problem('NOT_FOUND');
  const { transaction, actor, now } = access;
  const { subject, controller } = disposal;
  if (disposal.proposedBy === actor.practitioner) throw problem('NEEDS_ANOTHER_PERSON');
  if (decision === 'disposed') dueNow(await recordsOf(access, subject), controller);
  await asRecordRole(transaction, async () => {
    const decided = await transaction
      .updateTable('disposal')
      .set({ decided_at: now, decided_by: actor.practitioner, decision, answer })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('decided_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (decided.numUpdatedRows === 0n) throw problem('CHANGED_MEANWHILE');
    const erased = decision === 'disposed' ? await eraseEntries(access, subject, controller) : [];
    if (decision === 'disposed')
      await transaction
        .updateTable('disposal')
        .set({ entries: erased.length })
        .where('partnership_id', '=', actor.partnership)
        .where('id', '=', id)
        .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: decision === 'disposed' ? 'record disposed of' : 'disposal refused',
      subject,
      detail: { disposal: id, controller, ...(decision === 'disposed' && { erased }) },
    });
  });
}

/** Empties everything that a controller recorded of a child, with its files, and makes again what was made from it. As the record role. */
async function eraseEntries(
  { transaction, actor, now, ...access }: Access,
  subject: string,
  controller: string,
): Promise<readonly string[]> {
  const { partnership } = actor;
  // Nobody appends meanwhile
  await sql`SELECT id FROM subject WHERE partnership_id = ${partnership} AND id = ${subject} FOR UPDATE`.execute(
    transaction,
  );
  const at = sql`${now.toString()}::timestamptz`;
  const { rows: files } = await sql<{ readonly id: string }>`
    DELETE FROM attachment a USING entry e
    WHERE a.partnership_id = ${partnership} AND a.subject_id = ${subject}
      AND e.partnership_id = a.partnership_id AND e.subject_id = a.subject_id AND e.id = a.entry_id AND e.controller_id = ${controller}
    RETURNING a.file_id AS id`.execute(transaction);
  await sql`DELETE FROM stored_file f
    WHERE f.partnership_id = ${partnership} AND f.id = ANY (${sql.val(files.map(({ id }) => id))}::uuid[]) AND f.draft_id IS NULL
      AND NOT EXISTS (SELECT FROM attachment a WHERE a.partnership_id = f.partnership_id AND a.file_id = f.id)`.execute(
    transaction,
  );
  // Sealed ones too
  const { rows } = await whileSealing(transaction, () =>
    sql<{ readonly id: string }>`
    UPDATE entry SET sealed_at = coalesce(sealed_at, ${at}), erased_at = ${at}, data = '{}', salt = '',
      home_reference = NULL, corrected_because = NULL, attachments = NULL
    WHERE partnership_id = ${partnership} AND subject_id = ${subject} AND controller_id = ${controller} AND erased_at IS NULL
    RETURNING id`.execute(transaction),
  );
  const left = await loadEntries(transaction, partnership, [subject]);
  const entries = left.get(subject) ?? [];
  await storeProjections(transaction, partnership, [{ subject, projection: projectSubject(entries) }], [subject]);
  await deriveSubjects({ transaction, actor, now, ...access }, new Map([[subject, entries]]), [subject]);
  if (entries.length === 0)
    await transaction
      .deleteFrom('trace')
      .where('partnership_id', '=', partnership)
      .where('subject_id', '=', subject)
      .execute();
  return rows.map(({ id }) => id);
}
