/** The form by which somebody turns to the front door. */
import { z } from 'zod';
import {
  contactPurposeCodes,
  familyKnowing,
  familyKnowingCodes,
  referrerCodes,
  referrers,
} from '../../kinds/contact.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Post } from '../../record/actor.ts';
import type { Organisation } from '../../record/organisations.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

const longest = 4_000;

export const contactSchema = z.object({
  post: z.string().max(200).optional(),
  council: z.string().max(50).optional(),
  referrer: z.enum(referrerCodes).optional(),
  asks: oneOf(contactPurposeCodes, 'Select what you turn to the front door for'),
  harm: oneOf(['yes', 'no'], 'Select whether you think that the child is at risk of significant harm'),
  by: oneOf(['telephone', 'form', 'not-reached', 'in-person'], 'Select how the front door hears of it'),
  what: requiredText({ label: 'What it is about', enter: 'Enter what it is about', max: longest }),
  childSaid: optionalText({ label: 'What the child said', max: longest }),
  familyKnows: oneOf(familyKnowingCodes, 'Select whether the family knows'),
  familyWhy: optionalText({ label: 'What the family said, or why they were not told', max: longest }),
});
export type ContactForm = Form<typeof contactSchema>;

export const postValue = ({ role, organisation }: Post): string => `${role}@${organisation}`;

export type ContactChoices = {
  readonly posts: readonly Post[];
  readonly councils: readonly Organisation[];
  /** The visitor works at the front door and writes down what others told it. */
  readonly isFrontDoor: boolean;
};

const asksItems = [
  {
    value: 'service-asked',
    text: 'I ask for a service for the child',
    hint: 'A referral: an assessment, help, or protection. You are told what is decided',
  },
  { value: 'information-given', text: 'I give information', hint: 'The front door should know it. Nothing is asked' },
  { value: 'information-asked', text: 'I ask for information', hint: 'What the front door knows and may tell you' },
] as const;

const byItems = (isFrontDoor: boolean) => [
  { value: 'telephone', text: isFrontDoor ? 'They rang' : 'I have rung just now' },
  { value: 'form', text: isFrontDoor ? 'They wrote' : 'Here, in writing' },
  ...(isFrontDoor
    ? []
    : [
        {
          value: 'not-reached',
          text: 'I rang and did not get through',
          hint: 'Ring again, or ring 999. This is sent meanwhile',
        },
      ]),
  { value: 'in-person', text: 'In person' },
];

function whoAndWhere(form: ContactForm, { posts, councils, isFrontDoor }: ContactChoices): Html {
  const [post] = posts;
  const [council] = councils;
  return html`
${
  posts.length > 1
    ? select({
        ...field(form, 'post'),
        label: { text: 'In which of your roles?', size: 's' },
        items: posts.map((held) => ({ value: postValue(held), text: `${roles[held.role]}, ${held.organisationName}` })),
      })
    : hiddenField('post', post === undefined ? '' : postValue(post))
}
${
  councils.length > 1
    ? select({
        ...field(form, 'council'),
        label: { text: 'Which council’s front door?', size: 's' },
        hint: 'Where the child lives',
        items: councils.map(({ id, name }) => ({ value: id, text: name })),
      })
    : hiddenField('council', council?.id ?? '')
}
${
  isFrontDoor &&
  radios({
    ...field(form, 'referrer'),
    fieldset: { legend: { text: 'Who made the contact?', size: 's' } },
    hint: 'What they are told afterwards depends on it',
    items: referrerCodes.map((value) => ({ value, text: referrers[value] })),
  })
}`;
}

export function contactFields(form: ContactForm, choices: ContactChoices): Html {
  const { isFrontDoor } = choices;
  return html`
${whoAndWhere(form, choices)}
${radios({ ...field(form, 'asks'), fieldset: { legend: { text: 'What is it for?', size: 's' } }, items: asksItems })}
${radios({
  ...field(form, 'harm'),
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: 'Is the child suffering significant harm, or likely to?', size: 's' } },
  hint: 'If you think so, ring first. You do not have to be sure',
  items: [
    { value: 'yes', text: 'Yes, I think so' },
    { value: 'no', text: 'No' },
  ],
})}
${radios({ ...field(form, 'by'), fieldset: { legend: { text: 'How does the front door hear of it?', size: 's' } }, items: byItems(isFrontDoor) })}
${textarea({ ...field(form, 'what'), label: { text: 'What is it about?', size: 's' }, hint: 'What happened and what you know, how you know it, and what you ask for', rows: 6 })}
${textarea({ ...field(form, 'childSaid'), label: { text: 'What does the child say? (optional)', size: 's' }, rows: 2 })}
${radios({
  ...field(form, 'familyKnows'),
  fieldset: { legend: { text: 'Does the family know that you turn to the front door?', size: 's' } },
  hint: 'Tell them first when that is safe. You do not need their agreement to protect a child',
  items: familyKnowingCodes.map((value) => ({ value, text: familyKnowing[value] })),
})}
${textarea({ ...field(form, 'familyWhy'), label: { text: 'What do they say, or why do they not know?', size: 's' }, rows: 2 })}
${button({ text: 'Send to the front door', preventDoubleClick: true })}`;
}
