/** Opening what stands about hearing the child and the family for one move. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import type { Post } from '../../record/actor.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import type { SchoolMove } from '../../record/moves.ts';
import type { Visit } from '../../ui/page-route.ts';
import { confirmedMove, type PersonToAsk, personToAsk } from '../people-to-ask.ts';
import { askingPost } from '../who-may-ask.ts';

export type OpenMove = { readonly child: OpenChild; readonly move: SchoolMove; readonly asks: Post };
export type OpenPerson = OpenMove & { readonly person: PersonToAsk };

/** Throws NOT_FOUND, and NOT_ALLOWED for those who see the move and do not ask. */
export async function openMove(visit: Visit, access: Access): Promise<OpenMove> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await confirmedMove(child, visit.parameters['move'] ?? '');
  const asks = askingPost(visit.actor, move);
  if (asks === undefined) throw problem('NOT_ALLOWED', { action: 'ask the child and the family about this move' });
  return { child, move, asks };
}

/** For a second look, which others than those who ask may take. Throws NOT_FOUND. */
export async function openToLook(visit: Visit, access: Access): Promise<Omit<OpenPerson, 'asks'>> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await confirmedMove(child, visit.parameters['move'] ?? '');
  return { child, move, person: await personToAsk(child, move.id, visit.parameters['person'] ?? '') };
}

export async function openPerson(visit: Visit, access: Access): Promise<OpenPerson> {
  const open = await openMove(visit, access);
  return { ...open, person: await personToAsk(open.child, open.move.id, visit.parameters['person'] ?? '') };
}
