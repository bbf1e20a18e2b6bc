/** What goes out, as a story that a person can read and print: by years, in the order in which it happened. */

import { dayOf, timeZone } from '../../clock.ts';
import type { AnswerDocument, DocumentLine } from '../../record/access-requests/answer-schema.ts';
import type { OpenRequest } from '../../record/access-requests/open-request.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords, instantInWords } from '../../ui/when-words.ts';

const joined = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

function whenWords({ from, to, isMoment }: DocumentLine): string {
  const start = Temporal.Instant.from(from);
  const { hour, minute } = start.toZonedDateTimeISO(timeZone);
  if (isMoment && (hour !== 0 || minute !== 0)) return instantInWords(start);
  const day = dateInWords(dayOf(start));
  return to === null ? day : `${day} to ${dateInWords(dayOf(Temporal.Instant.from(to)))}`;
}

/** In the place of words that were taken out: why, as far as it is told. */
const removedMark = ({ told }: DocumentLine): Html =>
  html`<strong class="throughline-removed">[words taken out${told.length > 0 && `: ${joined(told)}`}]</strong>`;

function wordsOf(line: DocumentLine): Html {
  const paragraphs: Html[][] = [[]];
  for (const segment of line.segments) {
    if ('removed' in segment) {
      paragraphs.at(-1)?.push(removedMark(line));
      continue;
    }
    for (const [index, part] of segment.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push(html`${part}`);
    }
  }
  return html`${paragraphs.map((parts) => html`<p class="govuk-body">${parts}</p>`)}`;
}

function lineView(line: DocumentLine): Html {
  const { author, organisation, isSummary, notes, files, filesKeptBack } = line;
  return html`
<li class="throughline-passage">
<p class="govuk-body govuk-!-margin-bottom-1"><strong>${whenWords(line)}</strong></p>
${wordsOf(line)}
<p class="throughline-small">Written by ${author === null ? organisation : `${author}, ${organisation}`}.${isSummary && ' This is a summary of what was written.'}${notes.length > 0 && ` ${notes.join(' ')}`}${files.length > 0 && ` With it: ${files.join(', ')}.`}${filesKeptBack > 0 && ` ${filesKeptBack === 1 ? 'A file' : `${filesKeptBack} files`} that belong to it are not given.`}</p>
</li>`;
}

const leftOutView = (documents: readonly AnswerDocument[]): Html | null => {
  const counts = new Map<string, number>();
  for (const { told, count } of documents.flatMap(({ leftOut }) => leftOut))
    counts.set(told, (counts.get(told) ?? 0) + count);
  const leavesMore = documents.some((document) => document.leavesMore);
  if (counts.size === 0 && !leavesMore) return null;
  return html`
<h3 class="govuk-heading-m">What is left out</h3>
<p class="govuk-body">We had to leave some things out.</p>
<ul class="govuk-list govuk-list--bullet">
${[...counts].map(([told, count]) => html`<li>${count === 1 ? 'One thing' : `${count} things`}, ${told}</li>`)}
${leavesMore && html`<li>Something that we cannot say more about</li>`}
</ul>`;
};

/** @param documents of one organisation or of several, told as one story */
export function storyView({ child, askedBy, capacity }: OpenRequest, documents: readonly AnswerDocument[]): Html {
  const lines = documents
    .flatMap((document) => document.lines)
    .toSorted((a, b) => Temporal.Instant.compare(Temporal.Instant.from(a.from), Temporal.Instant.from(b.from)));
  const years = Map.groupBy(lines, ({ from }) => Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).year);
  const holders = joined([...new Set(documents.map(({ controller }) => controller))].toSorted());
  return html`
<section class="throughline-story" aria-label="What goes out">
<h2 class="govuk-heading-l">What is written about ${child.forename} ${child.surname}</h2>
<p class="govuk-body">For ${askedBy}. Held by ${holders}.</p>
<p class="govuk-body">This is what was written down, in the order in which it happened. Some of it may be hard to read. You can read it together with somebody you trust, and you can ask us what a word or a decision means.${capacity !== 'self' && ` “You” means ${child.forename}, because that is how it was written.`}</p>
${lines.length === 0 && html`<p class="govuk-body">There is nothing that we can give you.</p>`}
${[...years].map(
  ([year, own]) => html`
<h3 class="govuk-heading-m">${year}</h3>
<ul class="govuk-list">${own.map(lineView)}</ul>`,
)}
${leftOutView(documents)}
<h3 class="govuk-heading-m">If something is not right</h3>
<p class="govuk-body">You can ask us to put right what is wrong. If you see it differently, what you say can be kept beside what was written. You can complain to us, and to the Information Commissioner’s Office, at ico.org.uk.</p>
</section>`;
}
