/** The form by which a challenge is raised. */
import { z } from 'zod';
import {
  challengeTopicCodes,
  challengeTopics,
  challengeUrgencies,
  challengeUrgencyCodes,
} from '../../kinds/challenge-codes.ts';
import type { Names } from '../../kinds/kind.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Post } from '../../record/actor.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import type { Organisation } from '../../record/organisations.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { type DateField, field, type SingleField } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { evidenceField, evidenceSchema } from './evidence.ts';

const longest = 4_000;

export const safetySchema = (today: Temporal.PlainDate) => ({
  safetyMeanwhile: requiredText({
    label: 'How the child is kept safe meanwhile',
    enter: 'Enter how the child is kept safe while this is open',
    max: longest,
  }),
  safetyOwner: requiredText({ label: 'Who sees to it', enter: 'Enter who sees to it', max: 300 }),
  safetyReviewOn: typedDate({
    label: 'Day on which it is looked at again',
    enter: 'Enter when it is looked at again',
    side: { of: today, must: 'today or future' },
  }),
});

export const raiseSchema = (today: Temporal.PlainDate) =>
  z.object({
    post: z.string().max(200),
    decision: optionalText({ label: 'Decision', max: 50 }),
    about: requiredText({ label: 'What you disagree with', enter: 'Enter what you disagree with', max: longest }),
    topic: oneOf(challengeTopicCodes, 'Select what it is about'),
    others: z.array(z.string().max(50)).max(7, 'Select 7 organisations or fewer').optional(),
    position: requiredText({ label: 'What you think', enter: 'Enter what you think, and why', max: longest }),
    otherPosition: optionalText({ label: 'What the other side says', max: longest }),
    evidence: evidenceSchema,
    urgency: oneOf(challengeUrgencyCodes, 'Select how urgent it is'),
    neededBy: typedDate({
      label: 'Day by which the child needs an answer',
      side: { of: today, must: 'today or future' },
    }).optional(),
    ...safetySchema(today),
    familyKnows: optionalText({ label: 'What the child and family know', max: longest }),
    seen: z.string().regex(/^\d{1,9}$/u, 'Reload the page'),
  });
export type RaiseForm = Form<ReturnType<typeof raiseSchema>>;

/** The fields about safety, which the page of a challenge asks again when the arrangement changes. */
export const safetyFields = (given: {
  readonly meanwhile: SingleField;
  readonly owner: SingleField;
  readonly reviewOn: DateField;
}): Html => html`
${textarea({ ...given.meanwhile, label: { text: 'How is the child kept safe while this is open?', size: 's' }, hint: 'What is being done from now on, not what should be', rows: 3 })}
${input({ ...given.owner, label: { text: 'Who sees to it?', size: 's' }, hint: 'A name and a role' })}
${dateInput({ ...given.reviewOn, fieldset: { legend: { text: 'When is it looked at again?', size: 's' } } })}`;

const urgencyHints = {
  routine: 'The usual limits of each stage',
  urgent: 'Shorter limits; it may start with the managers. Ring as well',
  'immediate-danger': 'Act first: ring 999 or the front door. This is the record of it, and never has to come first',
} as const;

export type Choices = {
  readonly posts: readonly Post[];
  readonly organisations: readonly Organisation[];
  readonly entries: readonly ChronologyEntry[];
  readonly names: Names;
};

export const postValue = ({ role, organisation }: Post): string => `${role}@${organisation}`;

function raisedFor(form: RaiseForm, { posts }: Choices): Html {
  const [first] = posts;
  if (posts.length === 1 && first !== undefined) return hiddenField('post', postValue(first));
  return select({
    ...field(form, 'post'),
    label: { text: 'In which of your roles do you raise it?', size: 's' },
    items: posts.map((held) => ({ value: postValue(held), text: `${roles[held.role]}, ${held.organisationName}` })),
  });
}

export function raiseFields(form: RaiseForm, choices: Choices, seen: number): Html {
  const { organisations, entries, names } = choices;
  return html`
${hiddenField('seen', String(seen))}${hiddenField('decision', form.typed.get('decision')?.[0] ?? '')}
${raisedFor(form, choices)}
<h2 class="govuk-heading-m">The disagreement</h2>
${textarea({ ...field(form, 'about'), label: { text: 'What do you disagree with?', size: 's' }, hint: 'In a sentence. It is the title of the challenge', rows: 2 })}
${select({ ...field(form, 'topic'), label: { text: 'What is it about?', size: 's' }, items: [{ value: '', text: 'Choose a topic' }, ...challengeTopicCodes.map((value) => ({ value, text: challengeTopics[value] }))] })}
${checkboxes({
  ...field(form, 'others'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'With whom?', size: 's' } },
  hint: 'Select nobody when it is a disagreement within your own organisation',
  items: organisations.map(({ id, name }) => ({ value: id, text: name })),
})}
${textarea({ ...field(form, 'position'), label: { text: 'What do you think, and why?', size: 's' }, hint: 'What you know and how you know it, and what you ask for', rows: 5 })}
${textarea({ ...field(form, 'otherPosition'), label: { text: 'What does the other side say, as you understand it? (optional)', size: 's' }, hint: 'They can say it themselves afterwards', rows: 3 })}
${evidenceField(field(form, 'evidence'), entries, names)}
<h2 class="govuk-heading-m">The child meanwhile</h2>
${safetyFields({ meanwhile: field(form, 'safetyMeanwhile'), owner: field(form, 'safetyOwner'), reviewOn: field(form, 'safetyReviewOn') })}
<h2 class="govuk-heading-m">How soon</h2>
${radios({
  ...field(form, 'urgency'),
  fieldset: { legend: { text: 'How urgent is it?', size: 's' } },
  items: challengeUrgencyCodes.map((value) => ({ value, text: challengeUrgencies[value], hint: urgencyHints[value] })),
})}
${dateInput({ ...field(form, 'neededBy'), fieldset: { legend: { text: 'By which day does the child need an answer? (optional)', size: 's' } } })}
${textarea({ ...field(form, 'familyKnows'), label: { text: 'Do the child and the family know, and what do they say? (optional)', size: 's' }, hint: 'If they do not know, say why', rows: 2 })}
${button({ text: 'Raise the challenge', preventDoubleClick: true })}`;
}
