/** In which of their posts somebody works with a child, and what an entry made in one of them begins with. */
import { problem } from '../errors.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { Post } from '../record/actor.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { postsWorkingWith } from '../record/involve.ts';

/** @param roles only these; any unless given */
export function workingPosts(child: OpenChild, roles?: readonly Role[]): readonly Post[] {
  const working = postsWorkingWith(child);
  return child.access.actor.posts.filter(
    (held) =>
      (roles === undefined || roles.includes(held.role)) &&
      working.some(({ role, organisation }) => role === held.role && organisation === held.organisation),
  );
}

/** Throws NOT_ALLOWED. `action` completes "You may not …". */
export function workingPost(child: OpenChild, action: string, roles?: readonly Role[]): Post {
  const [first] = workingPosts(child, roles);
  if (first === undefined) throw problem('NOT_ALLOWED', { action });
  return first;
}

/** Who records something, for which organisation, now. */
export const recordedNow = (
  { access }: OpenChild,
  post: Post,
): Pick<NewEntry, 'organisation' | 'recordedBy' | 'happened'> => ({
  organisation: post.organisation,
  recordedBy: access.actor.practitioner,
  happened: { moment: access.now },
});

/** Without what is not given: an entry holds no empty fields. */
export const given = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
