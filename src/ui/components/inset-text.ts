import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type InsetTextOptions = ElementOptions & { readonly text: Content; readonly id?: string | undefined };

export function insetText(options: InsetTextOptions): Html {
  const shown = attributes({
    id: options.id,
    class: classNames('govuk-inset-text', options.classes),
    ...options.attributes,
  });
  return html`<div${shown}>${options.text}</div>`;
}
