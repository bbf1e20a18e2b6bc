/** A log made in memory, as the sequencer would have made it, to be tampered with. */
import { createHash } from 'node:crypto';
import { type AuditKey, newAuditKey } from '../audit-key.ts';
import { commitmentTo, entryLine, hashOfLeaf } from '../entry-line.ts';
import { signedCheckpoint } from '../note/checkpoint.ts';
import { keyStatement } from '../note/key-statement.ts';
import { sealOf } from '../seal.ts';
import { hashBytes } from '../tree/hash.ts';
import { growingTree } from '../tree/root.ts';
import { growingTiles, tileKey } from '../tree/tiles.ts';
import type { LogContents, PlacedEntry, StoredCheckpoint, UnplacedEntry } from './log-contents.ts';

/** What a superuser can reach. */
export type MadeLog = {
  places: PlacedEntry[];
  tiles: Map<string, Buffer>;
  checkpoints: StoredCheckpoint[];
  keyStatements: string[];
  unplaced: UnplacedEntry[];
};

export const partnership = '10000000-0000-4000-8000-000000000001';
export const began = Temporal.Instant.from('2026-11-22T09:00:00Z');

/** An id or a salt, always the same for the same text. */
export const idOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** @param what tells versions of the same entry apart */
export const lineOf = (index: number, what = 'child opened'): string =>
  entryLine({
    kind: 'event',
    id: idOf(`entry ${index}`),
    salt: idOf(`salt ${index}`),
    at: '2026-11-22 09:00:00+00',
    practitioner: null,
    action: what,
    subject: null,
    detail: `{"number":${index}}`,
  });

export type Contents = { readonly entry: string; readonly line: string };

/** Places, tiles and checkpoints over these entries, with the right key: what only the server could make. */
export function logOver(key: AuditKey, entries: readonly Contents[], checkpointEvery: number): MadeLog {
  const tree = growingTree();
  const growing = growingTiles(0, new Map());
  const places: PlacedEntry[] = [];
  const checkpoints: StoredCheckpoint[] = [];
  for (const [position, { entry, line }] of entries.entries()) {
    const leaf = { kind: 1, entry, commitment: commitmentTo(line) };
    const hash = hashOfLeaf(leaf);
    tree.add(hash);
    growing.add(hash);
    places.push({ ...leaf, position, line, seal: sealOf(key.secrets, position, hash) });
    const size = position + 1;
    if (size % checkpointEvery === 0 || size === entries.length)
      checkpoints.push({
        size,
        note: signedCheckpoint(key.signing, { size, root: tree.root() }, began.add({ seconds: size })),
        cosignatures: [],
      });
  }
  return {
    places,
    checkpoints,
    tiles: new Map(growing.changed().map((tile) => [tileKey(tile), tile.hashes])),
    keyStatements: [keyStatement({ number: 1, from: 0, at: began }, key.signing, null)],
    unplaced: [],
  };
}

export const manyEntries = (count: number): readonly Contents[] =>
  Array.from({ length: count }, (_, index) => ({ entry: idOf(`entry ${index}`), line: lineOf(index) }));

export const newKey = (): AuditKey => newAuditKey(partnership, 0);

/** Changes one stay without effect on the other. */
export const copyOf = (log: MadeLog): MadeLog => ({
  places: [...log.places],
  tiles: new Map(log.tiles),
  checkpoints: [...log.checkpoints],
  keyStatements: [...log.keyStatements],
  unplaced: [...log.unplaced],
});

export const contentsOf = (log: MadeLog): LogContents => ({
  places: async function* () {
    for (let start = 0; start < log.places.length; start += 1_000) yield log.places.slice(start, start + 1_000);
  },
  tiles: (names) =>
    Promise.resolve(
      new Map(
        names.flatMap((name) => {
          const hashes = log.tiles.get(tileKey(name));
          return hashes === undefined ? [] : [[tileKey(name), hashes]];
        }),
      ),
    ),
  checkpoints: log.checkpoints,
  witnesses: [],
  keyStatements: log.keyStatements,
  unplaced: () => Promise.resolve(log.unplaced),
  waiting: 0,
});

/** The hashes of all leaves, as a witness may hold them. */
export const leafHashesOf = (log: MadeLog): Buffer => {
  const hashes = Buffer.alloc(log.places.length * hashBytes);
  for (const place of log.places) hashOfLeaf(place).copy(hashes, place.position * hashBytes);
  return hashes;
};
