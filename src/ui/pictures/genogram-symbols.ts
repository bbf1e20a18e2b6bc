/** The signs of a genogram: square, circle, diamond and triangle, a cross for who has died, lines for couples. */
import type { CoupleState } from '../../kinds/family-home.ts';
import { type Html, html, nothing } from '../html.ts';
import { cell, type Spot } from './genogram-layout.ts';
import type { Figure } from './genogram-plan.ts';

const ink = '#0b0c0c';
const half = cell.symbol / 2;

const square = ({ x, y }: Spot, size: number): Html =>
  html`<rect x="${x - size}" y="${y - size}" width="${size * 2}" height="${size * 2}" fill="#ffffff" stroke="${ink}" stroke-width="2"></rect>`;
const circle = ({ x, y }: Spot, size: number): Html =>
  html`<circle cx="${x}" cy="${y}" r="${size}" fill="#ffffff" stroke="${ink}" stroke-width="2"></circle>`;
const polygon = (points: readonly (readonly [number, number])[]): Html =>
  html`<polygon points="${points.map((point) => point.join(',')).join(' ')}" fill="#ffffff" stroke="${ink}" stroke-width="2"></polygon>`;
const diamond = ({ x, y }: Spot, size: number): Html =>
  polygon([
    [x, y - size],
    [x + size, y],
    [x, y + size],
    [x - size, y],
  ]);
const triangle = ({ x, y }: Spot, size: number): Html =>
  polygon([
    [x, y - size],
    [x + size, y + size],
    [x - size, y + size],
  ]);

export const line = (points: readonly (readonly [number, number])[], dash?: string): Html =>
  html`<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${ink}" stroke-width="2" stroke-dasharray="${dash ?? 'none'}"></polyline>`;

function shape({ sex, life }: Pick<Figure, 'sex' | 'life'>, at: Spot, size: number): Html {
  if (life === 'unborn') return triangle(at, size);
  return sex === 'M' ? square(at, size) : sex === 'F' ? circle(at, size) : diamond(at, size);
}

/** The child whose record this is has a second outline. */
export function symbol(figure: Figure, at: Spot): Html {
  const { x, y } = at;
  const cross =
    figure.life === 'died'
      ? html`${line([
          [x - half, y - half],
          [x + half, y + half],
        ])}${line([
          [x + half, y - half],
          [x - half, y + half],
        ])}`
      : nothing;
  return html`${shape(figure, at, half)}${figure.isChild && shape(figure, at, half - 5)}${cross}`;
}

const dashes: Readonly<Partial<Record<CoupleState, string>>> = {
  'living-together': '8 4',
  together: '8 4',
  ended: '8 4',
  never: '2 4',
};
const slashes: Readonly<Partial<Record<CoupleState, number>>> = { separated: 1, ended: 1, divorced: 2 };

/** The line between two partners, with the strokes of a separation or divorce in its middle. */
export function coupleLine(from: Spot, to: Spot, state: CoupleState | null): Html {
  const middle = (from.x + to.x) / 2;
  const strokes = state === null ? 0 : (slashes[state] ?? 0);
  return html`${line(
    [
      [from.x, from.y],
      [to.x, to.y],
    ],
    state === null ? undefined : dashes[state],
  )}${Array.from({ length: strokes }, (_, index) => {
    const x = middle + (index - (strokes - 1) / 2) * 8;
    return line([
      [x - 5, from.y + 9],
      [x + 5, from.y - 9],
    ]);
  })}`;
}
