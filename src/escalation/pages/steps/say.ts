/** Steps that say something: that somebody has it, what a side thinks, who was rung, how the child is kept safe. */
import { z } from 'zod';
import { contactWayCodes } from '../../../kinds/challenge-codes.ts';
import { button } from '../../../ui/components/button.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import {
  acknowledgeChallenge,
  answerChallenge,
  arrangeSafety,
  recordContact,
  signature,
} from '../../answer-challenge.ts';
import { chosenOf, evidenceField, evidenceSchema } from '../evidence.ts';
import { safetyFields, safetySchema } from '../raise-form.ts';
import { stepPage } from './step-page.ts';

export const longest = 4_000;

export const acknowledgeStep = stepPage({
  schema: () => z.object({}),
  fields: (_, { open }) => html`
<p class="govuk-body">This says that <strong>${signature(open)}</strong> has the challenge and is dealing with it. It does not agree to anything, and the clock of the stage goes on.</p>
${button({ text: 'I have this', preventDoubleClick: true })}`,
  save: (open, _, seen) => acknowledgeChallenge(open, seen),
  done: 'It is recorded that you have the challenge',
});

export const answerStep = stepPage({
  schema: () =>
    z.object({
      answer: requiredText({
        label: 'What your side thinks',
        enter: 'Enter what your side thinks, and why',
        max: longest,
      }),
      evidence: evidenceSchema,
    }),
  fields: (form, { entries, names }) => html`
${textarea({ ...field(form, 'answer'), label: { text: 'What does your side think, and why?', size: 's' }, hint: 'It stands beside what the other side says', rows: 5 })}
${evidenceField(field(form, 'evidence'), entries, names)}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, { answer, evidence }, seen) =>
    answerChallenge(open, { answer, evidence: chosenOf(evidence, open.entries) }, seen),
  done: 'What your side thinks has been recorded',
});

export const contactStep = stepPage({
  schema: () =>
    z.object({
      whom: requiredText({ label: 'Whom you tried to reach', enter: 'Enter whom you tried to reach', max: 300 }),
      by: oneOf(contactWayCodes, 'Select how'),
      reached: oneOf(['yes', 'no'], 'Select whether you reached them'),
      said: optionalText({ label: 'What was said', max: longest }),
    }),
  fields: (form) => html`
${input({ ...field(form, 'whom'), label: { text: 'Whom did you try to reach?', size: 's' }, hint: 'A name and a role' })}
${radios({
  ...field(form, 'by'),
  fieldset: { legend: { text: 'How?', size: 's' } },
  items: [
    { value: 'telephone', text: 'By telephone' },
    { value: 'in-person', text: 'In person' },
    { value: 'message', text: 'By message' },
  ],
})}
${radios({
  ...field(form, 'reached'),
  fieldset: { legend: { text: 'Did you reach them?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${textarea({ ...field(form, 'said'), label: { text: 'What was said? (optional)', size: 's' }, rows: 3 })}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, { reached, ...tried }, seen) => recordContact(open, { ...tried, reached: reached === 'yes' }, seen),
  done: 'It is recorded whom you tried to reach',
});

export const safetyStep = stepPage({
  schema: (today) => z.object(safetySchema(today)),
  fields: (form) => html`
${safetyFields({ meanwhile: field(form, 'safetyMeanwhile'), owner: field(form, 'safetyOwner'), reviewOn: field(form, 'safetyReviewOn') })}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, safety, seen) => arrangeSafety(open, safety, seen),
  done: 'It is recorded how the child is kept safe from now on',
});
