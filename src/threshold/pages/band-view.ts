/** What a document says of what is recorded: first what is not known, then the evidence, then the band. It decides nothing. */
import { dayOf } from '../../clock.ts';
import type { Condition, Fired, ThresholdReading } from '../../rulebook/threshold/threshold.ts';
import { ruleRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import { levelInWords } from '../state-own-view.ts';
import { matchList, pastList, type Quote } from './evidence-view.ts';

const bullets = (lines: readonly (Html | string)[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const states = {
  'not-known': 'Not known',
  concern: 'A concern is recorded',
  strength: 'A strength is recorded',
  explored: 'Asked about, nothing of concern',
  recorded: 'Something is recorded',
} as const;

/** A blank never means that all is well, so it stands first. */
export const notKnownView = ({ domains, notKnown, basis }: ThresholdReading): Html => html`
<h2 class="govuk-heading-m">What is not known</h2>
<p class="govuk-body"><strong>${basis}</strong></p>
${notKnown.length === 0 ? html`<p class="govuk-body">Something is recorded of every part of the child’s life. That does not mean that it is enough.</p>` : html`<p class="govuk-body">Nothing is recorded of:</p>${bullets(notKnown.map(({ title }) => html`<strong>${title}</strong>`))}`}
${details({
  summary: 'Every part of the child’s life',
  text: bullets(domains.map(({ title, state }) => `${title}: ${states[state].toLowerCase()}`)),
})}`;

const firedLine = ({ cumulative, prompt, holdsNow }: Fired, quote: Quote): Html =>
  html`<strong>${cumulative.title}.</strong> ${prompt.question} ${prompt.closing === null ? tag({ text: 'Not closed', colour: 'yellow' }) : tag({ text: 'Closed by a person', colour: 'grey' })}${cumulative.prompt === undefined && !holdsNow && ' The period has passed; the question stays.'}
<ul class="govuk-list govuk-list--bullet">${prompt.evidence.map((id) => html`<li>${quote(id)}</li>`)}</ul>`;

export function evidenceView(reading: ThresholdReading, quote: Quote): Html {
  const { matches, strengths, unmetNeeds, fired, contradictions, past, leftWindow } = reading;
  return html`
<h2 class="govuk-heading-m">The evidence</h2>
${matches.length === 0 && html`<p class="govuk-body">Nothing that is recorded matches what the document looks for. That does not mean that there is no concern.</p>`}
${matchList('What worries', matches, quote)}
${matchList('What goes well: it explains, and is never set off against a worry', strengths, quote)}
${matchList('Questions about a need that nobody has named', unmetNeeds, quote)}
${fired.length > 0 && html`<h3 class="govuk-heading-s">Again and again</h3>${bullets(fired.map((each) => firedLine(each, quote)))}`}
${contradictions.length > 0 && html`<h3 class="govuk-heading-s">What does not fit together</h3>${bullets(contradictions.map(({ says, entries }) => html`${says}${bullets(entries.map((id) => quote(id)))}`))}`}
${pastList(past, quote)}
${leftWindow.length > 0 && html`<h3 class="govuk-heading-s">What has left its period since the last decision</h3>${bullets(leftWindow.map(({ title, entries, stillSpeaks }) => html`${title}${stillSpeaks && ' (other entries still show it)'}${bullets(entries.map((id) => quote(id)))}`))}`}`;
}

const conditions = (title: string, all: readonly Condition[]): Html =>
  all.length === 0
    ? nothing
    : details({
        summary: title,
        text: html`${all.map(({ level, says }) => html`<h4 class="govuk-heading-s">${levelInWords(level)}</h4>${bullets(says)}`)}`,
      });

function forced({ forcedMinimum, triggers }: ThresholdReading, quote: Quote): Html {
  const lines = triggers.map(
    ({ trigger, evidence }) =>
      html`<strong>${trigger.title}.</strong> ${trigger.route}${trigger.eligible !== undefined && html`. ${trigger.eligible}`}<ul class="govuk-list govuk-list--bullet">${evidence.map(({ entry }) => html`<li>${quote(entry)}</li>`)}</ul>`,
  );
  return html`${forcedMinimum !== null && warningText({ text: `At least ${levelInWords(forcedMinimum.level)}, whatever else is recorded, unless it is shown not to be so.` })}${lines.length > 0 && bullets(lines)}`;
}

export function bandView(reading: ThresholdReading, quote: Quote): Html {
  const { says, basis, legalTests, toStepUp, toStepDown, oldestEvidence, band } = reading;
  const asked = [band?.from, band?.to].flatMap((level) => level?.requires ?? []);
  return html`
<h2 class="govuk-heading-m">What the document indicates</h2>
${insetText({ text: html`<p class="govuk-body govuk-!-font-weight-bold">${says}</p><p class="govuk-body">${basis}</p><p class="govuk-body">${legalTests}</p>` })}
${forced(reading, quote)}
${oldestEvidence !== null && html`<p class="govuk-body-s">The oldest evidence is of ${onDate(dayOf(Temporal.Instant.fromEpochMilliseconds(oldestEvidence.happened)))}.</p>`}
${asked.length > 0 && html`<p class="govuk-body">The document asks of a decision for this level:</p>${bullets([...new Set(asked)])}`}
${conditions('What would have to be so to step up', toStepUp)}
${conditions('What would have to be so to step down', toStepDown === null ? [] : [toStepDown])}`;
}

/** The same facts in other areas: a level is never a fact about a child, it is what one document says. */
export function neighboursView({ others }: ThresholdReading): Html {
  if (others.length === 0) return nothing;
  return details({
    summary: 'How other areas would read the same',
    text: scrollPane({
      label: 'How other areas would read the same',
      content: table({
        caption: 'How other areas would read the same',
        captionClasses: 'govuk-visually-hidden',
        head: ['Area', 'What it indicates', 'Document'],
        rows: others.map(({ area, says, threshold, title, packVersion, verified }) => [
          area,
          says,
          html`<a class="govuk-link" href="${ruleRoute.link({ rule: threshold })}">${title}</a>, version ${packVersion}. ${verified === 'yes' ? 'Confirmed' : 'As far as it could be read'}`,
        ]),
      }),
    }),
  });
}
