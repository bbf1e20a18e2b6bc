import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type Breadcrumb = {
  readonly text: Content;
  /** Left out for the page itself. */
  readonly href?: Href | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type BreadcrumbsOptions = ElementOptions & {
  readonly items: readonly Breadcrumb[];
  readonly collapseOnMobile?: boolean | undefined;
  /** Default "Breadcrumb". */
  readonly labelText?: string | undefined;
};

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const given = attributes({
    class: classNames(
      'govuk-breadcrumbs',
      options.classes,
      options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    ),
    ...options.attributes,
    'aria-label': options.labelText ?? 'Breadcrumb',
  });
  return html`<nav${given}><ol class="govuk-breadcrumbs__list">${options.items.map(breadcrumb)}</ol></nav>`;
}

function breadcrumb(item: Breadcrumb): Html {
  if (item.href === undefined) {
    return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${item.text}</li>`;
  }
  const given = attributes({ class: 'govuk-breadcrumbs__link', href: item.href, ...item.attributes });
  return html`<li class="govuk-breadcrumbs__list-item"><a${given}>${item.text}</a></li>`;
}
