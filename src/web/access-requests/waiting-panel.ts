/** Requests to see a record at the top of somebody's work: those to answer, and those to release as the second person. */
import { waitingRequests } from '../../record/access-requests/list-requests.ts';
import { accessRequestsRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import { dateWithDistance } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';

export const accessRequestPanel: WorkPanel = {
  show: async (access, { today }) => {
    const { open, toRelease, firstDue } = await waitingRequests(access);
    if (open === 0 && toRelease.length === 0) return null;
    const due = firstDue === null ? '' : html` The first answer is due ${dateWithDistance(firstDue, today)}.`;
    const second =
      toRelease.length === 0
        ? ''
        : ` ${toRelease.length === 1 ? 'One answer waits' : `${toRelease.length} answers wait`} for you as the second person.`;
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Requests to see a record${open > 0 && html` <span class="govuk-!-font-weight-regular">(${open})</span>`}</h2>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${accessRequestsRoute.link()}">Look at the requests</a>.${due}${second}</p>`,
    });
  },
};
