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

export type RadiosOptions = CheckableGroupOptions & {
  readonly items: Sparse<Checkable | Divider>;
  /** The value that is chosen. */
  readonly value?: string | undefined;
};

/**
 * GOV.UK Frontend's JavaScript puts `aria-expanded` on radios that reveal something. ARIA does not allow it and axe says
 * so, but screen readers read it and GOV.UK keeps it on purpose (alphagov/govuk-frontend#979).
 */
export function radios(options: RadiosOptions): Html {
  return checkableGroup('govuk-radios', options, () =>
    present(options.items).map(({ item, place }) => {
      if ('divider' in item) return checkableDivider('govuk-radios', item);
      return checkableItem(item, {
        block: 'govuk-radios',
        type: 'radio',
        id: itemId(options, item, place),
        name: options.name,
        isChecked: item.checked ?? (Boolean(options.value) && item.value === options.value),
      });
    }),
  );
}
