/** On My work: what the visitor's school was sent for children who do not come, and has to send back or destroy. */
import { childSummaries, fullName } from '../../record/child.ts';
import { recallRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { waitingRecalls } from '../recalled-items.ts';

export const waitingRecallsPanel: WorkPanel = {
  show: async (access) => {
    const waiting = await waitingRecalls(access);
    if (waiting.length === 0) return null;
    const children = await childSummaries(
      access,
      waiting.map(({ child }) => child),
    );
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Send back or destroy <span class="govuk-!-font-weight-regular">(${waiting.length})</span></h2>
<p class="govuk-body">You were sent something for ${waiting.length === 1 ? 'a child who does' : 'children who do'} not come to your school.</p>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
${waiting.flatMap(({ child, school, items }) => {
  const named = children.get(child);
  if (named === undefined) return [];
  return [
    html`<li><a class="govuk-link" href="${recallRoute.link({ child, school })}">Say what became of what was sent for ${fullName(named)}</a><br>
<span class="throughline-small">${items.map(({ title }) => title).join(', ')}</span></li>`,
  ];
})}
</ul>`,
    });
  },
};
