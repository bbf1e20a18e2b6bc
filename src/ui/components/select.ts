import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Html, html } from '../html.ts';
import { type FieldOptions, labelledField } from './form-group.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';

export type SelectItem = {
  readonly text: string;
  /** What is sent. Default is the text. */
  readonly value?: string | undefined;
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

export type SelectOptions = FieldOptions & {
  readonly items: Sparse<SelectItem>;
  /** The value that is selected. */
  readonly value?: string | undefined;
};

export function select(options: SelectOptions): Html {
  return labelledField(options, (id, describedBy) => {
    const shown = attributes({
      class: classNames('govuk-select', options.classes, options.errorMessage && 'govuk-select--error'),
      id,
      name: options.name,
      disabled: options.disabled,
      'aria-describedby': describedBy,
      ...options.attributes,
    });
    return html`<select${shown}>${present(options.items).map(({ item }) => option(item, options.value))}</select>`;
  });
}

function option(item: SelectItem, value: string | undefined): Html {
  const isChosen = Boolean(value) && (item.value ?? item.text) === value;
  const shown = attributes({
    value: item.value,
    selected: item.selected ?? isChosen,
    disabled: item.disabled,
    ...item.attributes,
  });
  return html`<option${shown}>${item.text}</option>`;
}
