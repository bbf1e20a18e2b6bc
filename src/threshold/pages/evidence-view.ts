/** Evidence as it is quoted: the words of the record, with who said it, when, when it was written down, and how sure it is. */
import { dayOf } from '../../clock.ts';
import { certainties } from '../../kinds/observation.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { Match, PastEvidence, Quoted } from '../../rulebook/threshold/threshold.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import type { OpenAssessment } from '../open-assessment.ts';
import { textIn } from '../said.ts';
import { levelInWords } from '../state-own-view.ts';
import { authorIn } from './page-of-child.ts';

type Reading = Pick<OpenAssessment, 'child' | 'entries' | 'names'>;

/** Quotes an entry by its id. */
export type Quote = (id: string) => Html;

/** One entry in its own words; one that the viewer cannot see is never quoted to them. */
export const quoteFrom =
  ({ child, entries, names }: Reading): Quote =>
  (id) => {
    const entry = entries.find((each) => each.id === id);
    if (entry === undefined) return nothing;
    const own = entry.kind === 'observation.recorded' ? textIn(entry, 'said') : undefined;
    return html`<a class="govuk-link" href="${timelineRoute.link({ child: child.id }, { entry: id }, id)}">${onDate(dayOf(entry.happenedFrom))}</a>. ${kindNamed(entry.kind).title}: “${own ?? sentenceOf(entry.kind, entry.data, names)}” <span class="throughline-small">${authorIn(names, entry)}, written down on ${onDate(dayOf(entry.recordedAt))}</span>`;
  };

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const quoted = ({ entry, certainty, isSelfReported }: Quoted, quote: Quote): Html =>
  html`<li>${quote(entry)}. <strong>${capital(certainties[certainty])}</strong>${isSelfReported && ', said about themselves and seen by nobody else'}</li>`;

/** What was looked for and found, with everything that shows it. */
export function matchView({ indicator, levels, evidence, doesNotCount }: Match, quote: Quote): Html {
  return html`<li><strong>${indicator.text}</strong>${levels.length > 0 && html` <span class="throughline-small">printed at ${levels.map(levelInWords).join(' and ')}</span>`}
${doesNotCount !== null && html`<br>Does not count towards it yet: ${doesNotCount}`}
<ul class="govuk-list govuk-list--bullet">${evidence.map((each) => quoted(each, quote))}</ul>
${indicator.askNext.length > 0 && html`<p class="govuk-body-s">Ask next: ${indicator.askNext.join(' ')}</p>`}</li>`;
}

export const matchList = (title: string, matches: readonly Match[], quote: Quote): Html =>
  matches.length === 0
    ? nothing
    : html`<h3 class="govuk-heading-s">${title}</h3><ul class="govuk-list govuk-list--spaced">${matches.map((match) => matchView(match, quote))}</ul>`;

const standings = {
  resolved: 'resolved',
  unsubstantiated: 'looked into and not borne out',
  superseded: 'put right since',
} as const;

/** History, and shown as history: never a reason to think that nothing happened. */
export const pastList = (past: readonly PastEvidence[], quote: Quote): Html =>
  past.length === 0
    ? nothing
    : html`<h3 class="govuk-heading-s">What no longer stands, and did happen</h3><ul class="govuk-list govuk-list--bullet">${past.map(
        ({ entry, standing, because }) =>
          html`<li>${quote(entry)} Now: ${standings[standing]}${because !== null && html`. ${because}`}</li>`,
      )}</ul>`;
