/** One region of a pathway drawn: its states one below the other, ways on to the right of them and ways back to the left. */
import type { PathwayRegion } from '../../rulebook/pathway/pathway.ts';
import type { PathwayRule, RegionRule } from '../../rulebook/pathway/pathway-rule.ts';
import { type Html, html } from '../html.ts';
import { answersWords, targetTitle } from './pathway-words.ts';
import { arrow, frame, lineHeight, linesOf, type WrittenLine, written } from './svg-text.ts';

const boxWidth = 230;
const padding = 12;
const gap = 26;
const lane = 9;
const characters = 24;

type Box = {
  readonly id: string;
  readonly lines: readonly WrittenLine[];
  readonly height: number;
  readonly isHere: boolean;
};
type Way = { readonly from: number; readonly to: number };

function boxes(region: RegionRule, now: PathwayRegion | undefined): readonly Box[] {
  return Object.entries(region.states).map(([id, state], index) => {
    const isHere = now?.state === id;
    const answers = state.accountable === undefined ? [] : [`Answers: ${answersWords(state.accountable)}`];
    const lines: readonly WrittenLine[] = [
      ...(isHere ? [{ text: '▶ Here now', bold: true }] : []),
      ...linesOf(`${index + 1}. ${state.title}`, characters).map((text) => ({ text, bold: true })),
      ...answers.flatMap((line) => linesOf(line, characters + 2)).map((text) => ({ text })),
    ];
    return { id, lines, isHere, height: lines.length * lineHeight + 2 * padding - 4 };
  });
}

/** Each pair of different states of the region once, however many events lead from one to the other. */
function ways(region: RegionRule): readonly Way[] {
  const order = Object.keys(region.states);
  const pairs = Object.entries(region.states).flatMap(([id, { exits }]) =>
    exits.map(({ to }) => `${order.indexOf(id)} ${order.indexOf(to)}`),
  );
  return [...new Set(pairs)]
    .map((pair) => pair.split(' ').map(Number))
    .flatMap(([from = -1, to = -1]) => (to < 0 || to === from ? [] : [{ from, to }]));
}

/** Short ways nearest to the boxes, so that fewer lines cross. */
const inLanes = (all: readonly Way[]): readonly Way[] =>
  all.toSorted((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));

const list = (region: RegionRule, rule: PathwayRule): string =>
  Object.values(region.states)
    .map(({ title, exits }, index) => {
      const on = [...new Set(exits.map(({ to }) => targetTitle(to, region, rule)))];
      return `${index + 1}: ${title}${on.length === 0 ? '' : `, leads to ${on.join(', ')}`}`;
    })
    .join('. ');

/** @param now where a running pathway stands in this region, which is then marked */
export function regionPicture(name: string, rule: PathwayRule, now?: PathwayRegion): Html | null {
  const region = rule.regions[name];
  if (region === undefined) return null;
  const drawn = boxes(region, now);
  const all = ways(region);
  const next = all.filter(({ from, to }) => to === from + 1);
  const onwards = inLanes(all.filter(({ from, to }) => to > from + 1));
  const back = inLanes(all.filter(({ from, to }) => to < from));
  const left = 14 + (back.length + 1) * lane;
  const right = left + boxWidth;
  const width = right + 14 + (onwards.length + 1) * lane;
  const tops = drawn.map((_, index) => drawn.slice(0, index).reduce((top, { height }) => top + height + gap, 10));
  const bottom = (index: number): number => (tops[index] ?? 0) + (drawn[index]?.height ?? 0);
  const height = bottom(drawn.length - 1) + 12;
  /** Where the line of a lane meets a box: further down for later lanes, so that they do not lie on each other. */
  const meets = (index: number, number: number, isLeaving: boolean): number => {
    const step = Math.min(4, ((drawn[index]?.height ?? 0) / 2 - 8) / Math.max(1, onwards.length, back.length));
    return isLeaving ? bottom(index) - 8 - number * step : (tops[index] ?? 0) + 8 + number * step;
  };
  const lines = [
    ...next.map(({ from, to }) =>
      arrow([
        [left + boxWidth / 2, bottom(from)],
        [left + boxWidth / 2, tops[to] ?? 0],
      ]),
    ),
    ...onwards.map(({ from, to }, number) => {
      const x = right + (number + 2) * lane;
      return arrow([
        [right, meets(from, number, true)],
        [x, meets(from, number, true)],
        [x, meets(to, number, false)],
        [right, meets(to, number, false)],
      ]);
    }),
    ...back.map(({ from, to }, number) => {
      const x = left - (number + 2) * lane;
      const points: readonly (readonly [number, number])[] = [
        [left, meets(from, number, false)],
        [x, meets(from, number, false)],
        [x, meets(to, number, true)],
        [left, meets(to, number, true)],
      ];
      return arrow(points, true);
    }),
  ];
  const id = `pathway-${rule.pathway}-${name}`;
  const here = now === undefined ? '' : ` It is now in: ${region.states[now.state]?.title ?? now.state}.`;
  return html`<svg class="throughline-picture" role="img" aria-labelledby="${id}-title ${id}-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${region.title}</title><desc id="${id}-description">${list(region, rule)}.${here}</desc>${drawn.map(
    ({ lines: words, height: tall, isHere }, index) =>
      html`${frame(left, tops[index] ?? 0, boxWidth, tall, isHere)}${written(words, left + padding, (tops[index] ?? 0) + padding + 9)}`,
  )}${lines}</svg>`;
}
