/** Ids that are the same on every machine and every day, so that links in the guides stay good. */
import { hash } from 'node:crypto';

/** A UUID of version 8 made from what it stands for. */
export function stableId(...labels: readonly (string | number)[]): string {
  const hex = hash('sha256', `throughline demo 1/${labels.join('/')}`);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
