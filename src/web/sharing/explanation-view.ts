/** Why somebody can and cannot see a record, as it stands on a page. */
import type { AccessExplanation } from '../../access/explain-access.ts';
import { type Html, html } from '../../ui/html.ts';
import { instantInWords } from '../../ui/when-words.ts';

export const momentInWords = (at: number): string => instantInWords(Temporal.Instant.fromEpochMilliseconds(at));

const list = (sentences: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${sentences.map((each) => html`<li>${each}</li>`)}</ul>`;

export const explanationView = ({ can, cannot }: AccessExplanation): Html => html`
${can.length > 0 && html`<h3 class="govuk-heading-s">What is open</h3>${list(can)}`}
${cannot.length > 0 && html`<h3 class="govuk-heading-s">What is closed</h3>${list(cannot)}`}`;
