/** The questions about one child: one for each pattern, whichever agencies' entries made it. */
import { dayOf } from '../../clock.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { type AskedPrompt, promptsOf } from '../../record/prompts/prompts.ts';
import { type Keeper, whoHas } from '../../record/prompts/who-has.ts';
import { childQuestionsRoute, childrenRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { details } from '../../ui/components/details.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { keeperWords, outcomeWords, questionLink, questionStateTag } from './question-words.ts';

export function questionItem(prompt: AskedPrompt, keeper: Keeper | null): Html {
  const { state, question, raisedAt, lookAgainAt, closing, evidence, since } = prompt;
  const said =
    state === 'closed'
      ? html`Closed: ${outcomeWords(closing?.outcome ?? '')}.`
      : state === 'waiting' && lookAgainAt !== null
        ? html`Look again on ${onDate(dayOf(lookAgainAt))}.`
        : html`${keeperWords(keeper, prompt)}.`;
  return html`<li><a class="govuk-link" href="${questionLink(prompt)}">${question}</a><br>
<span class="throughline-small">${questionStateTag(state)} Asked since ${onDate(dayOf(raisedAt))}, because of ${evidence.length + since.length === 1 ? '1 entry' : `${evidence.length + since.length} entries`}. ${said}</span></li>`;
}

const list = (prompts: readonly AskedPrompt[], keeper: (prompt: AskedPrompt) => Keeper | null): Html =>
  html`<ul class="govuk-list govuk-list--spaced">${prompts.map((prompt) => questionItem(prompt, keeper(prompt)))}</ul>`;

export const childQuestionsPage: PageRoute = {
  method: 'GET',
  path: childQuestionsRoute.path,
  handle: (visit) =>
    visit.look('questions about a child', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const prompts = await promptsOf(child);
      const keeper = await whoHas(access, prompts);
      const { open = [], over = [] } = Object.groupBy(prompts, ({ state }) =>
        state === 'closed' || state === 'waiting' ? 'over' : 'open',
      );
      return {
        kind: 'page',
        title: 'Questions about a child',
        section: 'children',
        breadcrumbs: [{ text: 'Children', href: childrenRoute.link() }, { text: 'Questions' }],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        main: html`
${childNavigation(child.id, 'questions')}
<h1 class="govuk-heading-l">Questions</h1>
<p class="govuk-body">When several things were recorded that say more together than each by itself, a rule asks a question. It stays until a named person closes it with a reason, however long ago it was.</p>
${open.length === 0 ? html`<p class="govuk-body">No question that you can see is open. Nobody has to wait for one: <strong>add to the chronology</strong> what worries you, or ring the front door.</p>` : list(open, keeper)}
${over.length > 0 && details({ summary: `Put off or closed (${over.length})`, text: list(over, keeper) })}
<p class="govuk-body-s">This shows only questions about what you may see.</p>`,
      };
    }),
};
