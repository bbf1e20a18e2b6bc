import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

export type TagOptions = ElementOptions & {
  readonly text: Content;
  /** Default is GOV.UK's blue. */
  readonly colour?: TagColour | undefined;
};

export function tag(options: TagOptions): Html {
  const shown = attributes({
    class: classNames('govuk-tag', options.colour && `govuk-tag--${options.colour}`, options.classes),
    ...options.attributes,
  });
  return html`<strong${shown}>${options.text}</strong>`;
}
