import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ErrorMessage, errorMessage } from './error-message.ts';
import { type Hint, hint } from './hint.ts';
import { type Label, label } from './label.ts';
import type { ElementOptions } from './options.ts';

export type FormGroupOptions = ElementOptions & {
  readonly beforeInput?: { readonly text?: Content | undefined } | undefined;
  readonly afterInput?: { readonly text?: Content | undefined } | undefined;
};

/** What a field and a group of fields have in common. */
export type GuidanceOptions = {
  readonly hint?: Hint | undefined;
  readonly errorMessage?: ErrorMessage | undefined;
  /** Ids of other elements that explain the field. */
  readonly describedBy?: string | undefined;
};

/** What every field that has a label of its own takes. Its id is its name where none is given. */
export type FieldOptions = ElementOptions &
  GuidanceOptions & {
    readonly name: string;
    readonly id?: string | undefined;
    readonly label: Label;
    readonly disabled?: boolean | undefined;
    readonly formGroup?: FormGroupOptions | undefined;
  };

export type Guidance = {
  /** For `aria-describedby`: the ids of everything that explains the field. */
  readonly describedBy: string | undefined;
  readonly markup: Html;
};

/** The hint and the error of a field, and how the field refers to them. */
export function guidance(id: string, options: GuidanceOptions): Guidance {
  const ids = classNames(options.describedBy, options.hint && `${id}-hint`, options.errorMessage && `${id}-error`);
  return {
    describedBy: ids === '' ? undefined : ids,
    markup: html`${options.hint && hint(options.hint, `${id}-hint`)}${options.errorMessage && errorMessage(options.errorMessage, `${id}-error`)}`,
  };
}

/** The frame around a field, red at the side when there is an error. */
export function formGroup(options: ElementOptions | undefined, hasError: boolean, content: Html): Html {
  const shown = attributes({
    class: classNames('govuk-form-group', hasError && 'govuk-form-group--error', options?.classes),
    ...options?.attributes,
  });
  return html`<div${shown}>${content}</div>`;
}

/** A label, its guidance and one control, in a frame. */
export function labelledField(
  options: FieldOptions,
  control: (id: string, describedBy: string | undefined) => Html,
): Html {
  const id = options.id ?? options.name;
  const { describedBy, markup } = guidance(id, options);
  const { beforeInput, afterInput } = options.formGroup ?? {};
  const content = html`${label(options.label, id)}
${markup}${beforeInput?.text}${control(id, describedBy)}${afterInput?.text}`;
  return formGroup(options.formGroup, Boolean(options.errorMessage), content);
}
