/** Decided levels of each group as a bar of the same length, so that groups of different size can be compared by eye. */
import { type Html, html } from '../../ui/html.ts';
import { linesOf, written } from '../../ui/pictures/svg-text.ts';
import type { GroupCounts } from '../count-levels.ts';
import { fewestForShare } from '../rounded.ts';

type LevelTitle = { readonly code: string; readonly name: string };

const width = 860;
const left = 300;
const barWidth = width - left - 20;
const rowHeight = 46;
const top = 16;
/** From light to dark, so that the order is seen without colours too. */
const shades = ['#e8f1f8', '#b0cfe6', '#5694ca', '#1d70b8', '#144e81', '#0b2c4a'];

type Part = { readonly title: string; readonly share: number; readonly shade: string };

function partsOf({ decided }: GroupCounts, levels: readonly LevelTitle[]): readonly Part[] {
  const counts = decided.map(({ level, count }) => ({ level, count: count ?? 0 }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.flatMap(({ level, count }) => {
    if (count === 0) return [];
    const index = levels.findIndex(({ code }) => code === level);
    const title = index === -1 ? 'Without a level' : `${level}: ${levels[index]?.name ?? ''}`;
    const step = levels.length < 2 ? 0 : Math.round((index * (shades.length - 1)) / (levels.length - 1));
    return [{ title, share: count / all, shade: index === -1 ? '#ffffff' : (shades[step] ?? '#ffffff') }];
  });
}

const isDrawn = ({ decisions }: GroupCounts): boolean =>
  decisions !== null && decisions !== 'not-shown' && decisions >= fewestForShare;

const partWords = ({ title, share }: Part): string => `${title} about ${Math.round(share * 10)} in 10`;

function row(group: GroupCounts, index: number, levels: readonly LevelTitle[]): Html {
  const y = top + index * rowHeight;
  const name = written(
    linesOf(group.group, 34)
      .slice(0, 2)
      .map((text) => ({ text, bold: true })),
    8,
    y + 18,
  );
  if (!isDrawn(group)) return html`${name}${written([{ text: 'Too few to draw' }], left, y + 18)}`;
  let x = left;
  const bars = partsOf(group, levels).map((part) => {
    const long = part.share * barWidth;
    const drawn = html`<g><title>${partWords(part)}</title><rect x="${x}" y="${y}" width="${long}" height="28" fill="${part.shade}" stroke="#0b0c0c"></rect></g>`;
    x += long;
    return drawn;
  });
  return html`${name}${bars}`;
}

/** The same has to stand beside it as a table. */
export function levelsPicture(groups: readonly GroupCounts[], levels: readonly LevelTitle[]): Html {
  const legend = levels.map(({ code, name }, index) => {
    const step = levels.length < 2 ? 0 : Math.round((index * (shades.length - 1)) / (levels.length - 1));
    return { text: `${code}: ${name}`, shade: shades[step] ?? '#ffffff' };
  });
  const legendTop = top + groups.length * rowHeight + 8;
  const height = legendTop + legend.length * 26 + 8;
  const words = groups
    .map((group) =>
      isDrawn(group)
        ? `${group.group}: ${partsOf(group, levels).map(partWords).join(', ')}`
        : `${group.group}: too few to draw`,
    )
    .join('. ');
  return html`<svg class="throughline-picture" role="img" aria-labelledby="levels-title levels-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="levels-title">Decided levels by group</title><desc id="levels-description">${words}</desc>${groups.map((group, index) => row(group, index, levels))}${legend.map(({ text, shade }, index) => html`<rect x="${left}" y="${legendTop + index * 26}" width="18" height="18" fill="${shade}" stroke="#0b0c0c"></rect>${written([{ text }], left + 28, legendTop + index * 26 + 14)}`)}</svg>`;
}
