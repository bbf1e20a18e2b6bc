import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type FieldsetFrame, fieldset } from './fieldset.ts';
import { formGroup, type GuidanceOptions, guidance } from './form-group.ts';
import { type Hint, type HintOptions, hint } from './hint.ts';
import { type LabelOptions, label } from './label.ts';
import { type ElementOptions, isContent } from './options.ts';

/** What checkboxes and radios have in common: their items, and the frame around them. */
export type Checkable = {
  readonly text: Content;
  readonly value: string;
  /** Overrides what the group's value says. */
  readonly checked?: boolean | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly hint?: Hint | undefined;
  /** Shown when the item is chosen; always shown without JavaScript. */
  readonly conditional?: Html | undefined;
  readonly label?: Pick<LabelOptions, 'classes' | 'attributes'> | undefined;
  readonly attributes?: ElementOptions['attributes'];
};

/** Words between items, such as "or". */
export type Divider = { readonly divider: string };

export type GroupFrameOptions = ElementOptions & {
  readonly beforeInputs?: { readonly text?: Content | undefined } | undefined;
  readonly afterInputs?: { readonly text?: Content | undefined } | undefined;
};

export type CheckableGroupOptions = ElementOptions &
  GuidanceOptions & {
    readonly name: string;
    /** The id of the first item, and the beginning of the others'. Default is the name. */
    readonly idPrefix?: string | undefined;
    readonly fieldset?: FieldsetFrame | undefined;
    readonly formGroup?: GroupFrameOptions | undefined;
  };

/** The id of an item. The first has no number, so that the error summary can link to it. */
export const itemId = (
  options: CheckableGroupOptions,
  item: { readonly id?: string | undefined },
  place: number,
): string => item.id ?? `${options.idPrefix ?? options.name}${place > 1 ? `-${place}` : ''}`;

type ItemParts = {
  readonly block: 'govuk-checkboxes' | 'govuk-radios';
  readonly type: 'checkbox' | 'radio';
  readonly id: string;
  readonly name: string;
  readonly isChecked: boolean;
  readonly describedBy?: string | undefined;
  readonly behaviour?: string | undefined;
};

/** One box with its label, its hint and what it reveals. */
export function checkableItem(item: Checkable, parts: ItemParts): Html {
  const { block, type, id, name, isChecked } = parts;
  const itemHint: HintOptions | undefined = isContent(item.hint) ? { text: item.hint } : item.hint;
  const hasHint = Boolean(itemHint?.text);
  const describedBy = classNames(parts.describedBy, hasHint && `${id}-item-hint`);
  const shown = attributes({
    class: `${block}__input`,
    id,
    name,
    type,
    value: item.value,
    checked: isChecked,
    disabled: item.disabled,
    'data-aria-controls': item.conditional && `conditional-${id}`,
    'data-behaviour': parts.behaviour,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    ...item.attributes,
  });
  const words = { ...item.label, text: item.text, classes: classNames(`${block}__label`, item.label?.classes) };
  return html`
<div class="${block}__item">
  <input${shown}>
  ${label(words, id)}
  ${itemHint && hasHint && hint({ ...itemHint, classes: classNames(`${block}__hint`, itemHint.classes) }, `${id}-item-hint`)}
</div>
${item.conditional && html`<div class="${classNames(`${block}__conditional`, !isChecked && `${block}__conditional--hidden`)}" id="conditional-${id}">${item.conditional}</div>`}`;
}

export const checkableDivider = (block: ItemParts['block'], { divider }: Divider): Html =>
  html`<div class="${block}__divider">${divider}</div>`;

/** The frame around the items. `items` receives what explains the group where no fieldset carries it. */
export function checkableGroup(
  block: ItemParts['block'],
  options: CheckableGroupOptions,
  items: (describedBy: string | undefined) => readonly Html[],
): Html {
  const given = options.fieldset?.describedBy ?? options.describedBy;
  const explained = guidance(options.idPrefix ?? options.name, { ...options, describedBy: given });
  const shown = attributes({ class: classNames(block, options.classes), ...options.attributes, 'data-module': block });
  const content = html`${explained.markup}
<div${shown}>${options.formGroup?.beforeInputs?.text}${items(options.fieldset ? undefined : explained.describedBy)}${options.formGroup?.afterInputs?.text}</div>`;
  const framed = options.fieldset
    ? fieldset({ ...options.fieldset, describedBy: explained.describedBy, content })
    : content;
  return formGroup(options.formGroup, Boolean(options.errorMessage), framed);
}
