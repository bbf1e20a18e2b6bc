import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, isContent } from './options.ts';

export type HintOptions = ElementOptions & {
  readonly text?: Content | undefined;
  readonly id?: string | undefined;
};

export type Hint = Content | HintOptions;

export function hint(given: Hint, id?: string): Html {
  const options: HintOptions = isContent(given) ? { text: given } : given;
  const shown = attributes({
    id: id ?? options.id,
    class: classNames('govuk-hint', options.classes),
    ...options.attributes,
  });
  return html`<div${shown}>${options.text}</div>`;
}
