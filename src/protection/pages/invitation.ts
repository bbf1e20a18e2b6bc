/** Where an invitation leads: to the meeting, for whoever was invited and may see the child. Its address says nothing of either. */
import { problem } from '../../errors.ts';
import { invitationCalendar } from '../../interchange/calendars/write-invitation.ts';
import { openChild } from '../../record/child.ts';
import { findInvitation } from '../../record/meetings/invitations.ts';
import { invitationFileRoute, invitationRoute, meetingRoute } from '../../ui/addresses.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';

export const invitationPage: PageRoute = {
  method: 'GET',
  path: invitationRoute.path,
  handle: (visit) =>
    visit.look('invitation to a meeting', async (access) => {
      const found = await findInvitation(access, visit.parameters['meeting'] ?? '');
      if (found === undefined) throw problem('NOT_FOUND');
      const child = await openChild(access, found.subject);
      return redirect(meetingRoute.link({ child: child.id, meeting: found.meeting }));
    }),
};

export const invitationFile: PageRoute = {
  method: 'GET',
  path: invitationFileRoute.path,
  handle: (visit) =>
    visit.look('invitation to a meeting', async (access) => {
      const found = await findInvitation(access, visit.parameters['meeting'] ?? '');
      if (found === undefined) throw problem('NOT_FOUND');
      const { meeting, startsAt, endsAt } = found;
      const address = new URL(invitationRoute.link({ meeting }).toString(), visit.signIn.publicAddress).href;
      return {
        kind: 'download',
        fileName: 'meeting.ics',
        contentType: 'text/calendar; charset=utf-8',
        body: invitationCalendar({ meeting, startsAt, endsAt, writtenAt: visit.now, calledOff: false, address }),
      };
    }),
};
