import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Html, html } from '../html.ts';
import { type GroupFrameOptions } from './checkable.ts';
import { type FieldsetFrame, fieldset } from './fieldset.ts';
import { formGroup, type GuidanceOptions, guidance } from './form-group.ts';
import { type InputOptions, input } from './input.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';

export type DatePartOptions = Pick<
  InputOptions,
  'value' | 'classes' | 'attributes' | 'autocomplete' | 'pattern' | 'inputmode'
> & {
  /** Default "day", "month" or "year". */
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  /** Default is the name with a capital. */
  readonly label?: string | undefined;
  /** Whether this box is wrong. Where no box says so and there is an error, all are. */
  readonly error?: boolean | undefined;
};

type NamedPart = DatePartOptions & { readonly name: string };

export type DateInputOptions = ElementOptions &
  GuidanceOptions & {
    readonly id: string;
    /** Put before the name of every box, with a hyphen. */
    readonly namePrefix?: string | undefined;
    readonly day?: DatePartOptions | false | undefined;
    readonly month?: DatePartOptions | false | undefined;
    readonly year?: DatePartOptions | false | undefined;
    /** In place of day, month and year, where other boxes or another order are asked for. */
    readonly items?: Sparse<NamedPart> | undefined;
    /** What the boxes hold, by their full name. */
    readonly values?: Readonly<Record<string, string | undefined>> | undefined;
    readonly fieldset?: FieldsetFrame | undefined;
    readonly formGroup?: GroupFrameOptions | undefined;
  };

/** A date as boxes for the day, the month and the year. */
export function dateInput(options: DateInputOptions): Html {
  const parts = partsOf(options);
  const isOnePartWrong = parts.some(isWrong);
  const explained = guidance(options.id, { ...options, describedBy: options.fieldset?.describedBy });
  const shown = attributes({
    class: classNames('govuk-date-input', options.classes),
    ...options.attributes,
    id: options.id === '' ? undefined : options.id,
  });
  const boxes = parts.map((part) => box(options, part, isOnePartWrong));
  const content = html`${explained.markup}
<div${shown}>${options.formGroup?.beforeInputs?.text}${boxes}${options.formGroup?.afterInputs?.text}</div>`;
  const framed = options.fieldset
    ? fieldset({ ...options.fieldset, role: 'group', describedBy: explained.describedBy, content })
    : content;
  return formGroup(options.formGroup, Boolean(options.errorMessage), framed);
}

/** The boxes that are shown. One of `items` has the value of the day, month or year of the same name unless its own. */
function partsOf({ day, month, year, items }: DateInputOptions): readonly NamedPart[] {
  const named = [
    day !== false && { ...day, name: day?.name ?? 'day' },
    month !== false && { ...month, name: month?.name ?? 'month' },
    year !== false && { ...year, name: year?.name ?? 'year' },
  ].filter((part) => part !== false);
  if (!items?.length) return named;
  const withValue = (item: NamedPart): NamedPart => ({
    ...item,
    value: item.value ?? named.find(({ name }) => name === item.name)?.value,
  });
  return present(items).map(({ item }) => withValue(item));
}

const isWrong = (part: DatePartOptions): boolean => part.error === true || hasClass(part, 'govuk-input--error');

const hasClass = (part: DatePartOptions, name: string): boolean => part.classes?.includes(name) ?? false;

function box(options: DateInputOptions, part: NamedPart, isOnePartWrong: boolean): Html {
  const { name } = part;
  const isMarked = isWrong(part) || (part.error !== false && Boolean(options.errorMessage) && !isOnePartWrong);
  const isYear = name === 'year' || (options.year && options.year.name === name);
  const fullName = options.namePrefix ? `${options.namePrefix}-${name}` : name;
  return html`<div class="govuk-date-input__item">${input({
    label: { text: part.label ?? name.charAt(0).toUpperCase() + name.slice(1), classes: 'govuk-date-input__label' },
    id: part.id ?? `${options.id}-${name}`,
    name: fullName,
    classes: classNames(
      'govuk-date-input__input',
      isMarked && !hasClass(part, 'govuk-input--error') && 'govuk-input--error',
      !hasClass(part, 'govuk-input--width-') && `govuk-input--width-${isYear ? 4 : 2}`,
      part.classes,
    ),
    value: part.value ?? options.values?.[fullName],
    inputmode: part.inputmode ?? 'numeric',
    autocomplete: part.autocomplete,
    pattern: part.pattern,
    attributes: part.attributes,
  })}</div>`;
}
