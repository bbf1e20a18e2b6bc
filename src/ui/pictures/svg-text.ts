/** Words in a drawing: broken into lines, because nothing in SVG does that by itself. */
import { type Html, html } from '../html.ts';

/** Lines of at most so many characters; a longer word stands alone on its line. */
export function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

export type WrittenLine = { readonly text: string; readonly bold?: boolean | undefined };

export const lineHeight = 18;

/** @param y of the first line, in units of the drawing */
export const written = (lines: readonly WrittenLine[], x: number, y: number): Html =>
  html`${lines.map(
    ({ text, bold }, index) =>
      html`<text x="${x}" y="${y + index * lineHeight}" font-family="Arial, sans-serif" font-size="14" font-weight="${bold === true ? 'bold' : 'normal'}" fill="#0b0c0c">${text}</text>`,
  )}`;

/** A line of so many points with a head at its end. */
export function arrow(points: readonly (readonly [x: number, y: number])[], isDashed = false): Html {
  const [x, y] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.at(-2) ?? [x, y];
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)];
  const side = (sign: number): string => `${x - 7 * dx + sign * 5 * dy},${y - 7 * dy + sign * 5 * dx}`;
  return html`<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="#0b0c0c" stroke-width="1.5" stroke-dasharray="${isDashed ? '4 3' : 'none'}"></polyline><polygon points="${x},${y} ${side(1)} ${side(-1)}" fill="#0b0c0c"></polygon>`;
}

/** Here is where it stands: a thick frame and a filled flag with words, so that it is seen without colours too. */
export const frame = (x: number, y: number, width: number, height: number, isHere: boolean): Html =>
  html`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${isHere ? '#fff7bf' : '#ffffff'}" stroke="#0b0c0c" stroke-width="${isHere ? 5 : 1.5}"></rect>`;
