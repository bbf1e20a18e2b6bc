import { attributes } from '../attributes.ts';
import type { Href } from '../href.ts';
import { type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type FormElementOptions = ElementOptions & {
  readonly action: Href;
  /** Proves that the form came from a page of ours. */
  readonly token: string;
  readonly content: Html;
  /** For forms with files. */
  readonly hasFiles?: boolean | undefined;
  readonly id?: string | undefined;
};

/** The name under which the token is posted. */
export const tokenName = '_token';

export const tokenField = (token: string): Html => hiddenField(tokenName, token);

/** A value that goes along with a form unseen, such as the last entry the person had in view. */
export const hiddenField = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** A form that is posted, with its token. The browser's own checks are off: ours say what is wrong in plain words. */
export function formElement(options: FormElementOptions): Html {
  const shown = attributes({
    id: options.id,
    class: options.classes,
    action: options.action,
    method: 'post',
    enctype: options.hasFiles ? 'multipart/form-data' : undefined,
    novalidate: true,
    ...options.attributes,
  });
  return html`<form${shown}>${tokenField(options.token)}${options.content}</form>`;
}
