import { classNames } from '../class-names.ts';
import { type Html, html } from '../html.ts';
import { button } from './button.ts';
import type { FieldOptions } from './form-group.ts';
import { input } from './input.ts';
import { translations } from './translations.ts';

export type PasswordInputOptions = FieldOptions & {
  readonly value?: string | undefined;
  /** Default "current-password". */
  readonly autocomplete?: 'current-password' | 'new-password' | undefined;
  readonly button?: { readonly classes?: string | undefined } | undefined;
  readonly showPasswordText?: string | undefined;
  readonly hidePasswordText?: string | undefined;
  readonly showPasswordAriaLabelText?: string | undefined;
  readonly hidePasswordAriaLabelText?: string | undefined;
  readonly passwordShownAnnouncementText?: string | undefined;
  readonly passwordHiddenAnnouncementText?: string | undefined;
};

/** A box for a password, which JavaScript can show and hide. */
export function passwordInput(options: PasswordInputOptions): Html {
  const { formGroup, button: _, ...field } = options;
  const id = options.id ?? options.name;
  return input({
    ...field,
    id,
    type: 'password',
    classes: classNames('govuk-password-input__input govuk-js-password-input-input', options.classes),
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete ?? 'current-password',
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      ...formGroup,
      classes: classNames('govuk-password-input', formGroup?.classes),
      attributes: {
        'data-module': 'govuk-password-input',
        ...translations({
          'show-password': options.showPasswordText,
          'hide-password': options.hidePasswordText,
          'show-password-aria-label': options.showPasswordAriaLabelText,
          'hide-password-aria-label': options.hidePasswordAriaLabelText,
          'password-shown-announcement': options.passwordShownAnnouncementText,
          'password-hidden-announcement': options.passwordHiddenAnnouncementText,
        }),
        ...formGroup?.attributes,
      },
      afterInput: { text: html`${toggle(options, id)}${formGroup?.afterInput?.text}` },
    },
  });
}

/** Hidden until JavaScript shows it, since it could do nothing before. */
const toggle = (options: PasswordInputOptions, id: string): Html =>
  button({
    type: 'button',
    look: 'secondary',
    classes: classNames('govuk-password-input__toggle govuk-js-password-input-toggle', options.button?.classes),
    text: options.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: true,
    },
  });
