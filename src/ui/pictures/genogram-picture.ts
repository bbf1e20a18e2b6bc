/** A genogram: the picture in the signs that practitioners know, and the same as text and as tables. */
import { coupleStates } from '../../kinds/family-home.ts';
import { type Html, html, nothing } from '../html.ts';
import { dateInWords } from '../when-words.ts';
import { cell, type GenogramLayout, type Spot } from './genogram-layout.ts';
import type { Figure, GenogramPlan, Home } from './genogram-plan.ts';
import { coupleLine, line, symbol } from './genogram-symbols.ts';
import type { Union } from './genogram-ties.ts';
import { linesOf, written } from './svg-text.ts';

const half = cell.symbol / 2;
const characters = 20;

/** At most three lines beside the symbol; what does not fit stands in the table. */
function wordsOf({ name, says, born, life }: Figure): Html[] {
  const years = `${born === null ? '' : `born ${born.year}`}${life === 'died' ? `${born === null ? '' : ', '}died` : ''}${life === 'unborn' ? 'unborn' : ''}`;
  const cut = (text: string): string => {
    const [first = '', second] = linesOf(text, characters);
    return second === undefined && first.length <= characters + 4 ? first : `${first.slice(0, characters + 2)}…`;
  };
  const lines = [{ text: cut(name), bold: true }, { text: cut(says) }, ...(years === '' ? [] : [{ text: years }])];
  return [html`${written(lines, 0, 0)}`];
}

function figureDrawn(figure: Figure, at: Spot): Html {
  const lines = figure.born === null && figure.life === 'living' ? 2 : 3;
  return html`<g>${symbol(figure, at)}<g transform="translate(${at.x + half + 8} ${at.y + 5 - (lines - 1) * 9})">${wordsOf(figure)}</g></g>`;
}

function unionDrawn(
  { parents, children, state }: Union,
  at: Spot,
  spots: ReadonlyMap<string, Spot>,
  shift: number,
): Html {
  const tops = parents.flatMap((id) => spots.get(id) ?? []).toSorted((a, b) => a.x - b.x);
  const [left] = tops;
  const right = tops.at(-1);
  if (left === undefined || right === undefined) return nothing;
  const y = at.y + shift;
  const x = Math.min(Math.max(at.x, left.x), Math.max(right.x, left.x));
  const drop = (spot: Spot): Html =>
    line([
      [spot.x, spot.y + half],
      [spot.x, y],
    ]);
  const hang = children.flatMap((id) => {
    const child = spots.get(id);
    if (child === undefined) return [];
    const bend = child.y - half - 12 - shift / 2;
    return [
      line([
        [x, y],
        [x, bend],
        [child.x, bend],
        [child.x, child.y - half],
      ]),
    ];
  });
  return html`${tops.map(drop)}${tops.length > 1 && coupleLine({ x: left.x, y }, { x: right.x, y }, state)}${hang}`;
}

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
const boxOf = ({ x, y }: Spot, pad: number): Box => ({
  left: x - half - pad,
  top: y - cell.height / 2 - pad + 4,
  right: x - half + cell.width - 20 + pad,
  bottom: y + cell.height / 2 + pad - 4,
});
const around = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

export const homeLetter = (index: number): string => String.fromCodePoint(65 + (index % 26));

/** Letters of several homes stand beside one another. */
const outline = ({ left, top, right, bottom }: Box, letter: string, index: number): Html =>
  html`<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="14" fill="none" stroke="#1d70b8" stroke-width="2" stroke-dasharray="7 5"></rect><text x="${right - 16 - (index % 4) * 18}" y="${top + 17 - (index % 4) * 4}" font-family="Arial, sans-serif" font-size="14" font-weight="bold" fill="#1d70b8">${letter}</text>`;

/** One outline around everybody of a home where nobody else stands between them, else one around each. */
function homeDrawn({ members }: Home, index: number, spots: ReadonlyMap<string, Spot>): Html {
  const pad = 3 + (index % 4) * 4;
  const boxes = members.flatMap((id) => {
    const spot = spots.get(id);
    return spot === undefined ? [] : [boxOf(spot, pad)];
  });
  if (boxes.length === 0) return nothing;
  const whole = around(boxes);
  const isWithin = ([id, { x, y }]: readonly [string, Spot]): boolean =>
    !members.includes(id) &&
    x + cell.width > whole.left &&
    x - half < whole.right &&
    y + half > whole.top &&
    y - half < whole.bottom;
  const letter = homeLetter(index);
  return [...spots].some(isWithin)
    ? html`${boxes.map((box) => outline(box, letter, index))}`
    : outline(whole, letter, index);
}

const sexWords = { F: 'female', M: 'male', unknown: 'sex not known' } as const;
const lifeWords = { living: '', died: ', has died', unborn: ', not yet born' } as const;

/** Everything that the picture shows, in sentences. */
export function genogramWords({ figures, unions, homes }: GenogramPlan): readonly string[] {
  const nameOf = new Map(figures.map(({ id, name }) => [id, name]));
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf.get(id) ?? 'somebody').join(' and ');
  return [
    ...figures.map(
      ({ name, says, sex, life, born }) =>
        `${name}: ${says}, ${sexWords[sex]}${born === null ? '' : `, born ${dateInWords(born)}`}${lifeWords[life]}`,
    ),
    ...unions.flatMap(({ parents, children, state }) => [
      ...(parents.length > 1 && state !== null ? [`${names(parents)}: ${coupleStates[state]}`] : []),
      ...(children.length > 0
        ? [`${names(parents)}: ${parents.length > 1 ? 'parents' : 'parent'} of ${names(children)}`]
        : []),
    ]),
    ...homes.map(({ name, members }, index) => `Home ${homeLetter(index)}, ${name}: ${names(members)}`),
  ];
}

export function genogramPicture(plan: GenogramPlan, layout: GenogramLayout): Html {
  const { width, height, figures: spots, unions } = layout;
  const rows = new Map<number, number>();
  const shifts = unions.map(({ y }) => {
    const before = rows.get(y) ?? 0;
    rows.set(y, before + 1);
    return ((before % 4) - 1) * 7;
  });
  const description = `${genogramWords(plan).join('. ')}.`;
  return html`<svg class="throughline-picture throughline-genogram" role="img" aria-labelledby="genogram-title genogram-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="genogram-title">Genogram</title><desc id="genogram-description">${description}</desc>${plan.homes.map(
    (home, index) => homeDrawn(home, index, spots),
  )}${plan.unions.map((union, index) => {
    const at = unions[index];
    return at === undefined ? nothing : unionDrawn(union, at, spots, shifts[index] ?? 0);
  })}${plan.figures.map((figure) => {
    const at = spots.get(figure.id);
    return at === undefined ? nothing : figureDrawn(figure, at);
  })}</svg>`;
}
