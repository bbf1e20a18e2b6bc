/** What the forms about preparing a move begin with: only for the adults of the two schools. */
import type { Access } from '../../../record/access.ts';
import type { Visit } from '../../../ui/page-route.ts';
import { type OpenMove, openMove } from '../../pages/page-of-move.ts';
import { postOr, preparingPost } from '../../who-prepares.ts';
import { loadPreparation, type Preparation } from '../preparation.ts';

export type OpenPreparation = OpenMove & { readonly preparation: Preparation };

/** Throws NOT_FOUND or NOT_ALLOWED. */
export async function openPreparation(visit: Visit, access: Access): Promise<OpenPreparation> {
  const of = await openMove(visit, access);
  postOr(preparingPost(visit.actor, of.move), 'prepare this move');
  return { ...of, preparation: await loadPreparation(of.child, of.move) };
}
