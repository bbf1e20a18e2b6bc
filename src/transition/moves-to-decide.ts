/** Moves that somebody has proposed and that wait for the viewer to confirm or reject them. */
import type { Access } from '../record/access.ts';
import type { Actor } from '../record/actor.ts';
import { proposedMoves, type SchoolMove } from '../record/moves.ts';
import { decidingPost, mayDecide } from './who-decides.ts';

const organisationsOf = (actor: Actor): readonly string[] => [
  ...new Set(actor.posts.map(({ organisation }) => organisation)),
];

/** Whether there are moves on which somebody may decide at all. */
export const decidesOnMoves = (actor: Actor): boolean => decidingPost(actor, organisationsOf(actor)) !== undefined;

/** Oldest first. The council decides on every move that it sees. */
export async function movesToDecide(access: Access): Promise<readonly SchoolMove[]> {
  const { actor } = access;
  if (!decidesOnMoves(actor)) return [];
  const isOfCouncil = decidingPost(actor, []) !== undefined;
  const found = await proposedMoves(access, isOfCouncil ? null : organisationsOf(actor));
  return found.filter((move) => mayDecide(actor, move) !== undefined);
}
