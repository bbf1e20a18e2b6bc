/** On My work: questions that the visitor has, and closings that wait for them as the second reader. */
import { childSummaries, fullName } from '../../record/child.ts';
import { questionsRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { questionLink } from '../pages/question-words.ts';
import { queueOf, waitingQuestions } from '../pages/queue.ts';

const mostShown = 5;

export const waitingQuestionsPanel: WorkPanel = {
  show: async (access, { actor }) => {
    const waiting = (await waitingQuestions(access)).filter((each) =>
      ['mine', 'second-reader'].includes(queueOf(each, actor)),
    );
    if (waiting.length === 0) return null;
    const shown = waiting.slice(0, mostShown);
    const children = await childSummaries(
      access,
      shown.map(({ prompt }) => prompt.subject),
    );
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Questions <span class="govuk-!-font-weight-regular">(${waiting.length})</span></h2>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-2">${shown.flatMap(({ prompt }) => {
        const child = children.get(prompt.subject);
        return child === undefined
          ? []
          : [
              html`<li><a class="govuk-link" href="${questionLink(prompt)}">${fullName(child)}: ${access.engine.rulebook.ruleOf(prompt.rule)?.rule.title ?? 'a question'}</a>${prompt.state === 'second-reader' && ' (to read as the second)'}</li>`,
            ];
      })}</ul>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${questionsRoute.link()}">All questions</a></p>`,
    });
  },
};
