/** The fields of an entry as GOV.UK components, in the order in which they are asked for. */
import type { FormField } from '../../kinds/recording/form-fields.ts';
import { isEntry, matters } from '../../kinds/recording/matters.ts';
import { button } from '../components/button.ts';
import { dateInput } from '../components/date-input.ts';
import { errorMessage } from '../components/error-message.ts';
import { fieldset } from '../components/fieldset.ts';
import { hiddenField } from '../components/form-element.ts';
import { input } from '../components/input.ts';
import { radios } from '../components/radios.ts';
import { select } from '../components/select.ts';
import { textarea } from '../components/textarea.ts';
import { type Html, html, nothing } from '../html.ts';
import { type Answers, type Path, postedName, shownOf } from './answers.ts';
import { elsewhere, type Offered } from './offered.ts';
import { organisationField, placeField } from './show-places.ts';

/** What has to be answered first, then what may be left out; each in the order of the schema. */
export const inOrder = (fields: readonly FormField[]): readonly FormField[] => [
  ...fields.filter(({ isOptional }) => !isOptional),
  ...fields.filter(({ isOptional }) => isOptional),
];

export const asked = ({ ask, isOptional }: FormField): string => (isOptional ? `${ask} (optional)` : ask);

/** More choices than this are a list to open. */
const mostRadios = 7;

export const showFields = (
  fields: readonly FormField[],
  answers: Answers,
  offered: Offered,
  path: Path = [],
): readonly Html[] => inOrder(fields).map((field) => showField(field, answers, offered, [...path, field.name]));

function showField(field: FormField, answers: Answers, offered: Offered, path: Path): Html {
  const name = postedName(path);
  const value = answers.typed.get(name)?.[0];
  const given = { name, id: name, idPrefix: name, value, errorMessage: answers.errors.get(name)?.message };
  const label = { text: asked(field), size: 's' as const };
  switch (field.input) {
    case 'line':
      return input({ ...given, label });
    case 'words':
      return textarea({ ...given, label, rows: 4 });
    case 'lines':
      return textarea({ ...given, label, rows: 3, hint: 'Put each on a line of its own.' });
    case 'number':
      return input({ ...given, label, width: 5, inputmode: field.isWhole ? 'numeric' : 'decimal' });
    case 'day':
      return dayField(name, asked(field), answers);
    case 'yes-no':
      return radios({
        ...given,
        classes: 'govuk-radios--inline',
        fieldset: { legend: label },
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      });
    case 'choice':
      return choiceField(field, given, label);
    case 'organisation':
      return organisationField(name, asked(field), answers, offered);
    case 'place':
      return placeField(name, asked(field), answers, offered);
    case 'matter':
      return matterField(field, given, label, offered);
    case 'list':
      return listField(field, answers, offered, path);
  }
}

type Given = {
  readonly name: string;
  readonly id: string;
  readonly idPrefix: string;
  readonly value: string | undefined;
  readonly errorMessage: string | undefined;
};
type Label = { readonly text: string; readonly size: 's' };

export function dayField(name: string, ask: string, { typed, errors }: Answers): Html {
  const error = errors.get(name);
  const names = ['day', 'month', 'year'] as const;
  const isWrong = (part: (typeof names)[number]) => ({ error: error?.parts?.includes(part) });
  return dateInput({
    id: name,
    namePrefix: name,
    values: Object.fromEntries(names.map((part) => [`${name}-${part}`, typed.get(`${name}-${part}`)?.[0]])),
    day: isWrong('day'),
    month: isWrong('month'),
    year: isWrong('year'),
    errorMessage: error?.message,
    fieldset: { legend: { text: ask, size: 's' } },
  });
}

function choiceField(field: FormField & { readonly input: 'choice' }, given: Given, label: Label): Html {
  const items = field.choices.map(({ code, title }) => ({ value: code, text: title }));
  return items.length <= mostRadios
    ? radios({ ...given, fieldset: { legend: label }, items })
    : select({ ...given, label, items: [{ value: '', text: 'Choose' }, ...items] });
}

function matterField(
  { matter, begins, isOptional }: FormField & { readonly input: 'matter' },
  given: Given,
  label: Label,
  offered: Offered,
): Html {
  // A correction goes on with the id that there is
  if (begins) return given.value === undefined ? nothing : hiddenField(given.name, given.value);
  const items = offered.matters(matter).map(({ id, text }) => ({ value: id, text }));
  const none = { value: elsewhere, text: `A ${matters[matter]} that is not in this list` };
  if (items.length === 0 && isOptional) return nothing;
  if (items.length === 0 && !isEntry(matter)) return hiddenField(given.name, elsewhere);
  return select({
    ...given,
    label,
    items: [{ value: '', text: isOptional ? 'None' : 'Choose' }, ...items, ...(isEntry(matter) ? [] : [none])],
  });
}

function listField(
  field: FormField & { readonly input: 'list' },
  answers: Answers,
  offered: Offered,
  path: Path,
): Html {
  const name = postedName(path);
  const count = shownOf(answers, name, field.least, field.most);
  const rows = Array.from({ length: count }, (_, place) =>
    fieldset({
      classes: 'throughline-list-item',
      legend: { text: `${field.ask.replace(/\?$/u, '')}: ${place + 1}`, size: 's' },
      content: html`${showFields(field.fields, answers, offered, [...path, place])}
${place >= field.least && button({ text: html`Remove<span class="govuk-visually-hidden"> number ${place + 1}</span>`, look: 'secondary', name: '_doing', value: `remove ${name}-${place}` })}`,
    }),
  );
  const error = answers.errors.get(name)?.message;
  return html`${hiddenField(`${name}-count`, String(count))}
<div class="${error === undefined ? '' : 'govuk-form-group govuk-form-group--error'}">${error !== undefined && errorMessage(error, `${name}-error`)}${rows}
${
  count < field.most &&
  button({
    text: count === 0 ? `Add: ${field.ask.toLowerCase().replace(/\?$/u, '')}` : 'Add another',
    id: name,
    look: 'secondary',
    name: '_doing',
    value: `add ${name}`,
    ...(error === undefined ? {} : { attributes: { 'aria-describedby': `${name}-error` } }),
  })
}</div>`;
}
