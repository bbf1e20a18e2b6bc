/** Practice: invented children to try the threshold document on. */
import { dayOf } from '../../../clock.ts';
import { answerDays, ownAnswers } from '../../../record/practice/answers.ts';
import { practiceAnswerRoute, practiseRoute, vignetteRoute } from '../../../ui/addresses.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { tag } from '../../../ui/components/tag.ts';
import { html } from '../../../ui/html.ts';
import type { NavigationEntry, PageRoute } from '../../../ui/page-route.ts';
import { onDate } from '../../../ui/when.ts';
import { allVignettes } from '../../practice/open-vignette.ts';
import { documentLine } from '../document-line.ts';
import { column } from '../page-of-child.ts';

export const practisePage: PageRoute = {
  method: 'GET',
  path: practiseRoute.path,
  handle: async (visit) => {
    const vignettes = await allVignettes();
    const { answers, line } = await visit.look('practice', async (access) => ({
      answers: await ownAnswers(access),
      line: await documentLine(access),
    }));
    return {
      kind: 'page',
      title: 'Practise',
      section: 'practise',
      main: column(html`
<h1 class="govuk-heading-l">Practise using the threshold document</h1>
<p class="govuk-body">Read about an invented child, write what you think, and then see what the document says and why. It takes about five minutes for each. There is no mark, and no answer is wrong.</p>
${insetText({
  text: html`<p class="govuk-body">Your answers are yours alone. Your manager cannot see them, you can delete them, and they are removed after ${answerDays} days. All children and places here are invented, and nothing goes into anybody’s record.</p>`,
})}
<ol class="govuk-list govuk-list--spaced">${vignettes.map(({ vignette }) => {
        const last = answers.find((answer) => answer.vignette === vignette.id);
        return html`<li><h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="${vignetteRoute.link({ vignette: vignette.id })}">${vignette.title}</a></h2>
<p class="govuk-body govuk-!-margin-bottom-1">${vignette.child}</p>
<p class="govuk-body-s">${last === undefined ? tag({ text: 'Not tried yet', colour: 'grey' }) : html`${tag({ text: 'Tried', colour: 'green' })} You answered on ${onDate(dayOf(last.at))}. <a class="govuk-link" href="${practiceAnswerRoute.link({ vignette: vignette.id })}">See your answer<span class="govuk-visually-hidden"> about ${vignette.title}</span></a>`}</p></li>`;
      })}</ol>
${line}`),
    };
  },
};

export const practiceNavigation: NavigationEntry = {
  section: 'practise',
  text: 'Practise',
  href: practiseRoute.link(),
  isFor: () => true,
};
