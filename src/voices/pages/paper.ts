/** The same questions on paper. The sheet names nobody: it can be lost. */
import { readiness } from '../../kinds/voice-items.ts';
import { fullName } from '../../record/child.ts';
import { voiceAnswersRoute, voicePaperRoute, voicesRoute } from '../../ui/addresses.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { placeOf } from '../people-to-ask.ts';
import { questionsFor, readersFor } from '../questions.ts';
import { openPerson } from './open-voices.ts';

export const paperPage: PageRoute = {
  method: 'GET',
  path: voicePaperRoute.path,
  handle: (visit) =>
    visit.look('questions on paper', async (access) => {
      const { child, move, person } = await openPerson(visit, access);
      const at = { child: child.id, move: move.id };
      return {
        kind: 'page',
        title: 'Questions on paper',
        section: 'moves',
        back: voicesRoute.link(at),
        main: html`
<div class="throughline-not-printed">
<p class="govuk-body">For ${person.name}, about ${fullName(child)}. Print this page from the menu of your browser. The sheet names nobody. When it comes back, <a class="govuk-link" href="${voiceAnswersRoute.link({ ...at, person: placeOf(person) })}">record what ${person.name} said</a> and keep the sheet locked away.</p>
</div>
<h1 class="govuk-heading-l">${person.who === 'pupil' ? 'Your' : 'The'} new school: what you think</h1>
<p class="govuk-body">You can leave out any question. For each answer, tick who may see it. The people at school whose job is to keep children safe read everything.</p>
<p class="govuk-body">This is not for emergencies. If ${person.who === 'pupil' ? 'you are' : 'a child is'} not safe now, ring <strong>999</strong>.</p>
${questionsFor(person.who).map(
  ({ asks, hint }, index) => html`<section class="throughline-paper-question">
<h2 class="govuk-heading-m">${index + 1}. ${asks}</h2>
<p class="govuk-hint">${hint}</p>
<div class="throughline-paper-lines" aria-hidden="true"></div>
<p class="govuk-body">Who may see this answer?</p>
<ul class="govuk-list">${readersFor(person.who).map(({ text }) => html`<li><span aria-hidden="true">☐</span> ${text}</li>`)}</ul>
</section>`,
)}
<section class="throughline-paper-question">
<h2 class="govuk-heading-m">${questionsFor(person.who).length + 1}. ${person.who === 'pupil' ? 'How ready do you feel for your new school?' : 'How ready is your child for the new school?'}</h2>
<p class="govuk-hint">The adults of both schools see it beside what the school thinks.</p>
<ul class="govuk-list">${Object.values(readiness).map((text) => html`<li><span aria-hidden="true">☐</span> ${text}</li>`)}</ul>
<p class="govuk-body">What helps, or what is still needed?</p>
<div class="throughline-paper-lines" aria-hidden="true"></div>
</section>
<p class="govuk-body"><span aria-hidden="true">☐</span> I do not want to answer.</p>`,
      };
    }),
};
