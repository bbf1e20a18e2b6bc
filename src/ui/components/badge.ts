import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type BadgeColour = 'purple' | 'bright-purple' | 'red' | 'green' | 'blue' | 'black' | 'grey';

export type BadgeOptions = ElementOptions & {
  readonly text: Content;
  /** Default is the colour of the brand. The words must say the same as the colour. */
  readonly colour?: BadgeColour | undefined;
  readonly isLarge?: boolean | undefined;
  /** Read out before the words, where they alone would not be understood: "Legal status". */
  readonly visuallyHiddenText?: string | undefined;
};

/**
 * A status in a few letters, such as "CP" beside a child's name. MOJ Frontend puts an `aria-label` on the span, which
 * assistive technology may ignore there, so the words that only some should hear are hidden text instead.
 */
export function badge(options: BadgeOptions): Html {
  const shown = attributes({
    class: classNames(
      'moj-badge',
      options.colour && `moj-badge--${options.colour}`,
      options.isLarge && 'moj-badge--large',
      options.classes,
    ),
    ...options.attributes,
  });
  const before = options.visuallyHiddenText;
  return html`<span${shown}>${before && html`<span class="govuk-visually-hidden">${before}: </span>`}${options.text}</span>`;
}
