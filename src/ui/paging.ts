/** Pages of a long list, by a number in the address. */
import { pagination } from './components/pagination.ts';
import type { Href } from './href.ts';
import { type Html, html, nothing } from './html.ts';

export type Paging = { readonly page: number; readonly offset: number; readonly limit: number };

/** Reads the page number of an address; anything that is none means the first page. */
export function readPage(text: string | undefined, limit: number): Paging {
  const number = /^\d{1,6}$/u.test(text ?? '') ? Math.max(1, Number(text)) : 1;
  return { page: number, offset: (number - 1) * limit, limit };
}

/** Nothing for a list of one page. */
export function pages({ page, limit }: Paging, total: number, link: (page: number) => Href): Html {
  const last = Math.max(1, Math.ceil(total / limit));
  if (last === 1) return nothing;
  const near = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((each) => each >= 1 && each <= last)
    .toSorted((a, b) => a - b);
  const items = near.flatMap((each, index) => {
    const before = near[index - 1];
    const gap = before !== undefined && each - before > 1 ? [{ ellipsis: true as const }] : [];
    return [...gap, { number: each, href: link(each), current: each === page }];
  });
  return pagination({
    items,
    previous: page > 1 ? { href: link(page - 1) } : undefined,
    next: page < last ? { href: link(page + 1) } : undefined,
  });
}

/** "Showing 26 to 50 of 133" */
export const showing = ({ offset }: Paging, shown: number, total: number): Html =>
  total === 0 ? nothing : html`<p class="govuk-body-s">Showing ${offset + 1} to ${offset + shown} of ${total}</p>`;
