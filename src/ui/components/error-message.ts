import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, isContent } from './options.ts';

export type ErrorMessageOptions = ElementOptions & {
  readonly text?: Content | undefined;
  readonly id?: string | undefined;
  /** Read out before the message. Default "Error"; empty for none. */
  readonly visuallyHiddenText?: string | undefined;
};

export type ErrorMessage = Content | ErrorMessageOptions;

export function errorMessage(given: ErrorMessage, id?: string): Html {
  const options: ErrorMessageOptions = isContent(given) ? { text: given } : given;
  const before = options.visuallyHiddenText ?? 'Error';
  const shown = attributes({
    id: id ?? options.id,
    class: classNames('govuk-error-message', options.classes),
    ...options.attributes,
  });
  return html`<p${shown}>${before && html`<span class="govuk-visually-hidden">${before}:</span> `}${options.text}</p>`;
}
