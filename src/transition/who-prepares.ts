/** Who prepares a child's move and looks after them when they have come: the adults of the two schools. */
import { problem } from '../errors.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { Actor, Post } from '../record/actor.ts';
import type { SchoolMove } from '../record/moves.ts';

const adultsAtSchool: readonly Role[] = [
  'senco',
  'dsl',
  'head-of-year',
  'headteacher',
  'class-teacher',
  'designated-teacher',
];

const postAt = (actor: Actor, organisations: readonly (string | null)[]): Post | undefined =>
  actor.posts.find(({ role, organisation }) => adultsAtSchool.includes(role) && organisations.includes(organisation));

/** The post at one of the two schools in which somebody prepares this move. */
export const preparingPost = (actor: Actor, { from, to }: Pick<SchoolMove, 'from' | 'to'>): Post | undefined =>
  postAt(actor, [from.organisation, to.organisation]);

/** The post at the new school in which somebody looks after the child. */
export const receivingPost = (actor: Actor, { to }: Pick<SchoolMove, 'to'>): Post | undefined =>
  postAt(actor, [to.organisation]);

/** Throws NOT_ALLOWED. @param action in words, after "You are not allowed to" */
export function postOr(post: Post | undefined, action: string): Post {
  if (post === undefined) throw problem('NOT_ALLOWED', { action });
  return post;
}
