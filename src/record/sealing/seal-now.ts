/** Seals what was asked for: from then on nobody reads it and nothing follows from it; everybody who had it is told. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import type { StoredEntry } from '../entry-row.ts';
import { loadEntries } from '../store-entries.ts';
import { lockSubjects } from '../subject-rows.ts';
import { rebuildRecord } from './rebuild-record.ts';
import { recipientsOf } from './recipients.ts';
import { sealedWith } from './what-is-sealed.ts';
import { whileSealing } from './while-sealing.ts';

type Sealing = { readonly id: string; readonly subject: string; readonly entry: string; readonly askedBy: string };

/** As the record role. Throws CHANGED_MEANWHILE when the entry is sealed already. */
export async function sealNow(access: Access, { id, subject, entry, askedBy }: Sealing): Promise<void> {
  const { transaction, actor, now } = access;
  const of = { partnership: actor.partnership, practitioner: actor.practitioner, at: now };
  await lockSubjects(access, [subject]);
  const all = (await loadEntries(transaction, actor.partnership, [subject])).get(subject) ?? [];
  const [first, ...others] = sealedWith(all, entry);
  if (first === undefined) throw problem('CHANGED_MEANWHILE');
  const sealed: readonly [StoredEntry, ...StoredEntry[]] = [first, ...others];
  const ids = sealed.map((each) => each.id);
  const recipients = await recipientsOf(access, subject, sealed);
  await whileSealing(transaction, () =>
    transaction
      .updateTable('entry')
      .set({ sealed_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', subject)
      .where('id', 'in', ids)
      .execute(),
  );
  await transaction
    .updateTable('sealing')
    .set({ entries: ids, sealed_at: now, sealed_by: actor.practitioner })
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .execute();
  await forget(access, subject, ids);
  await rebuildRecord(access, subject);
  await tell(
    access,
    { id, subject },
    sealed,
    recipients.filter(({ practitioner }) => ![actor.practitioner, askedBy].includes(practitioner)),
  );
  await recordEvent(transaction, { ...of, action: 'entry sealed', subject, detail: { sealing: id } });
  for (const each of ids)
    await recordEvent(transaction, { ...of, action: 'version sealed', subject, detail: { sealing: id, entry: each } });
}

/** What else repeats it: corrections that somebody is writing, and what time brought about because of it. */
async function forget({ transaction, actor }: Access, subject: string, ids: readonly string[]): Promise<void> {
  await transaction
    .deleteFrom('draft')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .where('corrects', 'in', [...ids])
    .execute();
  await sql`DELETE FROM trace WHERE partnership_id = ${actor.partnership} AND subject_id = ${subject}
    AND split_part(instance, '/', 2) = ANY (${sql.val([...ids])}::text[])`.execute(transaction);
}

async function tell(
  { transaction, actor, now }: Access,
  { id, subject }: Pick<Sealing, 'id' | 'subject'>,
  [first]: readonly [StoredEntry, ...StoredEntry[]],
  recipients: readonly { readonly practitioner: string; readonly shownAt: Temporal.Instant }[],
): Promise<void> {
  if (recipients.length === 0) return;
  const { ground } = await transaction
    .selectFrom('sealing')
    .select('ground')
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('sealing_notice')
    .values(
      recipients.map(({ practitioner, shownAt }) => ({
        partnership_id: actor.partnership,
        id: randomUUIDv7(),
        sealing_id: id,
        practitioner_id: practitioner,
        subject_id: subject,
        kind: first.kind,
        organisation_id: first.organisation,
        ground,
        recorded_at: first.recordedAt,
        shown_at: shownAt,
        told_at: now,
      })),
    )
    .execute();
}
