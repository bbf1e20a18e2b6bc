/** Gives the files of a draft to the entries that were made of it. As the record role. */
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

export type AttachedTo = { readonly subject: string; readonly entry: string };

export async function attachFiles(
  { transaction, actor }: Access,
  files: readonly string[],
  to: readonly AttachedTo[],
): Promise<void> {
  if (files.length === 0 || to.length === 0) return;
  const of = { partnership_id: actor.partnership };
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('attachment')
      .values(
        to.flatMap(({ subject, entry }) =>
          files.map((file) => ({ ...of, subject_id: subject, entry_id: entry, file_id: file })),
        ),
      )
      .execute();
    await transaction
      .updateTable('stored_file')
      .set({ draft_id: null })
      .where('partnership_id', '=', actor.partnership)
      .where('id', 'in', [...files])
      .execute();
  });
}
