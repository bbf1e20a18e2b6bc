import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { isHtml } from '../raw.ts';
import { type HeadingLevel, heading } from './heading.ts';
import type { ElementOptions } from './options.ts';

export type NotificationBannerOptions = ElementOptions & {
  /** Plain words become one line in large print. */
  readonly text?: Content | undefined;
  /** Default "Success" or "Important". */
  readonly title?: Content | undefined;
  /** Default 2. */
  readonly titleHeadingLevel?: HeadingLevel | undefined;
  readonly titleId?: string | undefined;
  readonly type?: 'success' | undefined;
  /** Default "alert" for success, which is read out at once, otherwise "region". */
  readonly role?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
};

export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === 'success';
  const titleId = options.titleId ?? 'govuk-notification-banner-title';
  const shown = attributes({
    class: classNames('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', options.classes),
    role: options.role ?? (isSuccess ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus': options.disableAutoFocus,
    ...options.attributes,
  });
  const { text } = options;
  return html`
<div${shown}>
  <div class="govuk-notification-banner__header">
    ${heading({
      level: options.titleHeadingLevel ?? 2,
      classes: 'govuk-notification-banner__title',
      id: titleId,
      text: options.title ?? (isSuccess ? 'Success' : 'Important'),
    })}
  </div>
  <div class="govuk-notification-banner__content">
    ${isHtml(text) ? text : text && html`<p class="govuk-notification-banner__heading">${text}</p>`}
  </div>
</div>`;
}
