/** On the overview of a child: what waits at the front door, and where a worry goes. */
import { readChronology } from '../../record/chronology.ts';
import { levelRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { html } from '../../ui/html.ts';
import { contactsIn, isOpenContact } from '../contacts.ts';
import { contactLine, levelActions } from '../pages/level.ts';
import { workingPosts } from '../working-posts.ts';

export const childLevelPanel: ChildPanel = {
  order: 7,
  show: async (child, { now }) => {
    const open = contactsIn(await readChronology(child)).filter(isOpenContact);
    if (open.length === 0 && workingPosts(child).length === 0) return null;
    return html`
<h2 class="govuk-heading-m">Worried about this child?</h2>
${open.length > 0 && html`<ul class="govuk-list govuk-list--spaced">${open.map((contact) => contactLine(child, contact, now))}</ul>`}
${levelActions(child)}
<p class="govuk-body"><a class="govuk-link" href="${levelRoute.link({ child: child.id })}">Level of need: what was decided, and what was before</a></p>`;
  },
};
