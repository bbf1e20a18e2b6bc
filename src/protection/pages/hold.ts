/** Recording that a meeting was held: who was there and what it decided, by the kind of meeting that it was. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { holdMeetingRoute, meetingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { holdMeeting } from '../hold-meeting.ts';
import type { Meeting } from '../meeting.ts';
import { peopleToInvite } from '../people-to-invite.ts';
import { type AskedMeeting, meetingStepPage, openAskedMeeting } from './asked-meeting.ts';
import { linesOf } from './plan.ts';

const longest = 4_000;
const outcomes = ['plan', 'no-plan', 'plan-continues', 'plan-ends'] as const;

const decides = ({ type }: Meeting): boolean => type !== 'core-group' && type !== 'professionals-meeting';

/** Only what this kind of meeting decides has to be answered. */
const schema = (meeting: Meeting) =>
  z
    .object({
      present: optionalText({ label: 'Who was there', max: longest }),
      enquiry: oneOf(['yes', 'no'], 'Select whether an enquiry was begun').optional(),
      outcome: oneOf(outcomes, 'Select what the conference decided').optional(),
      because: optionalText({ label: 'Why', max: longest }),
      note: optionalText({ label: 'What else', max: longest }),
    })
    .refine(({ enquiry }) => meeting.type !== 'strategy-discussion' || enquiry !== undefined, {
      error: 'Select whether an enquiry was begun',
      path: ['enquiry'],
    })
    .refine(({ outcome }) => !meeting.type.endsWith('conference') || outcome !== undefined, {
      error: 'Select what the conference decided',
      path: ['outcome'],
    })
    .refine(({ because }) => !decides(meeting) || because !== undefined, {
      error: 'Enter why it was decided so',
      path: ['because'],
    });
type HoldForm = Form<ReturnType<typeof schema>>;

const conferenceItems = {
  'initial-conference': [
    { value: 'plan', text: 'A child protection plan is needed', hint: 'It is also recorded that the plan begins' },
    { value: 'no-plan', text: 'No child protection plan is needed' },
  ],
  'review-conference': [
    { value: 'plan-continues', text: 'The plan goes on' },
    { value: 'plan-ends', text: 'The plan ends', hint: 'It is also recorded that the plan ended' },
  ],
} as const;

function decisionFields(meeting: Meeting, form: HoldForm): Html {
  const { type } = meeting;
  return html`
${
  type === 'strategy-discussion' &&
  radios({
    ...field(form, 'enquiry'),
    fieldset: { legend: { text: 'Was a section 47 enquiry begun?', size: 's' } },
    items: [
      { value: 'yes', text: 'Yes', hint: 'It is also recorded that the enquiry began, and its clocks start' },
      { value: 'no', text: 'No' },
    ],
  })
}
${
  (type === 'initial-conference' || type === 'review-conference') &&
  radios({
    ...field(form, 'outcome'),
    fieldset: { legend: { text: 'What did the conference decide?', size: 's' } },
    items: conferenceItems[type],
  })
}
${decides(meeting) && textarea({ ...field(form, 'because'), label: { text: 'Why, against the legal test?', size: 's' }, hint: 'In words. Whoever disagrees records it themselves', rows: 4 })}`;
}

async function show(asked: AskedMeeting, form: HoldForm, visit: Visit): Promise<PageReply> {
  const { child, meeting } = asked.open;
  const main = formElement({
    action: holdMeetingRoute.link({ child: child.id, meeting: meeting.id }),
    token: visit.formToken,
    content: html`${hiddenField('seen', String(child.seen))}
${decisionFields(meeting, form)}
${textarea({ ...field(form, 'present'), label: { text: 'Who was there, and what do they do?', size: 's' }, hint: 'One on each line. Take out who did not come', rows: 6 })}
${textarea({ ...field(form, 'note'), label: { text: 'What else should others know? (optional)', size: 's' }, hint: 'For example what the family was told, and by whom', rows: 3 })}
${button({ text: 'Record that it was held', preventDoubleClick: true })}`,
  });
  return meetingStepPage(asked, { title: 'What came of the meeting', main, errors: errorList(form) }, visit);
}

function requireOpen({ open: { meeting, leadsFor } }: AskedMeeting): void {
  if (leadsFor === null || meeting.held !== null)
    throw problem('NOT_ALLOWED', { action: 'record what came of this meeting, or not again' });
}

export const holdMeetingPage: PageRoute = {
  method: 'GET',
  path: holdMeetingRoute.path,
  handle: (visit) =>
    visit.look('what came of a meeting', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      requireOpen(asked);
      const { child, meeting } = asked.open;
      const people = (await peopleToInvite(child)).filter(({ practitioner }) => meeting.invited.includes(practitioner));
      const present = [...people.map(({ name, role }) => `${name}, ${roles[role]}`), ...meeting.others].join('\n');
      return show(asked, blankForm(schema(meeting), { present }), visit);
    }),
};

export const holdMeetingAction: PageRoute = {
  method: 'POST',
  path: holdMeetingRoute.path,
  handle: (visit) =>
    visit.look('what came of a meeting', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      requireOpen(asked);
      const { child, meeting } = asked.open;
      const form = readForm(schema(meeting), visit.body);
      if (!form.isComplete) return show(asked, form, visit);
      const { present, enquiry, ...rest } = form.values;
      const seen = Number(typeof visit.body['seen'] === 'string' ? visit.body['seen'] : Number.NaN);
      try {
        const held = {
          ...rest,
          present: linesOf(present),
          ...(enquiry === undefined ? {} : { enquiryBegun: enquiry === 'yes' }),
        };
        await holdMeeting(asked.open, held, seen);
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(asked, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(
        meetingRoute.link({ child: child.id, meeting: meeting.id }),
        'It is recorded what came of the meeting',
      );
    }),
};
