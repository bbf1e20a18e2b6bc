/** Rule by rule: the day on which each rulebook would first have asked something. Where the two differ comes first. */
import { details } from '../components/details.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { table } from '../components/table.ts';
import { type Html, html } from '../html.ts';
import { dateInWords } from '../when-words.ts';
import { asks, dayOfSpoken, type ReplayColumn } from './replay-column.ts';

type First = { readonly day: string; readonly times: number };

/** By the title of the rule: the duties of a gate or an item are parts of one rule. */
function firstOf({ spoken, ruleTitle }: ReplayColumn): ReadonlyMap<string, First> {
  const found = new Map<string, First>();
  for (const each of spoken.filter(asks)) {
    const title = ruleTitle(each.rule);
    const known = found.get(title);
    found.set(title, known === undefined ? { day: dayOfSpoken(each), times: 1 } : { ...known, times: known.times + 1 });
  }
  return found;
}

const firstWords = (first: First | undefined): Html =>
  first === undefined
    ? html`Never`
    : html`${dateInWords(Temporal.PlainDate.from(first.day))} <span class="govuk-hint">(${first.times === 1 ? 'once' : `${first.times} times`})</span>`;

/** Whether every rulebook would have spoken first on the same day, and as often. */
const isSame = (found: readonly (First | undefined)[]): boolean =>
  found.every((first) => first?.day === found[0]?.day && first?.times === found[0]?.times);

export type FirstWords = {
  /** Titles of rules, the earliest to speak first. */
  readonly different: readonly string[];
  readonly same: readonly string[];
};

export function compareFirstWords(columns: readonly ReplayColumn[]): FirstWords {
  const firsts = columns.map(firstOf);
  const earliest = (rule: string): string => firsts.flatMap((first) => first.get(rule)?.day ?? []).toSorted()[0] ?? '';
  const rules = [...new Set(firsts.flatMap((first) => [...first.keys()]))].toSorted((a, b) =>
    earliest(a) === earliest(b) ? (a < b ? -1 : 1) : earliest(a) < earliest(b) ? -1 : 1,
  );
  const isAlike = (rule: string): boolean => isSame(firsts.map((first) => first.get(rule)));
  return { different: rules.filter((rule) => !isAlike(rule)), same: rules.filter(isAlike) };
}

function rulesTable(caption: string, columns: readonly ReplayColumn[], rules: readonly string[]): Html {
  const firsts = columns.map(firstOf);
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 's',
      head: ['Rule', ...columns.map(({ title }) => title)],
      firstCellIsHeader: true,
      rows: rules.map((rule) => [rule, ...firsts.map((first) => firstWords(first.get(rule)))]),
    }),
  });
}

export function firstWordsView(columns: readonly ReplayColumn[]): Html {
  const { different, same } = compareFirstWords(columns);
  const rules = (count: number): string => (count === 1 ? '1 rule' : `${count} rules`);
  return html`<h2 class="govuk-heading-m">When each rule would first have spoken</h2>
${different.length + same.length === 0 && html`<p class="govuk-body">Neither would have asked anything.</p>`}
${
  different.length === 0
    ? same.length > 0 && html`<p class="govuk-body">Both would have spoken on the same days.</p>`
    : rulesTable('Where the two differ', columns, different)
}
${
  same.length > 0 &&
  details({
    summary: `${rules(same.length)} on which both say the same`,
    text: rulesTable('Where both say the same', columns, same),
  })
}`;
}
