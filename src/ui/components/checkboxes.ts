import type { Html } from '../html.ts';
import {
  type Checkable,
  type CheckableGroupOptions,
  checkableDivider,
  checkableGroup,
  checkableItem,
  type Divider,
  itemId,
} from './checkable.ts';
import { present, type Sparse } from './options.ts';

export type CheckboxItem = Checkable & {
  readonly name?: string | undefined;
  /** "exclusive" unchecks all others: for "None of these". The server checks again. */
  readonly behaviour?: 'exclusive' | undefined;
};

export type CheckboxesOptions = CheckableGroupOptions & {
  readonly items: Sparse<CheckboxItem | Divider>;
  /** The values that are checked. */
  readonly values?: readonly string[] | undefined;
};

export function checkboxes(options: CheckboxesOptions): Html {
  return checkableGroup('govuk-checkboxes', options, (describedBy) =>
    present(options.items).map(({ item, place }) => {
      if ('divider' in item) return checkableDivider('govuk-checkboxes', item);
      return checkableItem(item, {
        block: 'govuk-checkboxes',
        type: 'checkbox',
        id: itemId(options, item, place),
        name: item.name ?? options.name,
        isChecked: item.checked ?? options.values?.includes(item.value) ?? false,
        describedBy,
        behaviour: item.behaviour,
      });
    }),
  );
}
