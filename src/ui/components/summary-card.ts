import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type HeadingLevel, heading } from './heading.ts';
import type { ElementOptions } from './options.ts';
import { type SummaryAction, summaryAction } from './summary-action.ts';

export type SummaryCardOptions = ElementOptions & {
  readonly title?:
    | {
        readonly text: Content;
        readonly headingLevel?: HeadingLevel | undefined;
        readonly classes?: string | undefined;
      }
    | undefined;
  readonly actions?:
    | { readonly items?: readonly SummaryAction[] | undefined; readonly classes?: string | undefined }
    | undefined;
};

/** A titled frame around a summary list or other content. */
export function summaryCard(options: SummaryCardOptions, content: Html): Html {
  const shown = attributes({ class: classNames('govuk-summary-card', options.classes), ...options.attributes });
  const { title } = options;
  return html`
<div${shown}>
  <div class="govuk-summary-card__title-wrapper">
    ${
      title &&
      heading({
        level: title.headingLevel ?? 2,
        classes: classNames('govuk-summary-card__title', title.classes),
        text: title.text,
      })
    }
    ${cardActions(options)}
  </div>
  <div class="govuk-summary-card__content">${content}</div>
</div>`;
}

function cardActions({ actions, title }: SummaryCardOptions): Html | undefined {
  const links = actions?.items?.map((action) => summaryAction(action, title?.text)) ?? [];
  if (links.length === 0) return undefined;
  const classes = classNames('govuk-summary-card__actions', actions?.classes);
  if (links.length === 1) return html`<div class="${classes}">${links}</div>`;
  return html`<ul class="${classes}">${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`;
}
