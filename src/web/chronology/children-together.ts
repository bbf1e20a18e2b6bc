/** Brothers and sisters whose chronologies are read together: those whose records the viewer may open, and whom they chose. */
import type { Access } from '../../record/access.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { siblingsOf } from '../../record/people/siblings.ts';
import type { Visit } from '../../ui/page-route.ts';
import type { Query } from '../../ui/route.ts';

export const withName = (child: string): string => `with-${child}`;

export type ChildrenAsked = {
  /** The child whose record it began with, and those who were chosen. */
  readonly children: readonly [OpenChild, ...OpenChild[]];
  /** Everybody who can be chosen. */
  readonly siblings: readonly OpenChild[];
};

/** An address can name only brothers and sisters, and only those who are open to the viewer; others are as if they were not there. */
export async function childrenAsked(access: Access, { parameters, query }: Visit): Promise<ChildrenAsked> {
  const child = await openChild(access, parameters['child'] ?? '');
  const isAsked = Object.keys(query).some((name) => name.startsWith(withName('')));
  if (!isAsked) return { children: [child], siblings: [] };
  const siblings = (await siblingsOf(child)).map((sibling) => sibling.child);
  return { children: [child, ...siblings.filter(({ id }) => query[withName(id)] !== undefined)], siblings };
}

/** For links and forms that keep to the same children. */
export const othersQuery = (others: readonly OpenChild[]): Query =>
  Object.fromEntries(others.map(({ id }) => [withName(id), 'yes']));
