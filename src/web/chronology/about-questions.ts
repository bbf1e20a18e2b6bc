/** The questions about an entry that are the same for every kind. */
import { kindNamed } from '../../kinds/registry.ts';
import { entryOutcomeCodes, entryOutcomes, entrySourceCodes, entrySources } from '../../kinds/statement.ts';
import { compartments, type EntryStatus, roles, statusCodes, statuses } from '../../kinds/vocabulary.ts';
import { fullName } from '../../record/child.ts';
import type { Reader } from '../../record/entries/audience-choices.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { AboutForm } from './about-entry.ts';
import type { EntryForm } from './load-entry-form.ts';

export const whenQuestion = (form: AboutForm, kind: string): Html =>
  radios({
    ...field(form, 'when'),
    fieldset: { legend: { text: 'When did it happen?', size: 's' } },
    items: [
      { value: 'now', text: kindNamed(kind).precision === 'moment' ? 'Just now' : 'Today' },
      {
        value: 'earlier',
        text: 'At another time',
        conditional: html`${dateInput({ ...field(form, 'on'), fieldset: { legend: { text: 'On which day?', size: 's' } } })}
${input({ ...field(form, 'time'), label: 'At what time? (optional)', hint: 'For example 9:30am or 14:05', width: 10 })}
${details({
  summary: 'It went on for several days',
  open: field(form, 'until').errorMessage !== undefined || Object.values(field(form, 'until').values).some(Boolean),
  text: dateInput({ ...field(form, 'until'), fieldset: { legend: { text: 'Last day (optional)', size: 's' } } }),
})}`,
      },
    ],
  });

const statusHints: Readonly<Record<EntryStatus, string>> = {
  fact: 'It happened, and that is not in doubt',
  allegation: 'Somebody says that it happened',
  opinion: 'What somebody thinks of it, and why',
  finding: 'What came of looking into it, or a decision',
};

export function statementQuestions(form: AboutForm): Html {
  return html`${radios({
    ...field(form, 'status'),
    fieldset: { legend: { text: 'What kind of statement is it?', size: 's' } },
    items: statusCodes.map((value) => ({ value, text: statuses[value], hint: statusHints[value] })),
  })}
${select({
  ...field(form, 'outcome'),
  label: { text: 'If it is an allegation or a finding: what came of looking into it? (optional)', size: 's' },
  items: [
    { value: '', text: 'Nothing is known yet' },
    ...entryOutcomeCodes.map((value) => ({ value, text: entryOutcomes[value] })),
  ],
})}
${radios({
  ...field(form, 'source'),
  fieldset: { legend: { text: 'How do you know it? (optional)', size: 's' } },
  items: entrySourceCodes.map((value) => ({ value, text: entrySources[value] })),
})}`;
}

export function organisationQuestion(form: AboutForm, { posts }: EntryForm): Html {
  const [only, ...others] = posts;
  if (only === undefined) return nothing;
  if (others.length === 0) return hiddenField('organisation', only.organisation);
  return radios({
    ...field(form, 'organisation'),
    fieldset: { legend: { text: 'For which of your organisations do you record it?', size: 's' } },
    items: posts.map(({ organisation, name }) => ({ value: organisation, text: name })),
  });
}

const compartmentHints = {
  general: 'Everybody who works with the child',
  send: 'Those who work on special educational needs',
  safeguarding: 'Safeguarding leads, social workers and others who protect the child',
  health: 'Those who look after the health of the child',
  legal: 'Those who work with courts and orders',
  'protected-location': 'Named people only',
} as const;

const readerText = (reader: Reader, { names }: EntryForm): string => {
  const who = reader.practitioner === null ? undefined : names.practitioner(reader.practitioner);
  return [who, reader.role === null ? undefined : roles[reader.role], names.organisation(reader.organisation)]
    .filter((part) => part !== undefined)
    .join(', ');
};

/** Everybody who could be meant, in whichever part of the record. */
export const allReaders = ({ readers }: EntryForm): readonly Reader[] => [
  ...new Map([...readers.values()].flat().map((reader) => [reader.viewer, reader])).values(),
];

export function placeQuestions(form: AboutForm, shown: EntryForm): Html {
  return html`${radios({
    ...field(form, 'compartment'),
    fieldset: { legend: { text: 'Into which part of the record does it go?', size: 's' } },
    items: shown.compartments.map((value) => ({ value, text: compartments[value], hint: compartmentHints[value] })),
  })}
${radios({
  ...field(form, 'audience'),
  fieldset: { legend: { text: 'Who may read it?', size: 's' } },
  items: [
    { value: 'everyone', text: 'Everybody who works with the child and reads this part of the record' },
    { value: 'own', text: 'Only people of my own organisation who read this part, until one of them shares it' },
    {
      value: 'some',
      text: 'Only some of those who work with the child',
      conditional: checkboxes({
        ...field(form, 'readers'),
        classes: 'govuk-checkboxes--small',
        fieldset: { legend: { text: 'Who?', size: 's' } },
        hint: 'Choose yourself too if you want to read it later. Each still has to read this part of the record.',
        items: allReaders(shown).map((reader) => ({ value: reader.viewer, text: readerText(reader, shown) })),
      }),
    },
  ],
})}`;
}

export function homeQuestions(form: AboutForm, { organisations }: EntryForm): Html {
  const hasText = (['controller', 'homeSystem', 'homeReference'] as const).some(
    (name) => (field(form, name).value ?? '') !== '' || field(form, name).errorMessage !== undefined,
  );
  return details({
    summary: 'It is recorded in our own system too, or is another organisation’s record',
    open: hasText,
    text: html`${input({ ...field(form, 'homeSystem'), label: 'Name of your own system (optional)', width: 20 })}
${input({ ...field(form, 'homeReference'), label: 'Reference there (optional)', width: 20 })}
${select({
  ...field(form, 'controller'),
  label: 'Whose record is it, under data protection law? (optional)',
  items: [
    { value: '', text: 'The organisation that records it' },
    ...organisations.filter(({ takesPart }) => takesPart).map(({ id, name }) => ({ value: id, text: name })),
  ],
})}`,
  });
}

export const siblingsQuestion = (form: AboutForm, { siblings }: EntryForm): Html =>
  siblings.length === 0
    ? nothing
    : checkboxes({
        ...field(form, 'also'),
        fieldset: { legend: { text: 'Is it about a brother or sister too? (optional)', size: 's' } },
        hint: 'Each gets an entry of their own with the same words. Write nothing that is about one of them only.',
        items: siblings.map((sibling) => ({ value: sibling.id, text: fullName(sibling) })),
      });
