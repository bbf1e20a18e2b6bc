/** What is wrong with the fields of an entry, in the order of the page, each leading to its field. */
import type { FormField } from '../../kinds/recording/form-fields.ts';
import type { ErrorSummaryItem } from '../components/error-summary.ts';
import type { FieldError } from '../form.ts';
import { fragment } from '../href.ts';
import { type Path, postedName } from './answers.ts';
import { inOrder } from './show-fields.ts';

function* names(fields: readonly FormField[], errors: readonly string[], path: Path): Generator<string> {
  for (const field of inOrder(fields)) {
    const name = postedName([...path, field.name]);
    yield* errors.filter((each) => each === name || each.startsWith(`${name}-`));
  }
}

export function errorItems(
  fields: readonly FormField[],
  errors: ReadonlyMap<string, FieldError>,
): readonly ErrorSummaryItem[] {
  const all = [...errors.keys()];
  return [...new Set([...names(fields, all, []), ...all])].flatMap((name): ErrorSummaryItem[] => {
    const error = errors.get(name);
    if (error === undefined) return [];
    return [
      { text: error.message, href: fragment(error.parts === undefined ? name : `${name}-${error.parts[0] ?? 'day'}`) },
    ];
  });
}
