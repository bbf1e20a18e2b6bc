import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Href, safeHref } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type GenericHeaderOptions = ElementOptions & {
  readonly logo: Content;
  /** Where the logo leads. Default "/". */
  readonly url?: Href | undefined;
  /** At the other end, such as who is signed in. An addition of ours. */
  readonly end?: Html | undefined;
  /** Default "govuk-width-container". */
  readonly containerClasses?: string | undefined;
};

const home = safeHref('/');

/** A header with a brand of its own: no crown, no GOV.UK. */
export function genericHeader(options: GenericHeaderOptions): Html {
  const shown = attributes({ class: classNames('govuk-generic-header', options.classes), ...options.attributes });
  return html`
<div${shown}>
  <div class="govuk-generic-header__container ${options.containerClasses || 'govuk-width-container'}">
    <div class="govuk-generic-header__logo">
      <a href="${options.url ?? home}" class="govuk-generic-header__homepage-link">${options.logo}</a>
    </div>
    ${options.end && html`<div class="throughline-header-end">${options.end}</div>`}
  </div>
</div>`;
}
