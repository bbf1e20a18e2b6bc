/** A threshold document as its grid: what it looks for, by part of the child's life and level. */
import type { Indicator } from '../../rulebook/threshold/indicator-schema.ts';
import type { Level } from '../../rulebook/threshold/level-schema.ts';
import type { ThresholdRule } from '../../rulebook/threshold/threshold-rule.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { table } from '../components/table.ts';
import { type Html, html } from '../html.ts';

export const levelWords = ({ code, name }: Pick<Level, 'code' | 'name'>): string =>
  code === name || name.startsWith(code) ? name : `${code}: ${name}`;

export const byRank = (levels: readonly Level[]): readonly Level[] => levels.toSorted((a, b) => a.rank - b.rank);

const kindNote = { concern: '', strength: ' (a strength)', 'unmet-need': ' (an unmet need)' } as const;
const voiceNote = { professional: '', child: ' In the child’s words.', family: ' In the family’s words.' } as const;

function indicatorItem({ text, kind, voice, period, age, verified }: Indicator): Html {
  const over = period === undefined ? '' : ` Within ${period}.`;
  const ages = age === undefined ? '' : ` Ages ${age.from} to ${age.to}.`;
  return html`<li>${text}${kindNote[kind]}${voiceNote[voice]}${over}${ages}${verified === 'no' && ' Not verified.'}</li>`;
}

const cell = (indicators: readonly Indicator[]): Html =>
  indicators.length === 0
    ? html`<span class="govuk-visually-hidden">Nothing</span>`
    : html`<ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">${indicators.map(indicatorItem)}</ul>`;

/** @param caption when the same document stands twice on a page */
export function thresholdGrid(
  { title, levels, domains, indicators }: ThresholdRule,
  caption = `What it looks for: ${title}`,
): Html {
  if (indicators.length === 0)
    return html`<p class="govuk-body">This document names no indicators here. Its levels are described in words.</p>`;
  const columns = byRank(levels);
  const titles = new Map(domains.map((domain) => [domain.id, domain.title]));
  const without = indicators.filter((indicator) => indicator.levels.length === 0);
  const rows = domains.map((domain) => {
    const own = indicators.filter((indicator) => indicator.domain === domain.id);
    const parent = domain.parent === undefined ? '' : `${titles.get(domain.parent) ?? ''}: `;
    return [
      `${parent}${domain.title}`,
      ...columns.map(({ code }) => cell(own.filter((indicator) => indicator.levels.includes(code)))),
      ...(without.length === 0 ? [] : [cell(own.filter((indicator) => indicator.levels.length === 0))]),
    ];
  });
  return scrollPane({
    label: caption,
    content: table({
      caption,
      head: ['Part of life', ...columns.map(levelWords), ...(without.length === 0 ? [] : ['At no level'])],
      firstCellIsHeader: true,
      rows,
    }),
  });
}
