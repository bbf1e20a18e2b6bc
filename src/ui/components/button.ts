import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Content, type Html, html } from '../html.ts';
import { isHtml } from '../raw.ts';
import type { ElementOptions } from './options.ts';

export type ButtonLook = 'secondary' | 'warning' | 'inverse';

type Shared = ElementOptions & {
  readonly text: Content;
  readonly id?: string | undefined;
  /** Default is the green button, of which a page has one. */
  readonly look?: ButtonLook | undefined;
  readonly isStartButton?: boolean | undefined;
};

export type LinkButtonOptions = Shared & { readonly href: Href };

export type RealButtonOptions = Shared & {
  readonly href?: undefined;
  /** Default "submit". */
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly preventDoubleClick?: boolean | undefined;
};

export type ButtonOptions = LinkButtonOptions | RealButtonOptions;

/** A button that sends its form, or with an `href` a link that looks like one. */
export function button(options: ButtonOptions): Html {
  const shared = {
    class: classNames(
      'govuk-button',
      options.look && `govuk-button--${options.look}`,
      options.classes,
      options.isStartButton && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...options.attributes,
    id: options.id,
  };
  const content = html`${options.isStartButton && isHtml(options.text) ? html`<span>${options.text}</span>` : options.text}${options.isStartButton && startIcon}`;
  if (options.href !== undefined) {
    return html`<a${attributes({ href: options.href, role: 'button', draggable: 'false', ...shared })}>${content}</a>`;
  }
  const given = attributes({
    type: options.type ?? 'submit',
    value: options.value,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click': options.preventDoubleClick,
    ...shared,
  });
  return html`<button${given}>${content}</button>`;
}

const startIcon = html`
<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
</svg>`;
