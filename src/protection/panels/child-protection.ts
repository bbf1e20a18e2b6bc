/** On the overview of a child: the child protection process as one line, while it goes on. */
import { hasAnyOf } from '../../record/entries/has-any-of.ts';
import { protectionRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { html } from '../../ui/html.ts';
import { loadLine } from '../load-line.ts';
import { linePicture } from '../pages/line-view.ts';

/** Without one of these there is no process that could go on. */
const beginnings = [
  'strategy-discussion.held',
  'section-47.started',
  'child-protection-conference.held',
  'child-protection-plan.started',
];

export const childProtectionPanel: ChildPanel = {
  order: 7,
  show: async (child, { today }) => {
    if (!(await hasAnyOf(child, beginnings))) return null;
    const loaded = await loadLine(child);
    if (loaded === null || loaded.line.endedAt !== null) return null;
    return html`
<h2 class="govuk-heading-m">Child protection</h2>
${linePicture(loaded.line, today)}
<p class="govuk-body"><a class="govuk-link" href="${protectionRoute.link({ child: child.id })}">What happened at each step, what is due, and meetings</a></p>`;
  },
};
