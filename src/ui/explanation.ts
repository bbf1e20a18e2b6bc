/** Why something is owed and by when: the rule, its source, and the days that were counted. */
import { dayText } from '../rulebook/calendar/days.ts';
import type { CountedDay, Explanation } from '../rulebook/explain.ts';
import { ruleId } from '../rulebook/pack/pack-schema.ts';
import { ruleRoute } from './addresses.ts';
import { details } from './components/details.ts';
import { summaryList } from './components/summary-list.ts';
import { basisWords, verifiedTag } from './duty-words.ts';
import { checkedHref } from './href.ts';
import { type Html, html, nothing } from './html.ts';
import { dateInWords } from './when-words.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

function dayWords(day: number): string {
  const date = Temporal.PlainDate.from(dayText(day));
  return `${weekdays[date.dayOfWeek - 1]} ${dateInWords(date)}`;
}

type Run = { readonly from: number; readonly to: number; readonly why: string; readonly count: number | null };

/** Neighbouring days that were passed over for the same reason are one line. */
function runs(days: readonly CountedDay[]): readonly Run[] {
  const found: Run[] = [];
  let counted = 0;
  for (const { day, counted: counts, why = '' } of days) {
    const last = found.at(-1);
    if (counts) found.push({ from: day, to: day, why: '', count: (counted += 1) });
    else if (last !== undefined && last.count === null && last.why === why)
      found[found.length - 1] = { ...last, to: day };
    else found.push({ from: day, to: day, why, count: null });
  }
  return found;
}

function countedList({ days, calendar }: Explanation): Html {
  if (days.length === 0) return nothing;
  const lines = runs(days).map(({ from, to, why, count }) =>
    count === null
      ? html`<li>${dayWords(from)}${to !== from && html` to ${dayWords(to)}`}: not counted, ${why}</li>`
      : html`<li><strong>${dayWords(from)}: day ${count}</strong></li>`,
  );
  return details({
    summary: 'How the days were counted',
    text: html`<p class="govuk-body">Calendar: ${calendar}.</p><ul class="govuk-list">${lines}</ul>`,
  });
}

export function explanationView(explanation: Explanation): Html {
  const { rule, source, basis, verified, note, limit, commencement } = explanation;
  const address = source.address === undefined ? undefined : checkedHref(source.address, 'citation');
  const words = `${source.title}, ${source.edition}`;
  return html`
${summaryList({
  rows: [
    {
      key: 'Rule',
      value: html`<a class="govuk-link" href="${ruleRoute.link({ rule: ruleId(rule) })}">${rule.title}</a>`,
    },
    { key: 'Limit', value: limit },
    ...(commencement === null ? [] : [{ key: 'In force', value: commencement }]),
    { key: 'Basis', value: basisWords[basis] },
    {
      key: 'Source',
      value: html`${address === undefined ? words : html`<a class="govuk-link" href="${address}" rel="noreferrer noopener">${words}</a>`}, ${source.at}`,
    },
    {
      key: 'How sure we are',
      value: html`${verifiedTag(verified)}${note !== undefined && html`<p class="govuk-body govuk-!-margin-top-2">${note}</p>`}`,
    },
  ],
})}
${countedList(explanation)}`;
}
