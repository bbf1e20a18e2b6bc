/** The form with which somebody around a child is added, changed or corrected. */
import { z } from 'zod';
import { type Kinship, kinshipCodes, kinships } from '../../kinds/kinship.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import type { PersonDetails } from '../../record/people/record-person.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { blankForm, type Form, type OpenForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

export const personFields = z.object({
  name: requiredText({ label: 'Name', enter: 'Enter the name, or how they are known', max: 300 }),
  calledAs: optionalText({ label: 'How they wish to be called', max: 300 }),
  kinship: z.enum(kinshipCodes, 'Select what they are to the child'),
  sex: z.enum(['F', 'M', 'unknown'], 'Select their sex, or that it is not known').optional(),
  dateOfBirth: typedDate({ label: 'Date of birth', earliest: Temporal.PlainDate.from('1900-01-01') }).optional(),
  life: z.enum(['living', 'unborn', 'died'], 'Select whether they live').optional(),
  counts: z.array(z.enum(['contact-order', 'relevant'])).optional(),
  needs: optionalText({ label: 'Needs', max: 300 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

export const changeFields = personFields.extend({
  how: oneOf(['changed', 'wrong', 'ended'], 'Select whether something has changed, or was recorded wrongly'),
  ended: optionalText({ label: 'Why they no longer count', max: 300 }),
});

type Fields = z.output<typeof personFields>;

const kinshipItems = [
  { value: '', text: 'Choose' },
  ...kinshipCodes.map((value) => ({ value, text: kinships[value].title })),
];

/** What the older, broader word comes to. */
const kinshipOf = ({ kinship, relation }: FamilyPerson): Kinship =>
  kinship ??
  (
    {
      parent: 'parent',
      'step-parent': 'step-parent',
      sibling: 'sibling',
      relative: 'relative',
      'previous-carer': 'previous-carer',
      other: 'other',
    } as const
  )[relation];

export function knownPerson(person: FamilyPerson): OpenForm<typeof changeFields> {
  const { name, calledAs, sex, dateOfBirth, life, contactOrder, relevant, needs } = person;
  const counts = [...(contactOrder ? (['contact-order'] as const) : []), ...(relevant ? (['relevant'] as const) : [])];
  return blankForm(changeFields, {
    name,
    kinship: kinshipOf(person),
    counts,
    ...(calledAs === undefined ? {} : { calledAs }),
    ...(sex === undefined ? {} : { sex }),
    ...(dateOfBirth === undefined ? {} : { dateOfBirth: Temporal.PlainDate.from(dateOfBirth) }),
    ...(life === undefined ? {} : { life }),
    ...(needs === undefined ? {} : { needs }),
  });
}

export function detailsIn({
  name,
  calledAs,
  kinship,
  sex,
  dateOfBirth,
  life,
  counts = [],
  needs,
}: Fields): PersonDetails {
  return {
    name,
    calledAs,
    kinship,
    sex: sex === 'unknown' ? undefined : sex,
    dateOfBirth: dateOfBirth?.toString(),
    life,
    contactOrder: counts.includes('contact-order'),
    relevant: counts.includes('relevant'),
    needs,
  };
}

/** What no single field can know. */
export function personFault<Schema extends typeof personFields | typeof changeFields>(
  form: Form<Schema>,
  { dateOfBirth, life }: Pick<Fields, 'dateOfBirth' | 'life'>,
  today: Temporal.PlainDate,
): OpenForm<Schema> | undefined {
  const isAhead = dateOfBirth !== undefined && Temporal.PlainDate.compare(dateOfBirth, today) > 0;
  if (isAhead && life !== 'unborn') return withError(form, 'dateOfBirth', 'Date of birth must be today or in the past');
  return undefined;
}

export function personInputs(form: Form<typeof personFields> | Form<typeof changeFields>): Html {
  const of = form as Form<typeof personFields>;
  return html`
${input({ ...field(of, 'name'), label: { text: 'Name', size: 's' }, hint: 'As they are known. If you know only a part of it, write that part.' })}
${input({ ...field(of, 'calledAs'), label: { text: 'How do they wish to be called? (optional)', size: 's' }, hint: 'For example: Mrs Okafor, Dee' })}
${select({ ...field(of, 'kinship'), label: { text: 'What are they to the child?', size: 's' }, items: kinshipItems })}
${radios({
  ...field(of, 'sex'),
  fieldset: { legend: { text: 'Sex (optional)', size: 's' } },
  classes: 'govuk-radios--inline',
  items: [
    { value: 'F', text: 'Female' },
    { value: 'M', text: 'Male' },
    { value: 'unknown', text: 'Not known or not asked' },
  ],
})}
${dateInput({ ...field(of, 'dateOfBirth'), fieldset: { legend: { text: 'Date of birth (optional)', size: 's' } }, hint: 'For a child who is not yet born: the day on which the birth is expected.' })}
${radios({
  ...field(of, 'life'),
  fieldset: { legend: { text: 'Do they live? (optional)', size: 's' } },
  classes: 'govuk-radios--inline',
  items: [
    { value: 'living', text: 'Yes' },
    { value: 'unborn', text: 'Not yet born' },
    { value: 'died', text: 'Has died' },
  ],
})}
${checkboxes({
  ...field(of, 'counts'),
  fieldset: { legend: { text: 'Who has to be asked and told (optional)', size: 's' } },
  items: [
    { value: 'contact-order', text: 'An order of a court gives them contact with the child' },
    {
      value: 'relevant',
      text: 'The council considers their wishes and feelings relevant',
      hint: 'Though they are no parent and hold no parental responsibility',
    },
  ],
})}
${input({ ...field(of, 'needs'), label: { text: 'What they need to take part (optional)', size: 's' }, hint: 'For example: a lift, somebody to look after the baby. How they communicate has a page of its own.' })}`;
}
