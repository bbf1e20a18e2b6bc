import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type FooterLink = {
  readonly text: string;
  readonly href: Href;
  readonly attributes?: ElementOptions['attributes'];
};

export type FooterNavigation = {
  readonly title: string;
  readonly items?: readonly FooterLink[] | undefined;
  readonly columns?: number | undefined;
  /** Of the grid. Default "full". */
  readonly width?: 'full' | 'two-thirds' | 'one-half' | 'one-third' | 'one-quarter' | undefined;
};

export type FooterMeta = {
  /** Default "Support links". */
  readonly visuallyHiddenTitle?: string | undefined;
  readonly items?: readonly FooterLink[] | undefined;
  readonly text?: Content | undefined;
};

export type FooterOptions = ElementOptions & {
  readonly meta?: FooterMeta | undefined;
  readonly navigation?: readonly FooterNavigation[] | undefined;
  readonly containerClasses?: string | undefined;
};

/** GOV.UK's footer without what belongs to GOV.UK: the crown, the crest, Crown copyright and its licence. */
export function footer(options: FooterOptions = {}): Html {
  const shown = attributes({ class: classNames('govuk-footer', options.classes), ...options.attributes });
  const sections = options.navigation ?? [];
  return html`
<div${shown}>
  <div class="${classNames('govuk-width-container', options.containerClasses)}">
    ${
      sections.length > 0 &&
      html`<div class="govuk-footer__navigation">${sections.map(section)}</div><hr class="govuk-footer__section-break">`
    }
    <div class="govuk-footer__meta">
      <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">${options.meta && metaContent(options.meta)}</div>
    </div>
  </div>
</div>`;
}

function section({ title, items = [], columns, width = 'full' }: FooterNavigation): Html {
  const links = items.map(
    (item) => html`<li class="govuk-footer__list-item"><a${linkAttributes(item)}>${item.text}</a></li>`,
  );
  const listClasses = classNames(
    'govuk-footer__list',
    columns !== undefined && `govuk-footer__list--columns-${columns}`,
  );
  return html`
<div class="govuk-footer__section govuk-grid-column-${width}">
  <h2 class="govuk-footer__heading govuk-heading-m">${title}</h2>
  ${links.length > 0 && html`<ul class="${listClasses}">${links}</ul>`}
</div>`;
}

function metaContent({ visuallyHiddenTitle, items = [], text }: FooterMeta): Html {
  const links = items.map(
    (item) => html`<li class="govuk-footer__inline-list-item"><a${linkAttributes(item)}>${item.text}</a></li>`,
  );
  return html`
<h2 class="govuk-visually-hidden">${visuallyHiddenTitle || 'Support links'}</h2>
${links.length > 0 && html`<ul class="govuk-footer__inline-list">${links}</ul>`}
${text && html`<div class="govuk-footer__meta-custom">${text}</div>`}`;
}

const linkAttributes = (link: FooterLink) =>
  attributes({ class: 'govuk-footer__link', href: link.href, ...link.attributes });
