/** Asking for an organisation, and for where a child goes to school. */
import { input } from '../components/input.ts';
import { radios } from '../components/radios.ts';
import { select } from '../components/select.ts';
import { type Html, html } from '../html.ts';
import type { Answers } from './answers.ts';
import type { Offered } from './offered.ts';

/** Those that are known are chosen; any other is found by its name, or a school by its number. */
export function organisationField(name: string, ask: string, { typed, errors }: Answers, offered: Offered): Html {
  const written = `${name}-named`;
  return html`${select({
    name,
    value: typed.get(name)?.[0],
    errorMessage: errors.get(name)?.message,
    label: { text: ask, size: 's' },
    items: [{ value: '', text: 'Choose' }, ...offered.organisations.map(({ id, text }) => ({ value: id, text }))],
  })}
${input({
  name: written,
  value: typed.get(written)?.[0],
  errorMessage: errors.get(written)?.message,
  label: 'Or another one, if it is not in the list',
  hint: 'Its name, or the DfE number of a school',
  width: 20,
})}`;
}

export function placeField(name: string, ask: string, answers: Answers, offered: Offered): Html {
  const { typed, errors } = answers;
  const line = (part: string, label: string): Html =>
    input({ name: `${name}-${part}`, value: typed.get(`${name}-${part}`)?.[0], label, width: 20 });
  return radios({
    name,
    value: typed.get(name)?.[0],
    errorMessage: errors.get(name)?.message,
    fieldset: { legend: { text: ask, size: 's' } },
    items: [
      {
        value: 'school',
        text: 'A school',
        conditional: organisationField(`${name}-organisation`, 'Which school?', answers, offered),
      },
      {
        value: 'unknown',
        text: 'A school that is not known yet',
        conditional: line('written', 'How was it written? (optional)'),
      },
      { value: 'home-education', text: 'Education at home' },
      { value: 'out-of-area', text: 'A school outside the area', conditional: line('where', 'Where? (optional)') },
    ],
  });
}
