/** Moving a meeting to another time. Those who were invited are told by mail, and their calendars take the new time. */
import { z } from 'zod';
import { timeZone } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { meetingRoute, moveMeetingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { moveMeeting } from '../plan-meeting.ts';
import { type AskedMeeting, meetingStepPage, openAskedMeeting } from './asked-meeting.ts';
import { endsAfterItBegins, endsTooEarly, meetingTimeFields, meetingTimeQuestions } from './meeting-time.ts';

const schema = (today: Temporal.PlainDate) =>
  z
    .object({
      ...meetingTimeFields(today),
      reason: requiredText({ label: 'Reason', enter: 'Enter why it is moved', max: 4_000 }),
    })
    .refine(endsAfterItBegins, endsTooEarly);
type MoveForm = Form<ReturnType<typeof schema>>;

function show(asked: AskedMeeting, form: MoveForm, visit: Visit): Promise<PageReply> {
  const { child, meeting } = asked.open;
  const main = formElement({
    action: moveMeetingRoute.link({ child: child.id, meeting: meeting.id }),
    token: visit.formToken,
    content: html`${meetingTimeQuestions(field(form, 'on'), field(form, 'from'), field(form, 'until'))}
${textarea({ ...field(form, 'reason'), label: { text: 'Why is it moved?', size: 's' }, rows: 3 })}
${button({ text: 'Move it', preventDoubleClick: true })}`,
  });
  return meetingStepPage(asked, { title: 'Move the meeting', main, errors: errorList(form) }, visit);
}

function requireOpen({ open: { meeting, writesFor } }: AskedMeeting): void {
  if (writesFor === null || meeting.held !== null || meeting.calledOff !== null)
    throw problem('NOT_ALLOWED', { action: 'move this meeting, or not as it stands now' });
}

export const moveMeetingPage: PageRoute = {
  method: 'GET',
  path: moveMeetingRoute.path,
  handle: (visit) =>
    visit.look('moving a meeting', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      requireOpen(asked);
      const [from, until] = [asked.open.meeting.startsAt, asked.open.meeting.endsAt].map((at) =>
        at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }),
      );
      const on = asked.open.meeting.startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
      return show(asked, blankForm(schema(visit.today), { on, from: from ?? '', until: until ?? '' }), visit);
    }),
};

export const moveMeetingAction: PageRoute = {
  method: 'POST',
  path: moveMeetingRoute.path,
  handle: (visit) =>
    visit.look('moving a meeting', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      requireOpen(asked);
      const form = readForm(schema(visit.today), visit.body);
      if (!form.isComplete) return show(asked, form, visit);
      const { reason, ...times } = form.values;
      await moveMeeting(asked.open, times, reason);
      const { child, meeting } = asked.open;
      return redirect(
        meetingRoute.link({ child: child.id, meeting: meeting.id }),
        'The meeting is moved. Those who were invited are told by mail',
      );
    }),
};
