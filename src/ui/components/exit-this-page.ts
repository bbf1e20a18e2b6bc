import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Href, safeHref } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import type { ElementOptions } from './options.ts';

export type ExitThisPageOptions = ElementOptions & {
  /** Default "Exit this page", with "Emergency" read out before it. */
  readonly text?: Content | undefined;
  readonly id?: string | undefined;
  /** Where to. Default is `exitAddress`. */
  readonly redirectUrl?: Href | undefined;
  readonly activatedText?: string | undefined;
  readonly timedOutText?: string | undefined;
  readonly pressTwoMoreTimesText?: string | undefined;
  readonly pressOneMoreTimeText?: string | undefined;
};

/** Where the way out leads: the weather forecast, which looks harmless to whoever enters the room. */
export const exitAddress = safeHref('https://www.bbc.co.uk/weather', 'exit');

/** A way out for someone who must not be seen with this page. Works without JavaScript as a link. */
export function exitThisPage(options: ExitThisPageOptions = {}): Html {
  const shown = attributes({
    id: options.id,
    class: classNames('govuk-exit-this-page', options.classes),
    'data-module': 'govuk-exit-this-page',
    ...options.attributes,
    'data-i18n.activated': options.activatedText,
    'data-i18n.timed-out': options.timedOutText,
    'data-i18n.press-two-more-times': options.pressTwoMoreTimesText,
    'data-i18n.press-one-more-time': options.pressOneMoreTimeText,
  });
  return html`<div${shown}>${button({
    text: options.text ?? html`<span class="govuk-visually-hidden">Emergency</span> Exit this page`,
    look: 'warning',
    classes: 'govuk-exit-this-page__button govuk-js-exit-this-page-button',
    href: options.redirectUrl ?? exitAddress,
    attributes: { rel: 'nofollow noreferrer' },
  })}</div>`;
}
