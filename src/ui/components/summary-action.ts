import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type SummaryAction = ElementOptions & {
  /** A verb: "Change". */
  readonly text: Content;
  /** What it acts on, for people who hear links one by one: "date of birth". */
  readonly visuallyHiddenText?: string | undefined;
  readonly href: Href;
};

/** A link beside a fact, which says what it changes to those who cannot see that it stands beside it. */
export function summaryAction(action: SummaryAction, cardTitle?: Content): Html {
  const shown = attributes({
    class: classNames('govuk-link', action.classes),
    href: action.href,
    ...action.attributes,
  });
  const { visuallyHiddenText: about } = action;
  const hidden =
    (about || cardTitle) &&
    html`<span class="govuk-visually-hidden">${about && ` ${about}`}${cardTitle && html` (${cardTitle})`}</span>`;
  return html`<a${shown}>${action.text}${hidden}</a>`;
}
