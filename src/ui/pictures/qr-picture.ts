/** A picture that a phone reads (QR code), drawn on the server: black squares on white in one path. */
import { encode } from 'uqr';
import { type Html, html } from '../html.ts';

/** @param title says to people what a phone finds in it */
export function qrPicture(text: string, title: string): Html {
  const { data, size } = encode(text, { border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="throughline-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${title}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"></rect><path d="${squares.join('')}" fill="#000"></path></svg>`;
}
