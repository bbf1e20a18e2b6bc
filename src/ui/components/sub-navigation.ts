import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';

export type NavigationItem = {
  readonly text: Content;
  readonly href: Href;
  readonly active?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type SubNavigationOptions = ElementOptions & {
  readonly items: Sparse<NavigationItem>;
  /** What the links are about: "This child's record". A page has several lists of links, so each needs its name. */
  readonly label: string;
};

/** Links to the parts of one thing, such as the overview, the timeline and the plan of a child. */
export function subNavigation(options: SubNavigationOptions): Html {
  const shown = attributes({
    class: classNames('moj-sub-navigation', options.classes),
    'aria-label': options.label,
    ...options.attributes,
  });
  const items = present(options.items).map(({ item }) => listItem(item));
  return html`<nav${shown}><ul class="moj-sub-navigation__list">${items}</ul></nav>`;
}

function listItem(item: NavigationItem): Html {
  const shown = attributes({
    class: 'moj-sub-navigation__link',
    'aria-current': item.active ? 'page' : undefined,
    href: item.href,
    ...item.attributes,
  });
  const classes = classNames('moj-sub-navigation__item', item.classes);
  return html`<li class="${classes}"><a${shown}>${item.text}</a></li>`;
}
