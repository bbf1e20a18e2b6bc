/** What happened beside what two rulebooks would have said, on one axis of time. */
import { dayAt, dayText } from '../rulebook/calendar/days.ts';
import type { Spoken, Step } from '../rulebook/replay/replay-child.ts';
import { scrollPane } from './components/scroll-pane.ts';
import { table } from './components/table.ts';
import { tag } from './components/tag.ts';
import { type Html, html, nothing } from './html.ts';
import { spokenWords } from './spoken-words.ts';
import { dateInWords } from './when-words.ts';

/** Something that happened, with the day on which it became known here. */
export type Happened = {
  readonly known: Temporal.PlainDate;
  readonly happened: Temporal.PlainDate;
  readonly says: string;
};

export type ReplayColumn = {
  readonly title: string;
  readonly spoken: readonly Spoken[];
  readonly ruleTitle: (rule: string) => string;
};

const colours: Readonly<Record<Step, Parameters<typeof tag>[0]['colour']>> = {
  owed: 'blue',
  'due-soon': 'yellow',
  overdue: 'red',
  settled: 'green',
  raised: 'purple',
  closed: 'green',
};

const dayOf = ({ at }: Spoken): string => dayText(dayAt(at));

const spokenList = ({ spoken, ruleTitle }: ReplayColumn, day: string): Html => {
  const said = spoken.filter((each) => dayOf(each) === day);
  if (said.length === 0) return html`<span class="govuk-visually-hidden">Nothing</span>`;
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${said.map(
    (each) =>
      html`<li>${tag({ text: spokenWords[each.step], colour: colours[each.step] })} ${ruleTitle(each.rule)}</li>`,
  )}</ul>`;
};

const happenedList = (happened: readonly Happened[]): Html =>
  happened.length === 0
    ? html`<span class="govuk-visually-hidden">Nothing recorded</span>`
    : html`<ul class="govuk-list govuk-!-margin-bottom-0">${happened.map(
        ({ says, happened: on, known }) =>
          html`<li>${says}${!on.equals(known) && html` <span class="govuk-hint">(happened on ${dateInWords(on)})</span>`}</li>`,
      )}</ul>`;

/** A row for each day on which something was recorded or a rulebook would have spoken. */
export function replayTable(happened: readonly Happened[], columns: readonly ReplayColumn[]): Html {
  const days = [
    ...new Set([
      ...happened.map(({ known }) => known.toString()),
      ...columns.flatMap(({ spoken }) => spoken.map(dayOf)),
    ]),
  ].toSorted();
  if (days.length === 0) return nothing;
  return scrollPane({
    label: 'Day by day',
    content: table({
      caption: 'Day by day',
      captionSize: 'm',
      head: ['Day', 'What was recorded', ...columns.map(({ title }) => title)],
      firstCellIsHeader: true,
      rows: days.map((day) => [
        dateInWords(Temporal.PlainDate.from(day)),
        happenedList(happened.filter(({ known }) => known.toString() === day)),
        ...columns.map((column) => spokenList(column, day)),
      ]),
    }),
  });
}

type First = { readonly rule: string; readonly at: number; readonly times: number };

/** When each rule would first have spoken, and how often. */
function firstOf({ spoken }: ReplayColumn): ReadonlyMap<string, First> {
  const found = new Map<string, First>();
  for (const { rule, at, step } of spoken) {
    if (step === 'settled' || step === 'closed') continue;
    const known = found.get(rule);
    found.set(rule, known === undefined ? { rule, at, times: 1 } : { ...known, times: known.times + 1 });
  }
  return found;
}

const firstWords = (first: First | undefined): Html =>
  first === undefined
    ? html`Never`
    : html`${dateInWords(Temporal.PlainDate.from(dayText(dayAt(first.at))))} <span class="govuk-hint">(${first.times === 1 ? 'once' : `${first.times} times`})</span>`;

/** Rule by rule: the day on which each rulebook would first have said something. */
export function firstWordsTable(columns: readonly ReplayColumn[]): Html {
  const firsts = columns.map(firstOf);
  const earliest = (rule: string): number =>
    Math.min(...firsts.map((first) => first.get(rule)?.at ?? Number.MAX_SAFE_INTEGER));
  const rules = [...new Set(firsts.flatMap((first) => [...first.keys()]))].toSorted(
    (a, b) => earliest(a) - earliest(b),
  );
  if (rules.length === 0) return html`<p class="govuk-body">Neither would have said anything.</p>`;
  const titleOf = (rule: string): string =>
    columns.map(({ ruleTitle }) => ruleTitle(rule)).find((title) => title !== rule) ?? rule;
  return scrollPane({
    label: 'When each rule would first have spoken',
    content: table({
      caption: 'When each rule would first have spoken',
      captionSize: 'm',
      head: ['Rule', ...columns.map(({ title }) => title)],
      firstCellIsHeader: true,
      rows: rules.map((rule) => [titleOf(rule), ...firsts.map((first) => firstWords(first.get(rule)))]),
    }),
  });
}
