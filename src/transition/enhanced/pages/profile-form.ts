/** Writing what helps, what is hard and the early signs, on half a page in everyday words. */
import { z } from 'zod';
import { input } from '../../../ui/components/input.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { optionalText, requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { enhancedProfileRoute, enhancedRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf } from '../../pages/page-of-move.ts';
import { writeProfile } from '../record-preparation.ts';
import { type OpenPreparation, openPreparation } from './open-preparation.ts';

const profile = z.object({
  likes: optionalText({ label: 'What the child likes', max: 4_000 }),
  helps: requiredText({ label: 'What helps', max: 4_000 }),
  hard: requiredText({ label: 'What is hard', max: 4_000 }),
  signs: requiredText({
    label: 'What it looks like',
    enter: 'Enter what it looks like before it goes wrong',
    max: 4_000,
  }),
  writtenBy: requiredText({ label: 'Who wrote it', enter: 'Enter who wrote it, and with whom', max: 300 }),
  ...seenField,
});

export const profileForm = formOfMove<OpenPreparation, typeof profile>({
  path: enhancedProfileRoute.path,
  title: 'What helps, what is hard',
  schema: profile,
  send: 'Save',
  open: openPreparation,
  begins: ({ preparation }) => preparation.profile?.data ?? {},
  action: (shown) => enhancedProfileRoute.link(addressOf(shown)),
  back: (shown) => enhancedRoute.link(addressOf(shown)),
  above: () =>
    html`<p class="govuk-body">Write as you would tell a colleague who meets the child tomorrow. No diagnosis is needed, and no word of anybody else’s. The child and the family may read it.</p>`,
  fields: (form) => html`
${textarea({ ...field(form, 'likes'), label: { text: 'What does the child like, do well, or want others to know? (optional)', size: 's' }, rows: 3 })}
${textarea({ ...field(form, 'helps'), label: { text: 'What helps?', size: 's' }, hint: 'For example: being told five minutes before a change, a job to do on arrival', rows: 3 })}
${textarea({ ...field(form, 'hard'), label: { text: 'What is hard?', size: 's' }, hint: 'For example: noise at lunch, not knowing who teaches', rows: 3 })}
${textarea({ ...field(form, 'signs'), label: { text: 'What does it look like before it goes wrong?', size: 's' }, hint: 'For example: goes quiet and pulls the sleeves over the hands', rows: 3 })}
${input({ ...field(form, 'writtenBy'), label: { text: 'Who wrote it, and with whom?', size: 's' }, hint: 'For example: class teacher, with Joel and his mother' })}`,
  record: async ({ child, move }, { seen: _seen, ...said }, seen) => {
    await writeProfile(child, move, said, seen);
    return { notice: 'The profile is saved, and both schools see it' };
  },
});
