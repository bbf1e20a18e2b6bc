import { type AttributeValues, attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type FieldOptions, labelledField } from './form-group.ts';
import type { ElementOptions } from './options.ts';

export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

export type AffixOptions = ElementOptions & { readonly text?: Content | undefined };

export type InputOptions = FieldOptions & {
  /** Default "text". */
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'password' | 'number' | undefined;
  readonly value?: string | undefined;
  /** In characters, so that the box shows how much is expected. */
  readonly width?: InputWidth | undefined;
  readonly inputmode?: 'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly pattern?: string | undefined;
  readonly prefix?: AffixOptions | undefined;
  readonly suffix?: AffixOptions | undefined;
  readonly inputWrapper?: ElementOptions | undefined;
};

export function input(options: InputOptions): Html {
  const { formGroup: frame, ...field } = options;
  const { beforeInput, afterInput, ...groupOptions } = frame ?? {};
  return labelledField({ ...field, formGroup: groupOptions }, (id, describedBy) => {
    const control = html`<input${attributes(controlAttributes(options, id, describedBy))}>`;
    const isWrapped = [options.prefix?.text, options.suffix?.text, beforeInput?.text, afterInput?.text].some(Boolean);
    if (!isWrapped) return control;
    const wrapper = attributes({
      class: classNames('govuk-input__wrapper', options.inputWrapper?.classes),
      ...options.inputWrapper?.attributes,
    });
    return html`<div${wrapper}>${beforeInput?.text}${affix('govuk-input__prefix', options.prefix)}${control}${affix('govuk-input__suffix', options.suffix)}${afterInput?.text}</div>`;
  });
}

function controlAttributes(options: InputOptions, id: string, describedBy: string | undefined): AttributeValues {
  return {
    class: classNames(
      'govuk-input',
      options.width && `govuk-input--width-${options.width}`,
      options.classes,
      options.errorMessage && 'govuk-input--error',
    ),
    id,
    name: options.name,
    type: options.type ?? 'text',
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
    ...options.attributes,
  };
}

function affix(name: string, options: AffixOptions | undefined): Html | undefined {
  if (!options?.text) return undefined;
  const shown = attributes({ class: classNames(name, options.classes), 'aria-hidden': 'true', ...options.attributes });
  return html`<div${shown}>${options.text}</div>`;
}
