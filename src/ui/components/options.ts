import type { AttributeValues } from '../attributes.ts';
import type { Content } from '../html.ts';
import { isHtml } from '../raw.ts';

/** What the outermost element of every component takes besides its content. */
export type ElementOptions = {
  readonly classes?: string | undefined;
  readonly attributes?: AttributeValues | undefined;
};

/** A list may hold what is not there, so that a page can write `isOpen && { … }`. */
export type Sparse<Item> = readonly (Item | false | null | undefined | '')[];

export const isContent = (given: unknown): given is Content => typeof given === 'string' || isHtml(given);

/** The place of an item among all, counted from 1, and only those that are there. Ids depend on the place. */
export function present<Item extends object>(
  items: Sparse<Item>,
): readonly { readonly item: Item; readonly place: number }[] {
  const found: { readonly item: Item; readonly place: number }[] = [];
  for (const [index, item] of items.entries()) if (item) found.push({ item, place: index + 1 });
  return found;
}
