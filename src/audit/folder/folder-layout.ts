/**
 * Where everything lies in an exported folder. Tiles, entry bundles and the newest checkpoint lie as c2sp.org/tlog-tiles says, so
 * that other tools for transparency logs can read them; the entries themselves lie beside them as lines of JSON.
 */
import { join } from 'node:path';
import { type TileName, tileWidth } from '../tree/tiles.ts';

export const fileNames = {
  readMe: 'README.txt',
  newest: 'checkpoint',
  checkpoints: 'checkpoints.json',
  keys: 'keys.json',
  witnesses: 'witnesses.json',
  entries: 'entries',
} as const;

/** Entries in one file of lines: a whole number of tiles. */
export const linesInFile = 65_536;

const digits = 3;

/** 1234067 as x001/x234/067 */
export function numberPath(number: number): string {
  const text = String(number);
  const padded = text.padStart(Math.ceil(text.length / digits) * digits, '0');
  const parts = padded.match(/\d{3}/gu) ?? [];
  return parts.map((part, index) => (index === parts.length - 1 ? part : `x${part}`)).join('/');
}

const partial = (width: number): string => (width === tileWidth ? '' : `.p/${width}`);

export const tilePath = ({ level, number }: TileName, width: number): string =>
  join('tile', String(level), `${numberPath(number)}${partial(width)}`);

export const bundlePath = (number: number, width: number): string =>
  join('tile', 'entries', `${numberPath(number)}${partial(width)}`);

export const linesPath = (from: number): string => join(fileNames.entries, `${String(from).padStart(16, '0')}.jsonl`);
