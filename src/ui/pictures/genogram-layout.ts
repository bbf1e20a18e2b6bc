/** Where the figures of a genogram stand. Graphviz places them; it is told numbers only, and none of its drawing is used. */
import { type Graph, instance, type Viz } from '@viz-js/viz';
import type { GenogramPlan } from './genogram-plan.ts';

export type Spot = { readonly x: number; readonly y: number };
/** In units of the drawing. `figures` are the middles of the symbols, `unions` the points from which children hang. */
export type GenogramLayout = {
  readonly width: number;
  readonly height: number;
  readonly figures: ReadonlyMap<string, Spot>;
  readonly unions: readonly Spot[];
};

/** Room for one figure: the symbol on the left, the words beside it, so that lines cross no words. */
export const cell = { width: 210, height: 66, symbol: 40 } as const;
const margin = 34;
const pointsPerInch = 72;

let loading: Promise<Viz> | undefined;

type Placed = { readonly name?: unknown; readonly pos?: unknown };

function spotOf({ pos }: Placed): Spot | null {
  if (typeof pos !== 'string') return null;
  const [x = Number.NaN, y = Number.NaN] = pos.split(',').map(Number);
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
}

/** Every generation is a row, with a row between for the points from which children hang. */
function graphOf({ figures, unions }: GenogramPlan): Graph {
  const place = new Map(figures.map(({ id }, index) => [id, `f${index}`]));
  const rows = [...new Set(figures.map(({ generation }) => generation))].toSorted((a, b) => a - b);
  const [first = 0] = rows;
  const last = rows.at(-1) ?? 0;
  const anchors = Array.from({ length: (last - first) * 2 + 2 }, (_, index) => `a${index}`);
  const anchorOf = (generation: number): string => `a${(generation - first) * 2}`;
  const named = (id: string): string => place.get(id) ?? '';
  const levelOf = (id: string): number => figures.find((figure) => figure.id === id)?.generation ?? 0;
  const invisible = { style: 'invis' };
  const unionRow = ({ parents }: GenogramPlan['unions'][number]): string =>
    `a${(levelOf(parents[0] ?? '') - first) * 2 + 1}`;
  return {
    directed: true,
    graphAttributes: { rankdir: 'TB', nodesep: 0.3, ranksep: 0.4, splines: 'line' },
    nodes: [
      ...anchors.map((name) => ({ name, attributes: { shape: 'point', width: 0.01, height: 0.01, style: 'invis' } })),
      ...figures.map(({ id }) => ({
        name: named(id),
        attributes: {
          shape: 'box',
          label: '',
          fixedsize: true,
          width: cell.width / pointsPerInch,
          height: cell.height / pointsPerInch,
        },
      })),
      ...unions.map((_, index) => ({
        name: `u${index}`,
        attributes: { shape: 'point', label: '', fixedsize: true, width: 0.1, height: 0.1 },
      })),
    ],
    edges: [
      ...anchors.slice(1).map((head, index) => ({ tail: anchors[index] ?? '', head, attributes: invisible })),
      ...unions.flatMap(({ parents, children }, index) => [
        ...parents.map((parent) => ({ tail: named(parent), head: `u${index}`, attributes: { weight: 4 } })),
        ...children.map((child) => ({ tail: `u${index}`, head: named(child), attributes: { weight: 2 } })),
      ]),
    ],
    subgraphs: [
      ...rows.map((row) => ({
        graphAttributes: { rank: 'same' },
        nodes: [
          anchorOf(row),
          ...figures.filter(({ generation }) => generation === row).map(({ id }) => named(id)),
        ].map((name) => ({ name })),
      })),
      ...unions.map((union, index) => ({
        graphAttributes: { rank: 'same' },
        nodes: [{ name: unionRow(union) }, { name: `u${index}` }],
      })),
    ],
  };
}

/** Null when graphviz cannot place it; then the same stands in words. */
export async function layoutGenogram(plan: GenogramPlan): Promise<GenogramLayout | null> {
  loading ??= instance();
  const viz = await loading;
  const placed = placeWith(viz, plan);
  if (placed === null) return null;
  const spots = new Map(
    placed.flatMap((each) => {
      const spot = spotOf(each);
      return spot === null || typeof each.name !== 'string' ? [] : [[each.name, spot] as const];
    }),
  );
  const shown = [...spots].filter(([name]) => !name.startsWith('a')).map(([, spot]) => spot);
  const [left, right] = [Math.min(...shown.map(({ x }) => x)), Math.max(...shown.map(({ x }) => x))];
  const [bottom, top] = [Math.min(...shown.map(({ y }) => y)), Math.max(...shown.map(({ y }) => y))];
  // Graphviz counts upwards
  const moved = ({ x, y }: Spot): Spot => ({
    x: Math.round(x - left + margin + cell.symbol / 2),
    y: Math.round(top - y + margin + cell.height / 2),
  });
  const figures = plan.figures.map(({ id }, index) => [id, spots.get(`f${index}`)] as const);
  const unions = plan.unions.map((_, index) => spots.get(`u${index}`));
  if (figures.some(([, spot]) => spot === undefined) || unions.includes(undefined)) return null;
  return {
    width: Math.round(right - left + cell.width + 2 * margin),
    height: Math.round(top - bottom + cell.height + 2 * margin),
    figures: new Map(figures.flatMap(([id, spot]) => (spot === undefined ? [] : [[id, moved(spot)] as const]))),
    unions: unions.flatMap((spot) => (spot === undefined ? [] : [moved(spot)])),
  };
}

function placeWith(viz: Viz, plan: GenogramPlan): readonly Placed[] | null {
  try {
    const { objects } = viz.renderJSON(graphOf(plan), { engine: 'dot' }) as { readonly objects?: readonly Placed[] };
    return objects ?? null;
  } catch {
    loading = undefined;
    return null;
  }
}
