/** Writes a whole log into a folder, from which it can be verified without any database. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashOfLeaf, leafBytes, leafData } from '../entry-line.ts';
import { growingTiles, type Tile, tileWidth, widthOf } from '../tree/tiles.ts';
import type { LogContents, PlacedEntry } from '../verify/log-contents.ts';
import { bundlePath, fileNames, linesInFile, linesPath, tilePath } from './folder-layout.ts';

const readMe = `This folder holds the audit of a Throughline partnership: every action and every disclosure, the tree of
hashes over them, and the signed checkpoints. It holds personal data; keep it as carefully as the record itself.

To verify it, without a database:   throughline audit verify --folder THIS-FOLDER
Better with the key of the log that you know from elsewhere:   --log-key KEY
and with what a witness holds:   --held FOLDER-OF-THE-WITNESS

entries/        each line is an entry; an empty line is one that is there no more. Line 1 of the first file is entry 1.
tile/           the tree and its leaves, as https://c2sp.org/tlog-tiles describes them
checkpoint      the newest checkpoint, as https://c2sp.org/tlog-checkpoint describes it
checkpoints.json, keys.json, witnesses.json
`;

const lengthBytes = 2;

function bundleOf(entries: readonly PlacedEntry[]): Buffer {
  const bundle = Buffer.alloc(entries.length * (lengthBytes + leafBytes));
  for (const [index, entry] of entries.entries()) {
    const start = index * (lengthBytes + leafBytes);
    bundle.writeUInt16BE(leafBytes, start);
    leafData(entry).copy(bundle, start + lengthBytes);
  }
  return bundle;
}

async function write(folder: string, path: string, content: Buffer | string): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { mode: 0o600 });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** @returns how many entries were written */
export async function writeFolder(
  contents: LogContents,
  folder: string,
  onProgress: (entries: number) => void = () => undefined,
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await write(folder, fileNames.readMe, readMe);
  await write(folder, fileNames.keys, json(contents.keyStatements));
  await write(folder, fileNames.witnesses, json(contents.witnesses));
  await write(folder, fileNames.checkpoints, json(contents.checkpoints));
  const newest = contents.checkpoints.at(-1);
  if (newest !== undefined)
    await write(folder, fileNames.newest, `${newest.note}${newest.cosignatures.map(({ line }) => line).join('')}`);
  let size = 0;
  let bundled: PlacedEntry[] = [];
  const tiles = growingTiles(0, new Map());
  const unfinished = new Map<number, Tile>();
  const flush = async (): Promise<void> => {
    if (bundled.length > 0)
      await write(folder, bundlePath(Math.floor((size - 1) / tileWidth), bundled.length), bundleOf(bundled));
    bundled = [];
  };
  for await (const some of contents.places()) {
    for (let start = 0; start < some.length; ) {
      const position = some[start]?.position ?? 0;
      const part = some.slice(start, start + tileWidth - (position % tileWidth));
      for (const entry of part) tiles.add(hashOfLeaf(entry));
      bundled.push(...part);
      await appendLines(folder, position, part);
      size = position + part.length;
      start += part.length;
      if (size % tileWidth === 0) await flush();
    }
    for (const tile of tiles.changed()) {
      if (widthOf(tile) === tileWidth) await write(folder, tilePath(tile, tileWidth), tile.hashes);
      if (widthOf(tile) < tileWidth) unfinished.set(tile.level, tile);
      else if (unfinished.get(tile.level)?.number === tile.number) unfinished.delete(tile.level);
    }
    onProgress(size);
  }
  await flush();
  for (const tile of unfinished.values()) await write(folder, tilePath(tile, widthOf(tile)), tile.hashes);
  return size;
}

async function appendLines(folder: string, position: number, entries: readonly PlacedEntry[]): Promise<void> {
  const file = join(folder, linesPath(Math.floor(position / linesInFile) * linesInFile));
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, position % linesInFile === 0 ? 'w' : 'a', 0o600);
  try {
    await handle.write(entries.map(({ line }) => `${line ?? ''}\n`).join(''));
  } finally {
    await handle.close();
  }
}
