/** What one organisation recorded, passage by passage, for whoever decides on it. */

import { z } from 'zod';
import type { Names } from '../../kinds/kind.ts';
import {
  keepPlainPassages,
  leaveOutPassagesOfOthers,
  passagesOfOthers,
  plainPassages,
} from '../../record/access-requests/decide-passages.ts';
import { type OpenRequest, openRequest, partToReview } from '../../record/access-requests/open-request.ts';
import { type LoadedPart, loadPart, type Passage } from '../../record/access-requests/passages.ts';
import { progressOf, progressTitles } from '../../record/access-requests/progress.ts';
import { notePartStep, undecidedIn } from '../../record/access-requests/release-answer.ts';
import {
  accessRequestRoute,
  answerRoute,
  answersItselfRoute,
  keepPlainRoute,
  leaveOthersRoute,
  opinionRoute,
  passageRoute,
  requestPartRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { errorList, keptForm, type OpenForm, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { decisionTag, flagWords, happenedWords, opinionWords, textLines, titleOf, writtenBy } from './passage-words.ts';
import { captionOf, warnings } from './request-page.ts';

const itself = z.object({
  words: requiredText({ label: 'What was said', enter: 'Enter who answers, and when the person was told', max: 2_000 }),
});
type ItselfForm = OpenForm<typeof itself>;
const blank: ItselfForm = keptForm(itself, new Map());

export type Loaded = { readonly request: OpenRequest; readonly loaded: LoadedPart };

export async function loadForReview(visit: Visit, access: Parameters<typeof openRequest>[0]): Promise<Loaded> {
  const request = await openRequest(access, visit.parameters['request'] ?? '');
  const part = partToReview(request, visit.parameters['controller'] ?? '');
  return { request, loaded: await loadPart(request, part) };
}

const link = ({ request, loaded }: Loaded) => ({ request: request.id, controller: loaded.part.controller });

function passageItem(passage: Passage, shown: Loaded, names: Names): Html {
  const { entry, text, files } = passage;
  const flags = flagWords(passage);
  return html`
<li class="throughline-passage" id="passage-${entry.id}">
<h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link govuk-link--no-visited-state" href="${passageRoute.link({ ...link(shown), entry: entry.id })}">${happenedWords(passage)}: ${titleOf(passage)}</a> ${decisionTag(passage)}</h3>
<p class="throughline-small">${writtenBy(passage, names)}${passage.since !== null && (passage.since === 'corrected' ? '. Put right later' : '. Withdrawn later')}${files.length > 0 && `. Files: ${files.join(', ')}`}</p>
${textLines(text)}
${flags.length > 0 && html`<p class="throughline-small"><strong>Look at:</strong> ${flags.join('; ')}</p>`}
</li>`;
}

/** One decision for all that were on the page, and for none that came since. */
const together = (action: Href, token: string, passages: readonly Passage[], text: string): Html =>
  formElement({
    action,
    token,
    content: html`${passages.map(({ entry }) => hiddenField('seen', entry.id))}${button({ text, look: 'secondary', preventDoubleClick: true })}`,
  });

function togetherForms(shown: Loaded, { formToken }: Visit): Html {
  const { loaded } = shown;
  const [plain, ofOthers] = [plainPassages(loaded), passagesOfOthers(loaded)];
  return html`
${
  plain.length > 0 &&
  html`<p class="govuk-body">In ${plain.length} of them nothing stands out. When you have read those, you can decide on all of them at once.</p>
${together(keepPlainRoute.link(link(shown)), formToken, plain, plain.length === 1 ? 'I have read it: all of it goes out' : `I have read these ${plain.length}: all of them go out`)}`
}
${
  ofOthers.length > 0 &&
  html`<p class="govuk-body">In ${ofOthers.length} of them the name of whoever asks about themselves does not stand. They may be about them all the same: read them first.</p>
${together(leaveOthersRoute.link(link(shown)), formToken, ofOthers, `I have read these ${ofOthers.length}: they are not about them, and are left out`)}`
}`;
}

function itselfForm(shown: Loaded, { formToken }: Visit, form: ItselfForm): Html {
  return details({
    summary: 'The organisation answers the person by itself',
    open: form.errors.size > 0,
    text: formElement({
      action: answersItselfRoute.link(link(shown)),
      token: formToken,
      content: html`<p class="govuk-body">For an organisation that has been asked and gives its own answer, outside Throughline. Nothing of what it recorded goes out from here.</p>
${textarea({ ...field(form, 'words'), label: { text: 'Who answers, and when was the person told?', size: 's' }, rows: 3 })}
${button({ text: 'It answers by itself', look: 'secondary', preventDoubleClick: true })}`,
    }),
  });
}

function opinions(shown: Loaded, isFixed: boolean): Html {
  const { loaded } = shown;
  return html`
<h2 class="govuk-heading-m">Opinions of professionals</h2>
${
  loaded.opinions.length === 0
    ? html`<p class="govuk-body">None yet. Ask one when telling something could do serious harm, and always about health.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${loaded.opinions.map((opinion) => html`<li>${opinionWords(opinion)}: ${opinion.words}</li>`)}</ul>`
}
${!isFixed && html`<p class="govuk-body"><a class="govuk-link" href="${opinionRoute.link(link(shown))}">Add an opinion</a></p>`}`;
}

function view(shown: Loaded, visit: Visit, form: ItselfForm = blank): PageReply {
  const { request, loaded } = shown;
  const { passages, names, part } = loaded;
  const undecided = undecidedIn(loaded);
  const progress = progressOf(request, part.controller);
  const isFixed = progress !== 'deciding' || request.isClosed;
  const next = passages.find(({ decided }) => decided === null);
  const years = Map.groupBy(passages, ({ entry }) => entry.happenedFrom.toZonedDateTimeISO('Europe/London').year);
  return {
    kind: 'page',
    title: 'Passages to decide on',
    heading: `What ${names.organisation(part.controller)} recorded`,
    caption: captionOf(request),
    section: 'access-requests',
    back: accessRequestRoute.link({ request: request.id }),
    errors: errorList(form),
    main: html`
${warnings(request, visit.today)}
<p class="govuk-body">${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}, ${undecided} to decide on. ${isFixed && `${progressTitles[progress]}.`}</p>
${
  isFixed || undecided === 0
    ? button({ text: 'Look at what goes out', href: answerRoute.link(link(shown)) })
    : next !== undefined &&
      button({ text: 'Decide on the next one', href: passageRoute.link({ ...link(shown), entry: next.entry.id }) })
}
${!isFixed && undecided > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${answerRoute.link(link(shown))}">Look at what has been decided so far</a></p>`}
${!isFixed && togetherForms(shown, visit)}
${opinions(shown, isFixed)}
<h2 class="govuk-heading-m">Passages</h2>
${[...years].map(
  ([year, own]) => html`
<h3 class="govuk-heading-m">${year}</h3>
<ul class="govuk-list">${own.map((passage) => passageItem(passage, shown, names))}</ul>`,
)}
${!isFixed && itselfForm(shown, visit, form)}`,
  };
}

export const requestPartPage: PageRoute = {
  method: 'GET',
  path: requestPartRoute.path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) => view(await loadForReview(visit, access), visit)),
};

function seenIn({ body }: Visit): ReadonlySet<string> {
  const given: unknown = Object.hasOwn(body, 'seen') ? body['seen'] : [];
  const all: readonly unknown[] = Array.isArray(given) ? given : [given];
  return new Set(all.filter((each) => typeof each === 'string'));
}

const decidedWords = (count: number): string =>
  count === 0 ? 'Nothing was left to decide' : count === 1 ? 'One passage is decided' : `${count} passages are decided`;

const togetherAction = (path: string, decide: typeof keepPlainPassages): PageRoute => ({
  method: 'POST',
  path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) => {
      const shown = await loadForReview(visit, access);
      const count = await decide(shown.request, shown.loaded, seenIn(visit));
      return redirect(requestPartRoute.link(link(shown)), decidedWords(count));
    }),
});

export const keepPlainAction = togetherAction(keepPlainRoute.path, keepPlainPassages);
export const leaveOthersAction = togetherAction(leaveOthersRoute.path, leaveOutPassagesOfOthers);

export const answersItselfAction: PageRoute = {
  method: 'POST',
  path: answersItselfRoute.path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) => {
      const shown = await loadForReview(visit, access);
      const form = readForm(itself, visit.body);
      if (!form.isComplete) return view(shown, visit, form);
      const { words } = form.values;
      await notePartStep(shown.request, shown.loaded.part, { step: 'answers-itself', on: visit.today, words });
      return redirect(accessRequestRoute.link({ request: shown.request.id }), 'It has been written down');
    }),
};
