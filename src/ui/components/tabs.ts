import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { fragment } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { isHtml } from '../raw.ts';
import { type HeadingLevel, heading } from './heading.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';

export type Tab = {
  readonly label: string;
  /** Default is the prefix of all and its place. */
  readonly id?: string | undefined;
  /** Plain words become one paragraph. */
  readonly panel: { readonly text?: Content | undefined; readonly attributes?: ElementOptions['attributes'] };
  readonly attributes?: ElementOptions['attributes'];
};

export type TabsOptions = ElementOptions & {
  readonly items?: Sparse<Tab> | undefined;
  readonly id?: string | undefined;
  readonly idPrefix?: string | undefined;
  /** Shown without JavaScript, above the list of sections. Default "Contents". */
  readonly title?: string | undefined;
  /** Of the title. Default 2. */
  readonly headingLevel?: HeadingLevel | undefined;
};

/** Sections of which one is shown at a time. Without JavaScript: a list of links to sections that all show. */
export function tabs(options: TabsOptions): Html {
  const shown = attributes({
    id: options.id,
    class: classNames('govuk-tabs', options.classes),
    ...options.attributes,
    'data-module': 'govuk-tabs',
  });
  const items = present(options.items ?? []);
  return html`
<div${shown}>
  ${heading({ level: options.headingLevel ?? 2, classes: 'govuk-tabs__title', text: options.title ?? 'Contents' })}
  ${items.length > 0 && html`<ul class="govuk-tabs__list">${items.map(({ item, place }) => listItem(options, item, place))}</ul>`}
  ${items.map(({ item, place }) => tabPanel(options, item, place))}
</div>`;
}

const panelId = (options: TabsOptions, item: Tab, place: number): string =>
  item.id ?? `${options.idPrefix ?? 'tab'}-${place}`;

function listItem(options: TabsOptions, item: Tab, place: number): Html {
  const classes = classNames('govuk-tabs__list-item', place === 1 && 'govuk-tabs__list-item--selected');
  const shown = attributes({
    class: 'govuk-tabs__tab',
    href: fragment(panelId(options, item, place)),
    ...item.attributes,
  });
  return html`<li class="${classes}"><a${shown}>${item.label}</a></li>`;
}

function tabPanel(options: TabsOptions, item: Tab, place: number): Html {
  const { text } = item.panel;
  const shown = attributes({
    class: classNames('govuk-tabs__panel', place > 1 && 'govuk-tabs__panel--hidden'),
    id: panelId(options, item, place),
    ...item.panel.attributes,
  });
  return html`<div${shown}>${isHtml(text) ? text : text && html`<p class="govuk-body">${text}</p>`}</div>`;
}
