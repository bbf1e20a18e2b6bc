import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Html, html } from '../html.ts';
import { type FieldOptions, labelledField } from './form-group.ts';

export type TextareaOptions = FieldOptions & {
  readonly value?: string | undefined;
  /** Lines shown. Default 5. */
  readonly rows?: number | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly autocomplete?: string | undefined;
};

export function textarea(options: TextareaOptions): Html {
  return labelledField(options, (id, describedBy) => {
    const shown = attributes({
      class: classNames('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes),
      id,
      name: options.name,
      rows: options.rows ?? 5,
      spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete,
      ...options.attributes,
    });
    return html`<textarea${shown}>${keepingFirstLine(options.value)}</textarea>`;
  });
}

/** A browser drops a line break that directly follows the tag, so one that was typed needs another before it. */
const keepingFirstLine = (value = ''): string => (/^\r?\n/.test(value) ? `\n${value}` : value);
