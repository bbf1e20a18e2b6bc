import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type ErrorSummaryItem = {
  readonly text: Content;
  /** The field that is wrong: `fragment(id)`. */
  readonly href?: Href | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type ErrorSummaryOptions = ElementOptions & {
  /** Default "There is a problem". */
  readonly title?: Content | undefined;
  readonly description?: Content | undefined;
  readonly errorList?: readonly ErrorSummaryItem[] | undefined;
  readonly disableAutoFocus?: boolean | undefined;
};

export function errorSummary(options: ErrorSummaryOptions): Html {
  const shown = attributes({
    class: classNames('govuk-error-summary', options.classes),
    'data-disable-auto-focus': options.disableAutoFocus,
    ...options.attributes,
    'data-module': 'govuk-error-summary',
  });
  const items = options.errorList?.map(listItem) ?? [];
  return html`
<div${shown}>
  <div role="alert">
    <h2 class="govuk-error-summary__title">${options.title ?? 'There is a problem'}</h2>
    <div class="govuk-error-summary__body">
      ${options.description && html`<p>${options.description}</p>`}
      ${items.length > 0 && html`<ul class="govuk-list govuk-error-summary__list">${items}</ul>`}
    </div>
  </div>
</div>`;
}

function listItem({ text, href, attributes: more }: ErrorSummaryItem): Html {
  return href === undefined ? html`<li>${text}</li>` : html`<li><a${attributes({ href, ...more })}>${text}</a></li>`;
}
