import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type HeadingLevel, heading } from './heading.ts';
import type { ElementOptions } from './options.ts';

export type TimelineItem = ElementOptions & {
  readonly label: Content;
  /** Who did or recorded it, printed after "by". */
  readonly byline?: Content | undefined;
  /** When it was: one of the functions of `when.ts`. */
  readonly when?: Html | undefined;
  readonly text?: Content | undefined;
  readonly id?: string | undefined;
};

export type TimelineOptions = ElementOptions & {
  readonly items: readonly TimelineItem[];
  /** Of each entry. Default 2. */
  readonly headingLevel?: HeadingLevel | undefined;
};

export function timeline(options: TimelineOptions): Html {
  const shown = attributes({ class: classNames('moj-timeline', options.classes), ...options.attributes });
  return html`<div${shown}>${options.items.map((item) => entry(item, options.headingLevel ?? 2))}</div>`;
}

function entry(item: TimelineItem, level: HeadingLevel): Html {
  const shown = attributes({
    id: item.id,
    class: classNames('moj-timeline__item', item.classes),
    ...item.attributes,
  });
  return html`
<div${shown}>
  <div class="moj-timeline__header">
    ${heading({ level, classes: 'moj-timeline__title', text: item.label })}
    ${item.byline && html`<p class="moj-timeline__byline">by ${item.byline}</p>`}
  </div>
  ${item.when && html`<p class="moj-timeline__date">${item.when}</p>`}
  ${item.text && html`<div class="moj-timeline__description">${item.text}</div>`}
</div>`;
}
