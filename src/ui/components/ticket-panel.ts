import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type TicketColour = 'grey' | 'blue' | 'red' | 'yellow' | 'green' | 'purple' | 'orange';

export type Ticket = ElementOptions & {
  readonly text: Content;
  /** Of the edge. The words must say the same. */
  readonly colour?: TicketColour | undefined;
};

export type TicketPanelOptions = ElementOptions & {
  readonly items: readonly Ticket[];
  /** Side by side where there is room. */
  readonly isInline?: boolean | undefined;
};

/** Short pieces of content, each with a coloured edge. */
export function ticketPanel(options: TicketPanelOptions): Html {
  const shown = attributes({
    class: classNames('moj-ticket-panel', options.isInline && 'moj-ticket-panel--inline', options.classes),
    ...options.attributes,
  });
  return html`<article${shown}>${options.items.map(ticket)}</article>`;
}

function ticket(item: Ticket): Html {
  const shown = attributes({
    class: classNames(
      'moj-ticket-panel__content',
      item.colour && `moj-ticket-panel__content--${item.colour}`,
      item.classes,
    ),
    ...item.attributes,
  });
  return html`<section${shown}>${item.text}</section>`;
}
