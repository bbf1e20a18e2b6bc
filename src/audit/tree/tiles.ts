/**
 * The tree as tiles (c2sp.org/tlog-tiles): rows of up to 256 hashes of every eighth level. From them every hash and every proof
 * can be read with a handful of tiles, however large the tree is.
 */
import { hashBytes, nodeHash } from './hash.ts';
import type { ReadNode } from './root.ts';
import { coverOf, type Node } from './shape.ts';

const height = 8;
/** Hashes in a full tile. */
export const tileWidth = 2 ** height;

/** `level` counts rows of tiles: 0 holds the hashes of leaves, 1 the roots of full tiles of level 0. */
export type TileName = { readonly level: number; readonly number: number };
export type Tile = TileName & { readonly hashes: Buffer };

export const tileKey = ({ level, number }: TileName): string => `${level}/${number}`;

export const widthOf = ({ hashes }: Pick<Tile, 'hashes'>): number => hashes.length / hashBytes;

export const hashIn = (hashes: Buffer, place: number): Buffer =>
  hashes.subarray(place * hashBytes, (place + 1) * hashBytes);

/** Every tile of a tree of this size, with its width, from the leaves up. */
export function tilesOf(size: number): readonly (TileName & { readonly width: number })[] {
  const tiles: (TileName & { readonly width: number })[] = [];
  for (let [level, hashes] = [0, size]; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth))
    for (let number = 0; number * tileWidth < hashes; number += 1)
      tiles.push({ level, number, width: Math.min(tileWidth, hashes - number * tileWidth) });
  return tiles;
}

/** The last tile of each level, full or not: what a tree needs to grow. */
export function edgeOf(size: number): readonly TileName[] {
  const edge: TileName[] = [];
  for (let [level, hashes] = [0, size]; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth))
    edge.push({ level, number: Math.floor((hashes - 1) / tileWidth) });
  return edge;
}

/** The root over all hashes of a tile, or over some that begin at a multiple of their number, which is a power of two. */
function rootWithin(hashes: Buffer, from: number, count: number): Buffer {
  if (count === 1) return hashIn(hashes, from);
  const half = count / 2;
  return nodeHash(rootWithin(hashes, from, half), rootWithin(hashes, from + half, half));
}

/** The root of a full tile, as it stands in the tile above. */
export const rootOfTile = (hashes: Buffer): Buffer => rootWithin(hashes, 0, tileWidth);

/** In which tile the hash of a complete subtree can be found, and of which of its hashes it is made. */
export function placeOf({ level, index }: Node): {
  readonly tile: TileName;
  readonly from: number;
  readonly count: number;
} {
  const row = Math.floor(level / height);
  const count = 2 ** (level - row * height);
  const first = index * count;
  const number = Math.floor(first / tileWidth);
  return { tile: { level: row, number }, from: first - number * tileWidth, count };
}

/** Reads subtrees from tiles that have been fetched. Throws a RangeError for a tile that is not there or too short. */
export const readFromTiles =
  (tiles: ReadonlyMap<string, Buffer>): ReadNode =>
  (node) => {
    const { tile, from, count } = placeOf(node);
    const hashes = tiles.get(tileKey(tile));
    if (hashes === undefined || hashes.length < (from + count) * hashBytes)
      throw new RangeError(`Tile ${tileKey(tile)} is not there or too short`);
    return rootWithin(hashes, from, count);
  };

const nothingYet = Buffer.alloc(hashBytes);

/** Which tiles some work reads: it is done once with hashes of nothing. */
export function tilesNeeded(work: (read: ReadNode) => unknown): readonly TileName[] {
  const needed = new Map<string, TileName>();
  work((node) => {
    const { tile } = placeOf(node);
    needed.set(tileKey(tile), tile);
    return nothingYet;
  });
  return [...needed.values()];
}

/** For the root of a tree of this size. */
export const tilesForRoot = (size: number): readonly TileName[] =>
  tilesNeeded((read) => coverOf(0, size).forEach(read));

/** Tiles that grow. Each call of `changed` gives those that have changed since the one before. */
export type GrowingTiles = { readonly add: (leafHash: Buffer) => void; readonly changed: () => readonly Tile[] };

/** @param edge the tiles of `edgeOf(size)`, by their key */
export function growingTiles(size: number, edge: ReadonlyMap<string, Buffer>): GrowingTiles {
  type Row = { number: number; hashes: Buffer; width: number };
  const rows: Row[] = edgeOf(size).map((name) => {
    const hashes = Buffer.alloc(tileWidth * hashBytes);
    const known = edge.get(tileKey(name));
    if (known === undefined) throw new RangeError(`Tile ${tileKey(name)} is missing`);
    known.copy(hashes);
    return { number: name.number, hashes, width: known.length / hashBytes };
  });
  const changes = new Map<string, Tile>();
  const add = (level: number, hash: Buffer): void => {
    const row = (rows[level] ??= { number: 0, hashes: Buffer.alloc(tileWidth * hashBytes), width: 0 });
    if (row.width === tileWidth) {
      row.number += 1;
      row.width = 0;
    }
    hash.copy(row.hashes, row.width * hashBytes);
    row.width += 1;
    const name = { level, number: row.number };
    const isFull = row.width === tileWidth;
    const hashes = row.hashes.subarray(0, row.width * hashBytes);
    changes.set(tileKey(name), { ...name, hashes: isFull ? Buffer.from(hashes) : hashes });
    if (isFull) add(level + 1, rootOfTile(row.hashes));
  };
  return {
    add: (leafHash) => add(0, leafHash),
    changed: () => {
      const tiles = [...changes.values()].map((tile) => ({ ...tile, hashes: Buffer.from(tile.hashes) }));
      changes.clear();
      return tiles;
    },
  };
}
