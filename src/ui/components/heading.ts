import { attributes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export type HeadingOptions = ElementOptions & {
  readonly text: Content;
  readonly level: HeadingLevel;
  readonly id?: string | undefined;
};

/** A heading of a level that only the page knows. */
export function heading({ text, level, id, classes, attributes: more }: HeadingOptions): Html {
  const given = attributes({ id, class: classes, ...more });
  switch (level) {
    case 1:
      return html`<h1${given}>${text}</h1>`;
    case 2:
      return html`<h2${given}>${text}</h2>`;
    case 3:
      return html`<h3${given}>${text}</h3>`;
    case 4:
      return html`<h4${given}>${text}</h4>`;
    case 5:
      return html`<h5${given}>${text}</h5>`;
    case 6:
      return html`<h6${given}>${text}</h6>`;
  }
}
