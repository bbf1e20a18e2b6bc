import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { TextSize } from './label.ts';
import { type ElementOptions, isContent } from './options.ts';

export type LegendOptions = {
  readonly text?: Content | undefined;
  readonly size?: TextSize | undefined;
  readonly classes?: string | undefined;
  /** For a page that asks one question: the legend is its h1. */
  readonly isPageHeading?: boolean | undefined;
};

export type FieldsetFrame = ElementOptions & {
  readonly legend?: Content | LegendOptions | undefined;
  readonly describedBy?: string | undefined;
  readonly role?: string | undefined;
};

export type FieldsetOptions = FieldsetFrame & { readonly content?: Content | undefined };

export function fieldset(options: FieldsetOptions): Html {
  const shown = attributes({
    class: classNames('govuk-fieldset', options.classes),
    role: options.role,
    'aria-describedby': options.describedBy || undefined,
    ...options.attributes,
  });
  return html`<fieldset${shown}>${legend(options.legend)}${options.content}</fieldset>`;
}

function legend(given: FieldsetFrame['legend']): Html | undefined {
  const options: LegendOptions = given === undefined || isContent(given) ? { text: given } : given;
  if (!options.text) return undefined;
  const classes = classNames(
    'govuk-fieldset__legend',
    options.size && `govuk-fieldset__legend--${options.size}`,
    options.classes,
  );
  const words = options.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${options.text}</h1>` : options.text;
  return html`<legend class="${classes}">${words}</legend>`;
}
