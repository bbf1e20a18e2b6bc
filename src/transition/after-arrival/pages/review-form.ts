/** Recording a review after arrival: did the information reach those who teach the child, how is it going, what changes. */
import { z } from 'zod';
import {
  arrivalReviewCodes,
  arrivalReviews,
  informationReached,
  informationReachedCodes,
} from '../../../kinds/after-arrival.ts';
import type { Access } from '../../../record/access.ts';
import { dateInput } from '../../../ui/components/date-input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { select } from '../../../ui/components/select.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import { afterArrivalRoute, arrivalReviewRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { pastDayFault } from '../../pages/move-days.ts';
import { addressOf, type OpenMove, openMove } from '../../pages/page-of-move.ts';
import { postOr, receivingPost } from '../../who-prepares.ts';
import { recordArrivalReview } from '../record-settling.ts';
import { loadSettling, nextReview, type Settling } from '../settling.ts';

const dayLabel = 'Day of the review';

const review = z.object({
  review: oneOf(arrivalReviewCodes, 'Select which review it is'),
  on: typedDate({ label: dayLabel }),
  reached: oneOf(informationReachedCodes, 'Select whether the information reached them'),
  missing: optionalText({ label: 'What they did not know', max: 4_000 }),
  school: requiredText({ label: 'How it goes at school', enter: 'Enter how it goes at school', max: 4_000 }),
  child: requiredText({
    label: 'What the child says',
    enter: 'Enter what the child says, or why they could not be asked',
    max: 4_000,
  }),
  family: optionalText({ label: 'What the family says', max: 4_000 }),
  changes: requiredText({ label: 'What changes', enter: 'Enter what changes, or why nothing has to', max: 4_000 }),
  ...seenField,
});

export type OpenSettling = OpenMove & { readonly settling: Settling; readonly today: Temporal.PlainDate };

/** Only for the adults of the new school. Throws NOT_FOUND or NOT_ALLOWED. */
export async function openSettling(visit: Visit, access: Access): Promise<OpenSettling> {
  const of = await openMove(visit, access);
  postOr(receivingPost(visit.actor, of.move), 'say how the child settles at this school');
  return { ...of, settling: await loadSettling(of.child, of.move), today: visit.today };
}

export const arrivalReviewForm = formOfMove<OpenSettling, typeof review>({
  path: arrivalReviewRoute.path,
  title: 'Review after arrival',
  schema: review,
  send: 'Save the review',
  open: openSettling,
  begins: ({ settling, today }) => ({ review: nextReview(settling), on: today }),
  action: (shown) => arrivalReviewRoute.link(addressOf(shown)),
  back: (shown) => afterArrivalRoute.link(addressOf(shown)),
  above: () =>
    html`<p class="govuk-body">What you write here stays at your school and with those who work with the child now. The old school does not see it.</p>`,
  fields: (form) => html`
${select({ ...field(form, 'review'), label: { text: 'Which review is it?', size: 's' }, hint: 'The next one that is owed, also when it is held early', items: arrivalReviewCodes.map((value) => ({ value, text: arrivalReviews[value] })) })}
${dateInput({ ...field(form, 'on'), fieldset: { legend: { text: 'When was it held?', size: 's' } } })}
${radios({
  ...field(form, 'reached'),
  fieldset: { legend: { text: 'Did the information reach the adults who teach this child?', size: 's' } },
  items: informationReachedCodes.map((value) => ({ value, text: informationReached[value] })),
})}
${textarea({ ...field(form, 'missing'), label: { text: 'Who was not reached, or what did they not know? (optional)', size: 's' }, rows: 2 })}
${textarea({ ...field(form, 'school'), label: { text: 'How does it go at school?', size: 's' }, hint: 'Attendance, friends, learning, what was hard', rows: 3 })}
${textarea({ ...field(form, 'child'), label: { text: 'What does the child say?', size: 's' }, hint: 'In their own words, or why they could not be asked yet', rows: 3 })}
${textarea({ ...field(form, 'family'), label: { text: 'What does the family say? (optional)', size: 's' }, rows: 3 })}
${textarea({ ...field(form, 'changes'), label: { text: 'What changes now, or why does nothing have to?', size: 's' }, rows: 3 })}`,
  record: async ({ child, move }, { seen: _seen, ...said }, seen, { today }) => {
    const wrong = pastDayFault(dayLabel, said.on, today);
    if (wrong !== undefined) return { field: 'on', says: wrong };
    await recordArrivalReview(child, move, said, seen);
    return { notice: 'The review is saved' };
  },
});
