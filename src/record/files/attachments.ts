/** Files that belong to entries, for those who may see the entry. */
import type { OpenChild } from '../child.ts';
import { isId } from '../id.ts';
import { contentOf, type FileFacts } from './waiting-files.ts';

/** By entry. */
export async function attachmentsOf(
  child: OpenChild,
  entries: readonly string[],
): Promise<ReadonlyMap<string, readonly FileFacts[]>> {
  const found = new Map<string, FileFacts[]>();
  if (entries.length === 0) return found;
  const { transaction, actor } = child.access;
  const rows = await transaction
    .selectFrom('attachment as a')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.partnership_id', '=', 'a.partnership_id').onRef('f.id', '=', 'a.file_id'),
    )
    .select(['a.entry_id', 'f.id', 'f.name', 'f.media_type', 'f.bytes', 'f.sha256'])
    .where('a.partnership_id', '=', actor.partnership)
    .where('a.subject_id', '=', child.id)
    .where('a.entry_id', 'in', [...entries])
    .orderBy('f.uploaded_at')
    .orderBy('f.id')
    .execute();
  for (const row of rows) {
    const { entry_id: entry, media_type: mediaType, sha256, ...facts } = row;
    const file = { ...facts, mediaType, sha256: sha256.toString('hex') };
    found.set(entry, [...(found.get(entry) ?? []), file]);
  }
  return found;
}

export type OpenFile = FileFacts & { readonly content: Buffer };

/** A file of this child's record, or undefined when there is none that the viewer may see. */
export async function openAttachment(child: OpenChild, file: string): Promise<OpenFile | undefined> {
  if (!isId(file)) return undefined;
  const { transaction, actor } = child.access;
  const facts = await transaction
    .selectFrom('attachment as a')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.partnership_id', '=', 'a.partnership_id').onRef('f.id', '=', 'a.file_id'),
    )
    .select(['f.id', 'f.name', 'f.media_type', 'f.bytes', 'f.sha256'])
    .where('a.partnership_id', '=', actor.partnership)
    .where('a.subject_id', '=', child.id)
    .where('a.file_id', '=', file)
    .executeTakeFirst();
  if (facts === undefined) return undefined;
  return {
    id: facts.id,
    name: facts.name,
    mediaType: facts.media_type,
    bytes: facts.bytes,
    sha256: facts.sha256.toString('hex'),
    content: await contentOf(child.access, facts.id),
  };
}
