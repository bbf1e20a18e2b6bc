/** Who brings packs in, who approves them for their agency, and who puts them into force: decision 0015. */
import type { Role } from '../../kinds/vocabulary.ts';
import { type Actor, holdsRole, type Post } from '../actor.ts';

export const uploaders: readonly Role[] = ['policy-officer'];

/** Those who answer for their agency, or for safeguarding in it. */
export const approvers: readonly Role[] = [
  'director-childrens-services',
  'partnership-officer',
  'icb-commissioner',
  'police-officer',
  'headteacher',
];

const deciders: readonly Role[] = ['policy-officer', 'partnership-officer'];

export const mayUpload = (actor: Actor): boolean => holdsRole(actor, ...uploaders);
export const mayDecide = (actor: Actor): boolean => holdsRole(actor, ...deciders);
export const approvingPosts = ({ posts }: Actor): readonly Post[] =>
  posts.filter(({ role }) => approvers.includes(role));
/** Who may see how often rules would have spoken. */
export const seesReplays = (actor: Actor): boolean => mayDecide(actor) || approvingPosts(actor).length > 0;
