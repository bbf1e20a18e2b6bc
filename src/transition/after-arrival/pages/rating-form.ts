/** Saying how good the handover was: the part that goes back to the old school. */
import { z } from 'zod';
import { handoverRatingCodes, handoverRatings } from '../../../kinds/after-arrival.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { warningText } from '../../../ui/components/warning-text.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, optionalText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { afterArrivalRoute, handoverRatingRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf } from '../../pages/page-of-move.ts';
import { rateHandover } from '../record-settling.ts';
import { type OpenSettling, openSettling } from './review-form.ts';

const rating = z.object({
  rating: oneOf(handoverRatingCodes, 'Select how good the handover was'),
  helped: optionalText({ label: 'What helped', max: 4_000 }),
  lacked: optionalText({ label: 'What was late, missing or wrong', max: 4_000 }),
  ...seenField,
});

export const handoverRatingForm = formOfMove<OpenSettling, typeof rating>({
  path: handoverRatingRoute.path,
  title: 'How good was the handover?',
  schema: rating,
  send: 'Send it to the old school',
  open: openSettling,
  action: (shown) => handoverRatingRoute.link(addressOf(shown)),
  back: (shown) => afterArrivalRoute.link(addressOf(shown)),
  above: () =>
    warningText({
      text: 'The old school reads this. Write about what was handed over, and nothing of how the child has been since.',
    }),
  fields: (form) => html`
${radios({
  ...field(form, 'rating'),
  fieldset: { legend: { text: 'The handover was', size: 's' } },
  items: handoverRatingCodes.map((value) => ({ value, text: handoverRatings[value] })),
})}
${textarea({ ...field(form, 'helped'), label: { text: 'What helped most? (optional)', size: 's' }, rows: 3 })}
${textarea({ ...field(form, 'lacked'), label: { text: 'What was late, missing or wrong? (optional)', size: 's' }, rows: 3 })}`,
  record: async ({ child, move }, { seen: _seen, ...said }, seen) => {
    await rateHandover(child, move, said, seen);
    return { notice: 'The old school can read this now' };
  },
});
