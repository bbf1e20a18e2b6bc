/** What two people decided on a sealed entry: it may be read again, or nothing is left of it but its hash. As the record role. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { lockSubjects } from '../subject-rows.ts';
import { rebuildRecord } from './rebuild-record.ts';
import type { Sealing } from './sealings.ts';
import { whileSealing } from './while-sealing.ts';

export async function lift(access: Access, { child, entries }: Sealing): Promise<void> {
  const { transaction, actor } = access;
  await lockSubjects(access, [child]);
  await whileSealing(transaction, () =>
    transaction
      .updateTable('entry')
      .set({ sealed_at: null })
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', child)
      .where('id', 'in', [...entries])
      .execute(),
  );
  await rebuildRecord(access, child);
}

/** Files go too, where no other entry has them. What the audit says of it lets the record be verified without it. */
export async function erase(access: Access, { id, child, entries }: Sealing): Promise<void> {
  const { transaction, actor, now } = access;
  const of = { partnership: actor.partnership, practitioner: actor.practitioner, at: now };
  await whileSealing(transaction, () =>
    transaction
      .updateTable('entry')
      .set({
        data: '{}',
        salt: Buffer.alloc(0),
        home_reference: null,
        corrected_because: null,
        attachments: null,
        erased_at: now,
      })
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', child)
      .where('id', 'in', [...entries])
      .execute(),
  );
  const attached = await transaction
    .deleteFrom('attachment')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', child)
    .where('entry_id', 'in', [...entries])
    .returning('file_id')
    .execute();
  const files = [...new Set(attached.map(({ file_id }) => file_id))];
  if (files.length > 0) {
    await transaction
      .deleteFrom('stored_file as f')
      .where('f.partnership_id', '=', actor.partnership)
      .where('f.id', 'in', files)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('attachment as a')
              .select('a.file_id')
              .whereRef('a.partnership_id', '=', 'f.partnership_id')
              .whereRef('a.file_id', '=', 'f.id'),
          ),
        ),
      )
      .execute();
  }
  for (const entry of entries)
    await recordEvent(transaction, { ...of, action: 'entry erased', subject: child, detail: { sealing: id, entry } });
}
