/** Who sends how many to whom: places on the left, places on the right, and a band between two as wide as what flows. */
import { type Html, html } from '../html.ts';
import { linesOf, written } from './svg-text.ts';

export type FlowBand = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Of what goes along with them, what has come and what there is. */
  readonly done: number;
  readonly of: number;
};

const width = 900;
const leftEdge = 270;
const rightEdge = 630;
const post = 12;
const gap = 18;
const lineOfText = 36;
const mostHeight = 640;

type Post = { readonly name: string; readonly count: number; readonly top: number; readonly height: number };

const total = (bands: readonly FlowBand[]): number => bands.reduce((sum, { count }) => sum + count, 0);

/** The largest first, one below the other. */
function posts(bands: readonly FlowBand[], side: 'from' | 'to', scale: number): readonly Post[] {
  const groups = [...Map.groupBy(bands, (band) => band[side])]
    .map(([name, of]) => ({ name, count: total(of) }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en-GB'));
  let top = 10;
  return groups.map(({ name, count }) => {
    const height = Math.max(2, count * scale);
    const placed = { name, count, top, height };
    top += Math.max(height, lineOfText) + gap;
    return placed;
  });
}

const band = (x1: number, y1: number, x2: number, y2: number, thick: number, opacity: number): Html =>
  html`<path d="M${x1} ${y1} C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}" fill="none" stroke="#1d70b8" stroke-opacity="${opacity}" stroke-width="${Math.max(1, thick)}"></path>`;

const label = ({ name, count, top }: Post, x: number): Html =>
  written(
    [...linesOf(name, 32).slice(0, 1), `${count} ${count === 1 ? 'child' : 'children'}`].map((text, index) => ({
      text,
      bold: index === 0,
    })),
    x,
    top + 12,
  );

const bandWords = ({ from, to, count, done, of }: FlowBand): string =>
  `${count} from ${from} to ${to}, ${done} of ${of} items settled`;

/**
 * The dark part of a band is what is settled of the items of those children. The same has to stand beside it as a table.
 *
 * @param id different from that of every other picture on the page
 */
export function flowPicture(id: string, title: string, bands: readonly FlowBand[]): Html {
  const scale = Math.min(6, mostHeight / Math.max(1, total(bands)));
  const left = posts(bands, 'from', scale);
  const right = posts(bands, 'to', scale);
  const bottom = Math.max(
    ...[left, right].flatMap((side) => side.map(({ top, height }) => top + Math.max(height, lineOfText))),
    20,
  );
  const used = new Map<string, number>();
  /** The middle of the next band at this post. */
  const next = (at: Post | undefined, side: string, thick: number): number => {
    const key = `${side} ${at?.name}`;
    const from = used.get(key) ?? at?.top ?? 0;
    used.set(key, from + thick);
    return from + thick / 2;
  };
  const order = (side: readonly Post[], name: string) => side.findIndex((each) => each.name === name);
  const drawn = bands
    .toSorted((a, b) => order(left, a.from) - order(left, b.from) || order(right, a.to) - order(right, b.to))
    .map((each) => {
      const thick = Math.max(1, each.count * scale);
      const y1 = next(left[order(left, each.from)], 'from', thick);
      const y2 = next(right[order(right, each.to)], 'to', thick);
      const settled = each.of === 0 ? 0 : (thick * each.done) / each.of;
      const low = (thick - settled) / 2;
      return html`<g><title>${bandWords(each)}</title>${band(leftEdge + post, y1, rightEdge, y2, thick, 0.3)}${settled > 0 && band(leftEdge + post, y1 + low, rightEdge, y2 + low, settled, 0.75)}</g>`;
    });
  const block = (x: number) => (each: Post) =>
    html`<rect x="${x}" y="${each.top}" width="${post}" height="${each.height}" fill="#0b0c0c"></rect>`;
  const height = Math.ceil(bottom + 10);
  return html`<svg class="throughline-picture" role="img" aria-labelledby="${id}-title ${id}-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${title}</title><desc id="${id}-description">${bands.map(bandWords).join('. ')}</desc>${drawn}${left.map(block(leftEdge))}${right.map(block(rightEdge))}${left.map((each) => label(each, 10))}${right.map((each) => label(each, rightEdge + post + 10))}</svg>`;
}
