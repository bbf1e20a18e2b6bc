import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html, nothing } from '../html.ts';
import { type ElementOptions, isContent } from './options.ts';

export type TextSize = 's' | 'm' | 'l' | 'xl';

export type LabelOptions = ElementOptions & {
  readonly text?: Content | undefined;
  readonly for?: string | undefined;
  readonly size?: TextSize | undefined;
  /** For a page that asks one question: the label is its h1. */
  readonly isPageHeading?: boolean | undefined;
};

/** The words of a field, alone or with how they are to look. */
export type Label = Content | LabelOptions;

export function label(given: Label, id?: string): Html {
  const options: LabelOptions = isContent(given) ? { text: given } : given;
  if (!options.text) return nothing;
  const shown = attributes({
    class: classNames('govuk-label', options.size && `govuk-label--${options.size}`, options.classes),
    ...options.attributes,
    for: id ?? options.for,
  });
  const element = html`<label${shown}>${options.text}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element;
}
