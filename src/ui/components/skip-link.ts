import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { fragment, type Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type SkipLinkOptions = ElementOptions & {
  readonly text: Content;
  /** Default "#content". */
  readonly href?: Href | undefined;
};

export function skipLink(options: SkipLinkOptions): Html {
  const shown = attributes({
    href: options.href ?? fragment('content'),
    class: classNames('govuk-skip-link', options.classes),
    ...options.attributes,
    'data-module': 'govuk-skip-link',
  });
  return html`<a${shown}>${options.text}</a>`;
}
