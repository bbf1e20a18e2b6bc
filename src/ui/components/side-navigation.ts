import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type HeadingLevel, heading } from './heading.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';
import type { NavigationItem } from './sub-navigation.ts';

export type SideNavigationSection = {
  readonly heading: { readonly text: Content; readonly headingLevel?: HeadingLevel | undefined };
  readonly items: Sparse<NavigationItem>;
};

export type SideNavigationOptions = ElementOptions & {
  readonly label: string;
} & (
    | { readonly items: Sparse<NavigationItem>; readonly sections?: undefined }
    | { readonly sections: readonly SideNavigationSection[]; readonly items?: undefined }
  );

export function sideNavigation(options: SideNavigationOptions): Html {
  const shown = attributes({
    class: classNames('moj-side-navigation', options.classes),
    'aria-label': options.label,
    ...options.attributes,
  });
  return html`<nav${shown}>${options.sections?.map(section) ?? list(options.items ?? [])}</nav>`;
}

function section(options: SideNavigationSection): Html {
  const { text, headingLevel } = options.heading;
  return html`${heading({ level: headingLevel ?? 4, classes: 'moj-side-navigation__title', text })}${list(options.items)}`;
}

const list = (items: Sparse<NavigationItem>): Html =>
  html`<ul class="moj-side-navigation__list">${present(items).map(({ item }) => listItem(item))}</ul>`;

function listItem(item: NavigationItem): Html {
  const shown = attributes({
    class: classNames('moj-side-navigation__item', item.active && 'moj-side-navigation__item--active', item.classes),
    ...item.attributes,
  });
  const link = attributes({ href: item.href, 'aria-current': item.active ? 'location' : undefined });
  return html`<li${shown}><a${link}>${item.text}</a></li>`;
}
