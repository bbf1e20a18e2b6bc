/** Calling a meeting off. Those who were invited are told by mail. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { callOffMeetingRoute, meetingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { callOffMeeting } from '../plan-meeting.ts';
import { type AskedMeeting, meetingStepPage, openAskedMeeting } from './asked-meeting.ts';

const schema = z.object({
  reason: requiredText({ label: 'Reason', enter: 'Enter why it is called off, and what happens instead', max: 4_000 }),
});

function show(asked: AskedMeeting, form: Form<typeof schema>, visit: Visit): Promise<PageReply> {
  const { child, meeting } = asked.open;
  const main = formElement({
    action: callOffMeetingRoute.link({ child: child.id, meeting: meeting.id }),
    token: visit.formToken,
    content: html`${textarea({ ...field(form, 'reason'), label: { text: 'Why is it called off, and what happens instead?', size: 's' }, rows: 4 })}
${button({ text: 'Call it off', look: 'warning', preventDoubleClick: true })}`,
  });
  return meetingStepPage(asked, { title: 'Call the meeting off', main, errors: errorList(form) }, visit);
}

function requireOpen({ open: { meeting, writesFor } }: AskedMeeting): void {
  if (writesFor === null || meeting.held !== null)
    throw problem('NOT_ALLOWED', { action: 'call this meeting off, or not as it stands now' });
}

export const callOffMeetingPage: PageRoute = {
  method: 'GET',
  path: callOffMeetingRoute.path,
  handle: (visit) =>
    visit.look('calling a meeting off', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      requireOpen(asked);
      return show(asked, blankForm(schema), visit);
    }),
};

export const callOffMeetingAction: PageRoute = {
  method: 'POST',
  path: callOffMeetingRoute.path,
  handle: (visit) =>
    visit.look('calling a meeting off', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      requireOpen(asked);
      const form = readForm(schema, visit.body);
      if (!form.isComplete) return show(asked, form, visit);
      await callOffMeeting(asked.open, form.values.reason);
      const { child, meeting } = asked.open;
      return redirect(
        meetingRoute.link({ child: child.id, meeting: meeting.id }),
        'The meeting is called off. Those who were invited are told by mail',
      );
    }),
};
