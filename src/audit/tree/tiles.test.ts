import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { hashBytes, leafHash } from './hash.ts';
import { consistencyProof, inclusionProof, provesConsistency, provesInclusion } from './proofs.ts';
import { growingTree, rootOf } from './root.ts';
import {
  edgeOf,
  growingTiles,
  hashIn,
  readFromTiles,
  type Tile,
  tileKey,
  tilesForRoot,
  tilesNeeded,
  tilesOf,
  widthOf,
} from './tiles.ts';

const hashOf = (index: number): Buffer => leafHash(Buffer.from(String(index)));

/** Tiles of a tree that has grown in steps, kept as a database would keep them. */
function grown(steps: readonly number[]): { readonly tiles: Map<string, Buffer>; readonly roots: readonly Buffer[] } {
  const tiles = new Map<string, Buffer>();
  const roots: Buffer[] = [];
  const tree = growingTree();
  let size = 0;
  for (const step of steps) {
    const edge = new Map(edgeOf(size).map((name) => [tileKey(name), tiles.get(tileKey(name)) ?? Buffer.of()]));
    const growing = growingTiles(size, edge);
    for (let index = size; index < size + step; index += 1) {
      growing.add(hashOf(index));
      tree.add(hashOf(index));
    }
    size += step;
    for (const tile of growing.changed()) tiles.set(tileKey(tile), tile.hashes);
    assert.deepEqual(growing.changed(), []);
    roots.push(tree.root());
  }
  return { tiles, roots };
}

test('a tree of 70,000 has the tiles that the specification counts', () => {
  const tiles = tilesOf(70_000);
  const widths = (level: number): readonly number[] =>
    tiles.filter((tile) => tile.level === level).map(({ width }) => width);
  assert.equal(widths(0).filter((width) => width === 256).length, 273);
  assert.equal(widths(0).at(-1), 112);
  assert.deepEqual(widths(1), [256, 17]);
  assert.deepEqual(widths(2), [1]);
  assert.deepEqual(
    tilesOf(256).map(({ level, width }) => [level, width]),
    [
      [0, 256],
      [1, 1],
    ],
  );
});

test('tiles that grow in steps of any size are those of the tree, and give its root and its proofs', () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 200, max: 600 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(steps, fc.nat(), (given, some) => {
      const { tiles, roots } = grown(given);
      const size = given.reduce((sum, step) => sum + step, 0);
      const root = roots.at(-1) ?? Buffer.of();
      const names = tilesOf(size).map((name) => [tileKey(name), name.width]);
      assert.deepEqual(new Map([...tiles].map(([key, hashes]) => [key, widthOf({ hashes })])), new Map(names as never));
      const fetch = (needed: ReturnType<typeof tilesForRoot>): ReadonlyMap<string, Buffer> =>
        new Map(needed.map((name) => [tileKey(name), tiles.get(tileKey(name)) ?? Buffer.of()]));
      const found = fetch(tilesForRoot(size));
      assert.ok(rootOf(0, size, readFromTiles(found)).equals(root));
      const index = some % size;
      const work = (read: Parameters<typeof inclusionProof>[2]) => inclusionProof(index, size, read);
      const proof = work(readFromTiles(fetch(tilesNeeded(work))));
      assert.ok(provesInclusion({ index, size, leaf: hashOf(index), root, proof }));
      const step = some % given.length;
      const older = given.slice(0, step + 1).reduce((sum, each) => sum + each, 0);
      const between = (read: Parameters<typeof inclusionProof>[2]) => consistencyProof(older, size, read);
      const shown = between(readFromTiles(fetch(tilesNeeded(between))));
      assert.ok(provesConsistency({ size: older, root: roots[step] ?? root }, { size, root }, shown));
    }),
    { numRuns: 40 },
  );
});

test('a proof in a tree of a million needs few tiles', () => {
  const needed = tilesNeeded((read) => inclusionProof(654_321, 1_000_000, read));
  assert.ok(needed.length <= 6, String(needed.length));
});

test('a tile that is missing or too short is no ground to stand on', () => {
  const { tiles } = grown([300]);
  assert.throws(() => growingTiles(300, new Map()), RangeError);
  tiles.delete('1/0');
  assert.throws(() => rootOf(0, 300, readFromTiles(tiles)), RangeError);
  const short: Tile = { level: 0, number: 0, hashes: (tiles.get('0/0') ?? Buffer.of()).subarray(0, hashBytes) };
  assert.throws(() => readFromTiles(new Map([[tileKey(short), short.hashes]]))({ level: 1, index: 0 }), RangeError);
  assert.ok(hashIn(short.hashes, 0).equals(hashOf(0)));
});
