/** On My work: meetings to which the visitor is invited and of which it is not yet recorded what came of them. */
import { childSummaries, fullName } from '../../record/child.ts';
import { ownInvitations } from '../../record/meetings/invitations.ts';
import { meetingRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { meetingTime } from '../pages/meeting-words.ts';

const mostShown = 5;

export const waitingMeetingsPanel: WorkPanel = {
  show: async (access) => {
    const invitations = await ownInvitations(access);
    if (invitations.length === 0) return null;
    const shown = invitations.slice(0, mostShown);
    const children = await childSummaries(
      access,
      shown.map(({ subject }) => subject),
    );
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Meetings <span class="govuk-!-font-weight-regular">(${invitations.length})</span></h2>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">${shown.flatMap((invitation) => {
        const child = children.get(invitation.subject);
        return child === undefined
          ? []
          : [
              html`<li><a class="govuk-link" href="${meetingRoute.link({ child: child.id, meeting: invitation.meeting })}">${fullName(child)}</a>, ${meetingTime(invitation)}</li>`,
            ];
      })}</ul>
${invitations.length > mostShown && html`<p class="govuk-body govuk-!-margin-bottom-0">${invitations.length - mostShown} more come later.</p>`}`,
    });
  },
};
