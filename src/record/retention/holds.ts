/** Holds: what stops every disposal, of one child's record or of all, whatever a class says. Lifted by somebody else than placed it. */
import { randomUUIDv7 } from 'node:crypto';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';
import { requireOfficer } from './keepers.ts';

export type Hold = {
  readonly id: string;
  /** Null: on every record. */
  readonly subject: string | null;
  readonly title: string;
  readonly reason: string;
  readonly placedAt: Temporal.Instant;
  readonly placedBy: string;
  readonly liftedAt: Temporal.Instant | null;
  readonly liftedBy: string | null;
  readonly liftedBecause: string | null;
};

/** Newest first, lifted ones too. @param subject those of one child and of all; without it, those of all */
export async function holdsOn(access: Access, subject?: string): Promise<readonly Hold[]> {
  const { transaction, actor } = access;
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('retention_hold')
      .selectAll()
      .where('partnership_id', '=', actor.partnership)
      .where((where) =>
        subject === undefined
          ? where('subject_id', 'is', null)
          : where.or([where('subject_id', 'is', null), where('subject_id', '=', subject)]),
      )
      .orderBy('placed_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject_id,
    title: row.title,
    reason: row.reason,
    placedAt: row.placed_at,
    placedBy: row.placed_by,
    liftedAt: row.lifted_at,
    liftedBy: row.lifted_by,
    liftedBecause: row.lifted_because,
  }));
}

/** Acts at once. Throws NOT_ALLOWED. */
export async function placeHold(
  access: Access,
  { subject, title, reason }: { readonly subject: string | null; readonly title: string; readonly reason: string },
): Promise<string> {
  requireOfficer(access);
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('retention_hold')
      .values({
        partnership_id: actor.partnership,
        id,
        subject_id: subject,
        title,
        reason,
        placed_at: now,
        placed_by: actor.practitioner,
      })
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'hold placed',
      ...(subject === null ? {} : { subject }),
      detail: { hold: id },
    });
  });
  return id;
}

/** Throws NOT_ALLOWED, NEEDS_ANOTHER_PERSON for whoever placed it, NOT_FOUND when it is lifted or there is none. */
export async function liftHold(access: Access, id: string, because: string): Promise<void> {
  requireOfficer(access);
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    const hold = await transaction
      .selectFrom('retention_hold')
      .select(['placed_by', 'subject_id'])
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (hold === undefined) throw problem('NOT_FOUND');
    if (hold.placed_by === actor.practitioner) throw problem('NEEDS_ANOTHER_PERSON');
    await transaction
      .updateTable('retention_hold')
      .set({ lifted_at: now, lifted_by: actor.practitioner, lifted_because: because })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'hold lifted',
      ...(hold.subject_id === null ? {} : { subject: hold.subject_id }),
      detail: { hold: id },
    });
  });
}
