/** Files that wait with a draft until it is recorded. */
import { randomUUIDv7 } from 'node:crypto';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import type { Draft } from '../drafts/draft.ts';
import { isId } from '../id.ts';

export type FileFacts = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
};

/** Bytes of one piece: few round trips, and no row that is hard to hold. */
export const pieceBytes = 256 * 1024;

/** Of one entry. */
export const mostFiles = 10;

/** @param content already checked to be of a kind that is taken. Throws TOO_MANY_FILES */
export async function addWaitingFile(
  access: Access,
  draft: Pick<Draft, 'id' | 'child'>,
  file: Omit<FileFacts, 'id'>,
  content: Buffer,
): Promise<string> {
  if ((await waitingFiles(access, draft.id)).length >= mostFiles) throw problem('TOO_MANY_FILES', { most: mostFiles });
  return storeFile(access, draft, file, content);
}

/** The same for a draft of which many entries are made, however many files they have. */
export async function storeFile(
  access: Access,
  draft: Pick<Draft, 'id' | 'child'>,
  file: Omit<FileFacts, 'id'>,
  content: Buffer,
): Promise<string> {
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  const of = { partnership_id: actor.partnership };
  await transaction
    .insertInto('stored_file')
    .values({
      ...of,
      id,
      uploaded_by: actor.practitioner,
      uploaded_at: now,
      draft_id: draft.id,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      sha256: Buffer.from(file.sha256, 'hex'),
    })
    .execute();
  for (let start = 0, number = 0; start < content.length; start += pieceBytes, number += 1)
    await transaction
      .insertInto('stored_file_piece')
      .values({ ...of, file_id: id, number, content: content.subarray(start, start + pieceBytes) })
      .execute();
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action: 'file uploaded',
    subject: draft.child,
    detail: { file: id, bytes: file.bytes, mediaType: file.mediaType, sha256: file.sha256 },
  });
  return id;
}

export async function waitingFiles({ transaction, actor }: Access, draft: string): Promise<readonly FileFacts[]> {
  if (!isId(draft)) return [];
  const rows = await transaction
    .selectFrom('stored_file')
    .select(['id', 'name', 'media_type', 'bytes', 'sha256'])
    .where('partnership_id', '=', actor.partnership)
    .where('draft_id', '=', draft)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
  }));
}

/** What is in a file that the viewer may open; empty when there is none. */
export async function contentOf({ transaction, actor }: Access, file: string): Promise<Buffer> {
  const pieces = await transaction
    .selectFrom('stored_file_piece')
    .select('content')
    .where('partnership_id', '=', actor.partnership)
    .where('file_id', '=', file)
    .orderBy('number')
    .execute();
  return Buffer.concat(pieces.map(({ content }) => content));
}

/** One that waits with this draft of the viewer's own; nothing happens when it is not there. */
export async function removeWaitingFile({ transaction, actor }: Access, draft: string, file: string): Promise<void> {
  if (!isId(draft) || !isId(file)) return;
  await transaction
    .deleteFrom('stored_file')
    .where('partnership_id', '=', actor.partnership)
    .where('draft_id', '=', draft)
    .where('id', '=', file)
    .execute();
}
