/** Month by month, the days on which a rulebook would have asked something, with the entries on which that rests. */
import { details } from '../components/details.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { table } from '../components/table.ts';
import { tag } from '../components/tag.ts';
import { type Html, html, nothing } from '../html.ts';
import { spokenWords } from '../spoken-words.ts';
import { dateInWords, monthNames } from '../when-words.ts';
import { asks, dayOfSpoken, type Happened, type ReplayColumn, saidOn, stepColours } from './replay-column.ts';

const hidden = (words: string): Html => html`<span class="govuk-visually-hidden">${words}</span>`;

const dayWords = (day: string): string => dateInWords(Temporal.PlainDate.from(day));

/** "September 2026" */
const monthWords = (month: string): string => `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

function saidList(column: ReplayColumn, day: string, wanted: typeof asks): Html {
  const said = saidOn(column, day, wanted);
  if (said.length === 0) return hidden('Nothing');
  return html`${[...Map.groupBy(said, ({ step }) => step)].map(
    ([step, some]) => html`${tag({ text: spokenWords[step], colour: stepColours[step] })}
<ul class="govuk-list govuk-list--bullet">${some.map(({ title, times }) => html`<li>${title}${times > 1 && ` (${times} times)`}</li>`)}</ul>`,
  )}`;
}

const longest = 120;
const shortened = (says: string): string => (says.length > longest ? `${says.slice(0, longest).trimEnd()}…` : says);

const mostShown = 3;

const happenedItem = ({ says, happened, known }: Happened): Html =>
  html`<li>${shortened(says)} <span class="govuk-hint">(${dateInWords(happened)}${!happened.equals(known) && `, recorded ${dateInWords(known)}`})</span></li>`;

const happenedList = (happened: readonly Happened[]): Html => {
  if (happened.length === 0) return hidden('No entry');
  const more = happened.length - mostShown;
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${happened.slice(0, mostShown).map(happenedItem)}${
    more > 0 && html`<li>and ${more} more ${more === 1 ? 'entry' : 'entries'}</li>`
  }</ul>`;
};

/** What was known by that day of what a rulebook quotes on it: the newest first. */
function restsOn(columns: readonly ReplayColumn[], day: string, happened: readonly Happened[]): readonly Happened[] {
  const quoted = new Set(
    columns.flatMap(({ spoken }) =>
      spoken.flatMap((each) => (asks(each) && dayOfSpoken(each) === day ? each.evidence : [])),
    ),
  );
  return happened
    .filter(({ id, known }) => quoted.has(id) && known.toString() <= day)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.happened, a.happened));
}

const daysOf = (columns: readonly ReplayColumn[], wanted: typeof asks): ReadonlySet<string> =>
  new Set(columns.flatMap(({ spoken }) => spoken.filter(wanted).map(dayOfSpoken)));

const daysTable = (caption: string, head: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html =>
  scrollPane({
    label: caption,
    content: table({
      caption,
      captionClasses: 'govuk-visually-hidden',
      classes: 'throughline-days',
      head: [...head],
      firstCellIsHeader: true,
      rows,
    }),
  });

export function replayMonths(happened: readonly Happened[], columns: readonly ReplayColumn[]): Html {
  const days = [...daysOf(columns, asks)].toSorted();
  if (days.length === 0) return nothing;
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const head = ['Day', 'What it rests on', ...columns.map(({ title }) => title)];
  return html`<h2 class="govuk-heading-m">Days on which something would have been asked</h2>
${[...months].map(
  ([month, some]) => html`<h3 class="govuk-heading-s">${monthWords(month)}</h3>
${daysTable(
  monthWords(month),
  head,
  some.map((day) => [
    dayWords(day),
    happenedList(restsOn(columns, day, happened)),
    ...columns.map((column) => saidList(column, day, asks)),
  ]),
)}`,
)}`;
}

/** Everything else, for those who want all of it: what was recorded, and what became of what was asked. */
export function replayRest(happened: readonly Happened[], columns: readonly ReplayColumn[]): Html {
  const isRest: typeof asks = (each) => !asks(each);
  const recorded = Map.groupBy(happened, ({ known }) => known.toString());
  const days = [...new Set([...recorded.keys(), ...daysOf(columns, isRest)])].toSorted();
  if (days.length === 0) return nothing;
  const rows = days.map((day) => [
    dayWords(day),
    html`<ul class="govuk-list govuk-!-margin-bottom-0">${(recorded.get(day) ?? []).map(happenedItem)}</ul>`,
    ...columns.map((column) => saidList(column, day, isRest)),
  ]);
  return details({
    summary: `Everything else: all ${happened.length} entries, and what was soon due, settled or closed`,
    text: daysTable('Everything else', ['Day', 'What was recorded', ...columns.map(({ title }) => title)], rows),
  });
}
