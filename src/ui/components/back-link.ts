import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type BackLinkOptions = ElementOptions & {
  readonly href: Href;
  /** Default "Back". */
  readonly text?: Content | undefined;
};

export function backLink(options: BackLinkOptions): Html {
  const given = attributes({
    href: options.href,
    class: classNames('govuk-back-link', options.classes),
    ...options.attributes,
  });
  return html`<a${given}>${options.text ?? 'Back'}</a>`;
}
