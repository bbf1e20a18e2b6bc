/** Who may propose, confirm or reject a move, and for which organisation they do it. */
import type { Role } from '../kinds/vocabulary.ts';
import type { Actor, Post } from '../record/actor.ts';
import type { SchoolMove } from '../record/moves.ts';

const schoolRoles: readonly Role[] = ['dsl', 'headteacher', 'data-manager', 'senco', 'head-of-year'];
const authorityRoles: readonly Role[] = ['admissions-officer', 'children-missing-education-officer'];

/** The post in which somebody decides on moves at all, preferably one of these organisations. */
export function decidingPost(actor: Actor, organisations: readonly (string | null)[]): Post | undefined {
  const ofAuthority = actor.posts.find((held) => authorityRoles.includes(held.role));
  return (
    actor.posts.find((held) => schoolRoles.includes(held.role) && organisations.includes(held.organisation)) ??
    ofAuthority
  );
}

/** A move is decided by one of the two schools or by the council, never by anybody else. */
export const mayDecide = (actor: Actor, move: Pick<SchoolMove, 'from' | 'to'>): Post | undefined =>
  decidingPost(actor, [move.from.organisation, move.to.organisation]);
