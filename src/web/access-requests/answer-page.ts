/** What one organisation gives: as it would go out, proposed by one person, released by another, handed over. With its log. */
import { holdsBack } from '../../access/requests/passage-decision.ts';
import { isIdentified } from '../../access/requests/request-steps.ts';
import { problem } from '../../errors.ts';
import { documentOf } from '../../record/access-requests/answer-document.ts';
import {
  isStillSo,
  notePartStep,
  proposeAnswer,
  releaseAnswer,
  reopenAnswer,
  sendAnswerBack,
  undecidedIn,
} from '../../record/access-requests/release-answer.ts';
import {
  accessRequestRoute,
  answerRoute,
  handOverRoute,
  homeRoute,
  releaseAnswerRoute,
  reopenRoute,
  requestPartRoute,
  sendBackRoute,
} from '../../ui/addresses.ts';
import { errorList, readForm } from '../../ui/form.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { answerForms, answerState } from './answer-forms.ts';
import { decisionWords, happenedWords, titleOf } from './passage-words.ts';
import { captionOf, warnings } from './request-page.ts';
import {
  blankSaid,
  hiddenWords,
  loadAnswer,
  type SaidForm,
  type ShownAnswer,
  said,
  stillShown,
} from './shown-answer.ts';
import { storyView } from './story-view.ts';

/** Everything that is not simply given whole, for those who decide and release. It is not printed. */
function log({ loaded }: ShownAnswer): Html {
  const { passages, opinions, names } = loaded;
  const weighed = passages.flatMap((passage) => {
    const { decided } = passage;
    if (decided === null) return [];
    const { decision } = decided;
    return holdsBack(decision) || decision.others !== 'none' || decision.harm !== 'none' ? [{ passage, decided }] : [];
  });
  const decided = passages.filter((passage) => passage.decided !== null).length;
  return html`
<section class="throughline-not-printed" aria-label="Log of decisions">
<h2 class="govuk-heading-m">Log of decisions</h2>
<p class="govuk-body">${decided - weighed.length} of ${decided} decided passages go out whole, and tell of nobody else. It is not given to whoever asks, and is not printed.</p>
${weighed.map(
  ({ passage, decided: line }) => html`
<h3 class="govuk-heading-s">${happenedWords(passage)}: ${titleOf(passage)}</h3>
${decisionWords(line, { passage, opinions, names })}`,
)}
</section>`;
}

function preview({ request, loaded, standing }: ShownAnswer): Html {
  if (standing === undefined) {
    const decided = loaded.passages.filter((passage) => passage.decided !== null);
    return storyView(request, [documentOf({ ...loaded, passages: decided })]);
  }
  if (standing.document === null)
    return html`<p class="govuk-body">What went out is no longer kept, because the record it was made of has been disposed of.</p>`;
  const { document, hidden } = stillShown(request, standing.document);
  return html`${hidden > 0 && html`<p class="govuk-body throughline-not-printed">${hiddenWords(hidden)}</p>`}${storyView(request, [document])}`;
}

/** @param tried the form that was refused, by its address */
function view(shown: ShownAnswer, visit: Visit, form: SaidForm = blankSaid, tried?: Href): PageReply {
  const { request, loaded, standing } = shown;
  const { part } = loaded;
  const link = { request: request.id, controller: part.controller };
  const undecided = undecidedIn(loaded);
  return {
    kind: 'page',
    title: 'What goes out',
    heading: standing?.state === 'released' ? 'This was released' : 'This would go out',
    caption: captionOf(request),
    section: 'access-requests',
    back: part.mayReview ? requestPartRoute.link(link) : accessRequestRoute.link({ request: request.id }),
    errors: errorList(form),
    main: html`
<div class="throughline-not-printed">
${warnings(request, visit.today)}
${undecided > 0 && standing === undefined && html`<p class="govuk-body">${undecided} of ${loaded.passages.length} passages have yet to be decided on. Only those that are decided stand here. <a class="govuk-link" href="${requestPartRoute.link(link)}">Go on deciding</a></p>`}
${undecided === 0 && standing === undefined && !isIdentified(request.steps) && html`<p class="govuk-body">It can be proposed when proof of who asks was seen. <a class="govuk-link" href="${accessRequestRoute.link({ request: request.id })}">Write it down</a></p>`}
${answerState(shown)}
${answerForms(shown, visit, { form, tried, isStillSo: standing === undefined || isStillSo(loaded, standing) })}
</div>
${preview(shown)}
${log(shown)}`,
  };
}

export const answerPage: PageRoute = {
  method: 'GET',
  path: answerRoute.path,
  handle: (visit) =>
    visit.look('answer to an access request', async (access) => view(await loadAnswer(visit, access), visit)),
};

type Act = (shown: ShownAnswer, words: string, visit: Visit) => Promise<string>;
type Address = Pick<typeof answerRoute, 'link'> & { readonly path: string };

/** One of the forms of the page: it needs words, does something, and leads on with a notice. */
const actionAt = ({ path, link }: Address, act: Act, asksForProof?: string): PageRoute => ({
  method: 'POST',
  path,
  ...(asksForProof === undefined ? {} : { asksForProof }),
  handle: (visit) =>
    visit.look('answer to an access request', async (access) => {
      const shown = await loadAnswer(visit, access);
      const { request, loaded } = shown;
      const at = { request: request.id, controller: loaded.part.controller };
      const form = readForm(said, visit.body);
      if (!form.isComplete) return view(shown, visit, form, link(at));
      const notice = await act(shown, form.values.words, visit);
      // Whoever only releases sees nothing of it any more
      return redirect(loaded.part.mayReview ? answerRoute.link(at) : homeRoute.link(), notice);
    }),
});

const propose: Act = async ({ request, loaded }, words) => {
  if (!loaded.part.mayReview) throw problem('NOT_FOUND');
  await proposeAnswer(request, loaded, words);
  return 'It is proposed. A second person has to release it';
};
const release: Act = async ({ request, loaded }, words) => {
  await releaseAnswer(request, loaded, words);
  return 'It has been released';
};
const sendBack: Act = async ({ request, loaded }, words) => {
  await sendAnswerBack(request, loaded.part, words);
  return 'It goes back to be decided on';
};
const handOver: Act = async ({ request, loaded }, words, { today }) => {
  await notePartStep(request, loaded.part, { step: 'handed-over', on: today, words });
  return 'It has been written down';
};
const reopen: Act = async ({ request, loaded }, words) => {
  await reopenAnswer(request, loaded.part, words);
  return 'It is decided on again';
};

export const proposeAction = actionAt(answerRoute, propose, 'propose what somebody is given of a record');
export const releaseAction = actionAt(releaseAnswerRoute, release, 'release what somebody is given of a record');
export const sendBackAction = actionAt(sendBackRoute, sendBack);
export const handOverAction = actionAt(handOverRoute, handOver);
export const reopenAction = actionAt(reopenRoute, reopen);
