import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ButtonOptions, button } from './button.ts';
import { type HeadingLevel, heading } from './heading.ts';
import type { ElementOptions } from './options.ts';

export type PageHeaderActionsOptions = ElementOptions & {
  readonly heading: {
    readonly text: Content;
    /** Default 1. */
    readonly level?: HeadingLevel | undefined;
    /** Default "govuk-heading-xl". */
    readonly classes?: string | undefined;
  };
  readonly items?: readonly ButtonOptions[] | undefined;
};

/** A heading with what can be done on the page beside it. */
export function pageHeaderActions(options: PageHeaderActionsOptions): Html {
  const shown = attributes({ class: classNames('moj-page-header-actions', options.classes), ...options.attributes });
  const { text, level, classes } = options.heading;
  const buttons = options.items?.map(button) ?? [];
  return html`
<div${shown}>
  <div class="moj-page-header-actions__title">${heading({ level: level ?? 1, classes: classes ?? 'govuk-heading-xl', text })}</div>
  ${
    buttons.length > 0 &&
    html`<div class="moj-page-header-actions__actions"><div class="moj-button-group moj-button-group--inline">${buttons}</div></div>`
  }
</div>`;
}
