/** On the overview of a child: questions that are open. */
import { promptsOf } from '../../record/prompts/prompts.ts';
import { whoHas } from '../../record/prompts/who-has.ts';
import { childQuestionsRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { html } from '../../ui/html.ts';
import { questionItem } from '../pages/child-questions.ts';

const mostShown = 3;

export const childQuestionsPanel: ChildPanel = {
  order: 9,
  show: async (child) => {
    const open = (await promptsOf(child)).filter(({ state }) => state === 'open' || state === 'second-reader');
    if (open.length === 0) return null;
    const keeper = await whoHas(child.access, open);
    return html`
<h2 class="govuk-heading-m">Questions <span class="govuk-!-font-weight-regular">(${open.length})</span></h2>
<ul class="govuk-list govuk-list--spaced">${open.slice(0, mostShown).map((prompt) => questionItem(prompt, keeper(prompt)))}</ul>
<p class="govuk-body"><a class="govuk-link" href="${childQuestionsRoute.link({ child: child.id })}">All questions about this child</a></p>`;
  },
};
