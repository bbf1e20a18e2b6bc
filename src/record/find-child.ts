/** Finds a child by what a person at the command line has: the id of the record, or a Unique Pupil Number. */
import { problem } from '../errors.ts';
import type { Access } from './access.ts';
import { type OpenChild, openChild } from './child.ts';
import { isId } from './id.ts';

/** NOT_FOUND when there is no such child whom the viewer may see. */
export async function openChildByReference(access: Access, reference: string): Promise<OpenChild> {
  if (isId(reference)) return openChild(access, reference);
  const row = await access.transaction
    .selectFrom('child_identifier')
    .select('subject_id')
    .where('partnership_id', '=', access.actor.partnership)
    .where('scheme', '=', 'upn')
    .where('value', '=', reference.trim().toUpperCase())
    .executeTakeFirst();
  if (row === undefined) throw problem('NOT_FOUND');
  return openChild(access, row.subject_id);
}
