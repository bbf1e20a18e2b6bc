import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ElementOptions, isContent, present, type Sparse } from './options.ts';
import { type SummaryAction, summaryAction } from './summary-action.ts';
import { type SummaryCardOptions, summaryCard } from './summary-card.ts';

type Cell = Content | { readonly text: Content; readonly classes?: string | undefined };

export type SummaryRow = {
  readonly key: Cell;
  readonly value: Cell;
  readonly classes?: string | undefined;
  readonly actions?:
    | { readonly items?: readonly SummaryAction[] | undefined; readonly classes?: string | undefined }
    | undefined;
};

export type SummaryListOptions = ElementOptions & {
  readonly rows: Sparse<SummaryRow>;
  /** A frame with a title around the list. */
  readonly card?: SummaryCardOptions | undefined;
};

/** Facts and their names, each with what can be done about it. */
export function summaryList(options: SummaryListOptions): Html {
  const rows = present(options.rows).map(({ item }) => item);
  const hasActions = rows.some((item) => item.actions?.items?.length);
  const shown = attributes({ class: classNames('govuk-summary-list', options.classes), ...options.attributes });
  const list = html`<dl${shown}>${rows.map((item) => row(item, hasActions, options.card?.title?.text))}</dl>`;
  return options.card ? summaryCard(options.card, list) : list;
}

function row(item: SummaryRow, hasActions: boolean, cardTitle: Content | undefined): Html {
  const actions = item.actions?.items ?? [];
  const isWithout = hasActions && item.actions?.items === undefined;
  const classes = classNames(
    'govuk-summary-list__row',
    isWithout && 'govuk-summary-list__row--no-actions',
    item.classes,
  );
  const links = actions.map((action) => summaryAction(action, cardTitle));
  return html`
<div class="${classes}">
  <dt class="${classNames('govuk-summary-list__key', classesOf(item.key))}">${textOf(item.key)}</dt>
  <dd class="${classNames('govuk-summary-list__value', classesOf(item.value))}">${textOf(item.value)}</dd>
  ${
    links.length > 0 &&
    html`<dd class="${classNames('govuk-summary-list__actions', item.actions?.classes)}">${
      links.length === 1 ? links : html`<ul class="govuk-summary-list__actions-list">${links.map(listed)}</ul>`
    }</dd>`
  }
</div>`;
}

const textOf = (cell: Cell): Content => (isContent(cell) ? cell : cell.text);
const classesOf = (cell: Cell): string | undefined => (isContent(cell) ? undefined : cell.classes);
const listed = (link: Html): Html => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`;
