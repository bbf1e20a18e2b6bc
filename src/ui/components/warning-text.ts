import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type WarningTextOptions = ElementOptions & {
  readonly text: Content;
  /** Read out in place of the sign. Default "Warning". */
  readonly iconFallbackText?: string | undefined;
};

export function warningText(options: WarningTextOptions): Html {
  const shown = attributes({ class: classNames('govuk-warning-text', options.classes), ...options.attributes });
  return html`
<div${shown}>
  <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
  <strong class="govuk-warning-text__text">
    <span class="govuk-visually-hidden">${options.iconFallbackText ?? 'Warning'}</span>
    ${options.text}
  </strong>
</div>`;
}
