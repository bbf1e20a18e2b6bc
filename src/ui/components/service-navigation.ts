import { type Attributes, attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';

export type ServiceNavigationItem = {
  readonly text?: Content | undefined;
  readonly href?: Href | undefined;
  /** The page itself. */
  readonly current?: boolean | undefined;
  /** A section that the page is in. */
  readonly active?: boolean | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type ServiceNavigationOptions = ElementOptions & {
  readonly serviceName?: string | undefined;
  readonly serviceUrl?: Href | undefined;
  readonly navigation?: Sparse<ServiceNavigationItem> | undefined;
  readonly navigationClasses?: string | undefined;
  /** Default "navigation". */
  readonly navigationId?: string | undefined;
  /** Default is the text of the menu button. */
  readonly navigationLabel?: string | undefined;
  /** Default "Menu". */
  readonly menuButtonText?: string | undefined;
  readonly menuButtonLabel?: string | undefined;
  /** Default is whether there is more than one item. */
  readonly collapseNavigationOnMobile?: boolean | undefined;
  /** Default "Service information". */
  readonly ariaLabel?: string | undefined;
  readonly slots?:
    | {
        readonly start?: Html | undefined;
        readonly navigationStart?: Html | undefined;
        readonly navigationEnd?: Html | undefined;
        readonly end?: Html | { readonly text: Html; readonly align?: 'inline' | undefined } | undefined;
      }
    | undefined;
};

export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const end = options.slots?.end;
  const [endContent, endAlign] = end !== undefined && 'text' in end ? [end.text, end.align] : [end, undefined];
  const isSection = Boolean(options.serviceName || options.slots?.start || endContent);
  const shown = attributes({
    'aria-label': isSection ? (options.ariaLabel ?? 'Service information') : undefined,
    class: classNames('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...options.attributes,
  });
  const container = classNames(
    'govuk-width-container',
    endAlign === 'inline' && 'govuk-service-navigation__inlining-container',
  );
  const content = html`
<div class="${container}">
  ${options.slots?.start}
  <div class="govuk-service-navigation__container">${serviceName(options)}${navigation(options)}</div>
  ${endContent}
</div>`;
  return isSection ? html`<section${shown}>${content}</section>` : html`<div${shown}>${content}</div>`;
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): Html | undefined {
  if (!name) return undefined;
  const words =
    serviceUrl === undefined
      ? html`<span class="govuk-service-navigation__text">${name}</span>`
      : html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${name}</a>`;
  return html`<span class="govuk-service-navigation__service-name">${words}</span>`;
}

function navigation(options: ServiceNavigationOptions): Html | undefined {
  const items = present(options.navigation ?? []).map(({ item }) => navigationItem(item));
  const { navigationStart, navigationEnd } = options.slots ?? {};
  if (items.length === 0 && !navigationStart && !navigationEnd) return undefined;
  const menuText = options.menuButtonText ?? 'Menu';
  const id = options.navigationId ?? 'navigation';
  const isCollapsing = options.collapseNavigationOnMobile ?? items.length > 1;
  const toggle = attributes({
    type: 'button',
    class: 'govuk-service-navigation__toggle govuk-js-service-navigation-toggle',
    'aria-controls': id,
    'aria-label': options.menuButtonLabel === menuText ? undefined : options.menuButtonLabel,
    hidden: true,
    'aria-hidden': 'true',
  });
  return html`
<nav aria-label="${options.navigationLabel ?? menuText}" class="${classNames('govuk-service-navigation__wrapper', options.navigationClasses)}">
  ${isCollapsing && html`<button${toggle}>${menuText}</button>`}
  <ul class="govuk-service-navigation__list" id="${id}">${navigationStart}${items}${navigationEnd}</ul>
</nav>`;
}

function navigationItem(item: ServiceNavigationItem): Html {
  const isActive = Boolean(item.active || item.current);
  // People who override colours still see where they are by the weight of the words.
  const words = isActive
    ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>`
    : item.text;
  const current = isActive ? (item.current ? 'page' : 'true') : undefined;
  const classes = classNames('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active');
  return html`<li class="${classes}">${item.href === undefined ? plain(item, current, words) : html`<a${link(item, item.href, current)}>${words}</a>`}</li>`;
}

const link = (item: ServiceNavigationItem, href: Href, current: string | undefined): Attributes =>
  attributes({ class: 'govuk-service-navigation__link', href, 'aria-current': current, ...item.attributes });

function plain(item: ServiceNavigationItem, current: string | undefined, words: Content | undefined): Html | undefined {
  if (!item.text) return undefined;
  return html`<span${attributes({ class: 'govuk-service-navigation__text', 'aria-current': current })}>${words}</span>`;
}
