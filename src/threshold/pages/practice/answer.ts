/** After one's own view: what the document says of the vignette and why, how colleagues answered, and what changed since. */
import { timeZone } from '../../../clock.ts';
import type { Access } from '../../../record/access.ts';
import { type PracticeAnswer, removeAnswers } from '../../../record/practice/answers.ts';
import { colleaguesSpread } from '../../../record/practice/spread.ts';
import type { Level } from '../../../rulebook/threshold/level-schema.ts';
import { practiceAnswerRoute, practiseRoute, vignetteRoute } from '../../../ui/addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { details } from '../../../ui/components/details.ts';
import { formElement } from '../../../ui/components/form-element.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { warningText } from '../../../ui/components/warning-text.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { type PageRoute, type Reply, redirect, type Visit } from '../../../ui/page-route.ts';
import { atInstant } from '../../../ui/when.ts';
import { openVignette, type Practising, readVignetteLevel } from '../../practice/open-vignette.ts';
import type { LevelReading } from '../../read-level.ts';
import { bandView, evidenceView, neighboursView, notKnownView } from '../band-view.ts';
import { documentLine } from '../document-line.ts';
import { column } from '../page-of-child.ts';
import { answeredWords, bandWords } from './level-words.ts';
import { spreadView } from './spread-view.ts';
import { quoteTold, storyView } from './story-view.ts';

/** What has become of the document since an answer was given. */
function changedSince({ document: then }: PracticeAnswer, read: LevelReading | null, levels: readonly Level[]): Html {
  if (then === null || read === null) return nothing;
  const { reading } = read;
  if (then.threshold === reading.threshold && then.version === reading.packVersion) return nothing;
  const now = bandWords(reading.band?.from.code ?? null, reading.band?.to.code ?? null, levels);
  const before = bandWords(then.from, then.to, levels);
  return insetText({
    text: html`The document has changed since you answered. Then it was version ${then.version} and indicated ${before}. Now it is version ${reading.packVersion} and indicates ${before === now ? 'the same' : now}.`,
  });
}

function attemptsView(answers: readonly PracticeAnswer[], levels: readonly Level[]): Html {
  const [, ...earlier] = answers;
  if (earlier.length === 0) return nothing;
  return details({
    summary: earlier.length === 1 ? 'What you answered before' : `What you answered the ${earlier.length} times before`,
    text: html`<ul class="govuk-list govuk-list--spaced">${earlier.map(
      ({ at, level, words }) =>
        html`<li>${atInstant(at)}: <strong>${answeredWords(level, levels)}</strong>. ${words}</li>`,
    )}</ul>`,
  });
}

const levelChange = ([last, before]: readonly PracticeAnswer[], levels: readonly Level[]): Html =>
  last === undefined || before === undefined
    ? nothing
    : html`<p class="govuk-body">${last.level === before.level ? 'You answered with the same level as the time before.' : `The time before, you answered: ${answeredWords(before.level, levels)}.`}</p>`;

function beside({ level }: PracticeAnswer, { reading, document: { levels } }: LevelReading): Html {
  const { band } = reading;
  const rank = levels.find(({ code }) => code === level)?.rank;
  if (band === null || rank === undefined) return nothing;
  const within = rank >= band.from.rank && rank <= band.to.rank;
  const words = bandWords(band.from.code, band.to.code, levels);
  return html`<p class="govuk-body">${
    within
      ? `Your level is what the document indicates (${words}).`
      : `You answered otherwise than the document indicates (${words}). Neither is the right answer: read what it rests on, and ask yourself what you saw that it did not, or the other way round.`
  }</p>`;
}

async function show(access: Access, practising: Practising, visit: Visit): Promise<Reply> {
  const { vignette, answers, next } = practising;
  const here = { vignette: vignette.id };
  const [last] = answers;
  // Nobody sees the band before they have written what they think
  if (last === undefined) return redirect(vignetteRoute.link(here));
  const read = readVignetteLevel(access, practising);
  const levels = read?.document.levels ?? [];
  const quote = quoteTold(vignette);
  const today = visit.today.toZonedDateTime(timeZone).toInstant();
  const spread =
    read === null ? null : await colleaguesSpread(access, vignette.id, read.document.rule.threshold, today);
  return {
    kind: 'page',
    title: 'Practise: your answer',
    section: 'practise',
    back: practiseRoute.link(),
    main: column(html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">An invented child</span> ${vignette.title}</h1>
${insetText({ text: html`<p class="govuk-body govuk-!-font-weight-bold">What you thought: ${answeredWords(last.level, levels)}</p><p class="govuk-body">${last.words}</p><p class="govuk-body-s">${atInstant(last.at)}</p>` })}
${levelChange(answers, levels)}${changedSince(last, read, levels)}${attemptsView(answers, levels)}
${vignette.instead !== null && warningText({ text: vignette.instead })}
${details({ summary: 'Read again what was written down', text: storyView(vignette) })}
${read !== null && html`${beside(last, read)}${notKnownView(read.reading)}${evidenceView(read.reading, quote)}${bandView(read.reading, quote)}${neighboursView(read.reading)}`}
<h2 class="govuk-heading-m">What you can take from it</h2>
<ul class="govuk-list govuk-list--bullet">${vignette.learn.map((line) => html`<li>${line}</li>`)}</ul>
${read !== null && spreadView(spread, levels)}
<h2 class="govuk-heading-m">Go on</h2>
<ul class="govuk-list">
<li><a class="govuk-link govuk-!-font-weight-bold" href="${vignetteRoute.link({ vignette: next.vignette.id })}">Next: ${next.vignette.title}</a></li>
<li><a class="govuk-link" href="${vignetteRoute.link(here)}">Try this one again</a></li>
<li><a class="govuk-link" href="${practiseRoute.link()}">Choose another</a></li>
</ul>
${formElement({
  action: practiceAnswerRoute.link(here),
  token: visit.formToken,
  content: button({ text: answers.length === 1 ? 'Delete your answer' : 'Delete your answers', look: 'secondary' }),
})}
${await documentLine(access)}`),
  };
}

const open = (visit: Visit, access: Access): Promise<Practising> =>
  openVignette(access, visit.parameters['vignette'] ?? '');

export const practiceAnswerPage: PageRoute = {
  method: 'GET',
  path: practiceAnswerRoute.path,
  handle: (visit) => visit.look('practice', async (access) => show(access, await open(visit, access), visit)),
};

export const deleteAnswersAction: PageRoute = {
  method: 'POST',
  path: practiceAnswerRoute.path,
  handle: (visit) =>
    visit.look('practice', async (access) => {
      const { vignette } = await open(visit, access);
      await removeAnswers(access, vignette.id);
      return redirect(practiseRoute.link(), 'What you answered has been deleted');
    }),
};
