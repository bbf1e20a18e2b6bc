import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { type HeadingLevel, heading } from './heading.ts';
import type { ElementOptions } from './options.ts';

export type PanelAction = ElementOptions & {
  readonly text: string;
  readonly href?: Href | undefined;
  /** "button" makes a link look like a button; without an `href` it is one. */
  readonly type?: 'button' | 'submit' | undefined;
};

export type PanelOptions = ElementOptions & {
  readonly title: Content;
  readonly text?: Content | undefined;
  /** Default 1. */
  readonly headingLevel?: HeadingLevel | undefined;
  /** "confirmation" says that something is done; "interruption" stops a person before a step that is hard to undo. */
  readonly kind?: 'confirmation' | 'interruption' | undefined;
  /** Of an interruption. */
  readonly actions?: (ElementOptions & { readonly items?: readonly PanelAction[] | undefined }) | undefined;
};

export function panel(options: PanelOptions): Html {
  const kind = options.kind ?? 'confirmation';
  const shown = attributes({
    class: classNames('govuk-panel', `govuk-panel--${kind}`, options.classes),
    ...options.attributes,
  });
  return html`
<div${shown}>
  ${heading({ level: options.headingLevel ?? 1, classes: 'govuk-panel__title', text: options.title })}
  ${options.text && html`<div class="govuk-panel__body">${options.text}</div>`}
  ${kind === 'interruption' && options.actions && actionGroup(options.actions)}
</div>`;
}

function actionGroup(options: NonNullable<PanelOptions['actions']>): Html {
  const shown = attributes({ class: classNames('govuk-panel__actions', options.classes), ...options.attributes });
  const items = options.items?.map((item) => html` ${action(item)}`) ?? [];
  return html`<div${shown}>${items.length > 0 && html`<div class="govuk-button-group">${items}</div>`}</div>`;
}

function action({ href, type, text, classes, attributes: more }: PanelAction): Html {
  if (href === undefined) return button({ text, type: type ?? 'button', look: 'inverse', classes, attributes: more });
  if (type === 'button') return button({ text, href, look: 'inverse', classes, attributes: more });
  const shown = attributes({ class: classNames('govuk-link govuk-link--inverse', classes), href, ...more });
  return html`<a${shown}>${text}</a>`;
}
