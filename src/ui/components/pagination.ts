import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';

export type PaginationStep = {
  readonly href: Href;
  /** Default "Previous page" or "Next page". */
  readonly text?: Content | undefined;
  /** What is on that page, where there are no numbers. */
  readonly labelText?: string | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type PaginationPage = {
  readonly number: number | string;
  readonly href: Href;
  readonly current?: boolean | undefined;
  /** Default "Page" and the number. */
  readonly visuallyHiddenText?: string | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type PaginationOptions = ElementOptions & {
  readonly items?: Sparse<PaginationPage | { readonly ellipsis: true }> | undefined;
  readonly previous?: PaginationStep | undefined;
  readonly next?: PaginationStep | undefined;
  /** Default "Pagination". */
  readonly landmarkLabel?: string | undefined;
};

export function pagination(options: PaginationOptions): Html {
  const isBlock = options.items === undefined && (options.next !== undefined || options.previous !== undefined);
  const shown = attributes({
    class: classNames('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes),
    'aria-label': options.landmarkLabel ?? 'Pagination',
    ...options.attributes,
  });
  return html`
<nav${shown}>
  ${options.previous && step('prev', options.previous, isBlock)}
  ${
    options.items &&
    html`<ul class="govuk-pagination__list">${present(options.items).map(({ item }) => page(item))}</ul>`
  }
  ${options.next && step('next', options.next, isBlock)}
</nav>`;
}

function page(item: PaginationPage | { readonly ellipsis: true }): Html {
  if ('ellipsis' in item) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>`;
  }
  const shown = attributes({
    class: 'govuk-link govuk-pagination__link',
    href: item.href,
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
    'aria-current': item.current ? 'page' : undefined,
    ...item.attributes,
  });
  const classes = classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current');
  return html`<li class="${classes}"><a${shown}>${item.number}</a></li>`;
}

function step(
  direction: 'prev' | 'next',
  { href, text, labelText, attributes: more }: PaginationStep,
  isBlock: boolean,
): Html {
  const isPrevious = direction === 'prev';
  const shown = attributes({ class: 'govuk-link govuk-pagination__link', href, rel: direction, ...more });
  const title = text ?? html`${isPrevious ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`;
  const titleClasses = classNames(
    'govuk-pagination__link-title',
    isBlock && !labelText && 'govuk-pagination__link-title--decorated',
  );
  const label =
    isBlock &&
    labelText &&
    html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${labelText}</span>`;
  const isArrowFirst = isBlock || isPrevious;
  const arrow = isPrevious ? arrowBack : arrowOn;
  return html`
<div class="govuk-pagination__${direction}">
  <a${shown}>${isArrowFirst && arrow}<span class="${titleClasses}">${title}</span> ${label}${!isArrowFirst && arrow}</a>
</div>`;
}

const arrowBack = html`
<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
  <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
</svg>`;

const arrowOn = html`
<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
  <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
</svg>`;
