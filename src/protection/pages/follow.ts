/** Following a meeting without writing: the page comes again by itself, so that nothing that somebody types is ever lost to it. */
import { identifiersOf } from '../../record/child.ts';
import { followMeetingRoute, meetingRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { openAskedMeeting } from './asked-meeting.ts';
import { aboutMeeting } from './meeting.ts';
import { typeTitle } from './meeting-words.ts';
import { minutes } from './minutes.ts';

const everySeconds = 30;

export const followMeetingPage: PageRoute = {
  method: 'GET',
  path: followMeetingRoute.path,
  handle: (visit) =>
    visit.look('following a meeting', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      const { child, meeting } = asked.open;
      const isOver = meeting.held !== null || meeting.calledOff !== null;
      return {
        kind: 'page',
        title: 'Follow a meeting',
        section: 'children',
        back: meetingRoute.link({ child: child.id, meeting: meeting.id }),
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        refresh: isOver ? undefined : everySeconds,
        main: html`
<h1 class="govuk-heading-l">${typeTitle(meeting.type)}</h1>
${!isOver && html`<p class="govuk-body">This page comes again every ${everySeconds} seconds. To write, go back.</p>`}
${aboutMeeting(asked, visit.now)}
${minutes(asked)}`,
      };
    }),
};
