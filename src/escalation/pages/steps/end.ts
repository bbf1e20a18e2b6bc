/** Steps that end a challenge: it was done, whoever raised it was told, it is withdrawn or closed. */
import { z } from 'zod';
import { button } from '../../../ui/components/button.ts';
import { input } from '../../../ui/components/input.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { optionalText, requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { closeChallenge, showDone, tellOriginator, withdrawChallenge } from '../../close-challenge.ts';
import { chosenOf, evidenceField, evidenceSchema } from '../evidence.ts';
import { longest } from './say.ts';
import { stepPage } from './step-page.ts';

const learning = optionalText({ label: 'What others could learn', max: longest });
const learningHint = 'Without facts of the child: the partnership reads it in its log';

export const doneStep = stepPage({
  schema: () =>
    z.object({
      evidence: requiredText({
        label: 'What shows that it was done',
        enter: 'Enter what shows that it was done',
        max: longest,
      }),
      entries: evidenceSchema,
    }),
  fields: (form, { entries, names }) => html`
${textarea({ ...field(form, 'evidence'), label: { text: 'What shows that it was done?', size: 's' }, hint: 'What was done, when and by whom, and where that is written', rows: 4 })}
${evidenceField(field(form, 'entries'), entries, names)}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, { evidence, entries }, seen) =>
    showDone(open, { evidence, entries: chosenOf(entries, open.entries) }, seen),
  done: 'It is recorded what shows that it was done',
});

export const toldStep = stepPage({
  schema: () =>
    z.object({
      how: requiredText({ label: 'How they were told', enter: 'Enter how they were told, and by whom', max: 300 }),
      learning,
    }),
  fields: (form) => html`
${input({ ...field(form, 'how'), label: { text: 'How was the person who raised it told, and by whom?', size: 's' } })}
${textarea({ ...field(form, 'learning'), label: { text: 'What could others learn from it? (optional)', size: 's' }, hint: learningHint, rows: 3 })}
${button({ text: 'Save', preventDoubleClick: true })}`,
  save: (open, told, seen) => tellOriginator(open, told, seen),
  done: 'It is recorded that the person who raised it was told',
});

export const withdrawStep = stepPage({
  schema: () =>
    z.object({
      reason: requiredText({ label: 'Reason', enter: 'Enter why the challenge is withdrawn', max: longest }),
    }),
  fields: (form) => html`
<p class="govuk-body">The challenge is closed and its clock stops. What had not been shown by then stays beside it. If it is settled, record what was agreed instead.</p>
${textarea({ ...field(form, 'reason'), label: { text: 'Why is it withdrawn?', size: 's' }, rows: 3 })}
${button({ text: 'Withdraw the challenge', look: 'warning', preventDoubleClick: true })}`,
  save: (open, { reason }, seen) => withdrawChallenge(open, reason, seen),
  done: 'The challenge has been withdrawn',
});

export const closeStep = stepPage({
  schema: () =>
    z.object({
      outcome: requiredText({ label: 'What came of it', enter: 'Enter what came of it', max: longest }),
      learning,
    }),
  fields: (form) => html`
<p class="govuk-body">No ladder closes it by itself. Close it when what was agreed has been done and the person who raised it has been told.</p>
${textarea({ ...field(form, 'outcome'), label: { text: 'What came of it?', size: 's' }, rows: 3 })}
${textarea({ ...field(form, 'learning'), label: { text: 'What could others learn from it? (optional)', size: 's' }, hint: learningHint, rows: 3 })}
${button({ text: 'Close the challenge', preventDoubleClick: true })}`,
  save: (open, closed, seen) => closeChallenge(open, closed, seen),
  done: 'The challenge has been closed',
});
