/** A log as it lies in an exported folder. */
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { entryKinds, leafBytes, readLeafData } from '../entry-line.ts';
import { checkpointIn } from '../note/checkpoint.ts';
import { readNote } from '../note/signed-note.ts';
import { type TileName, tileKey, tileWidth } from '../tree/tiles.ts';
import type { LogContents, PlacedEntry, StoredCheckpoint, UnplacedEntry } from '../verify/log-contents.ts';
import { bundlePath, fileNames, linesInFile, linesPath, tilePath } from './folder-layout.ts';

const checkpoints = z.array(
  z.object({
    size: z.int().min(0),
    note: z.string(),
    cosignatures: z.array(z.object({ publicKey: z.string(), line: z.string() })),
  }),
);
const witnesses = z.array(z.object({ publicKey: z.string(), title: z.string() }));

async function jsonIn<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
    throw problem('AUDIT_FOLDER_UNUSABLE', { folder, file: name }, error);
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw problem('AUDIT_FOLDER_UNUSABLE', { folder, file: name }, error);
  }
}

/** A full or partial tile or bundle. @param pathOf where it lies with a width */
async function widest(folder: string, pathOf: (width: number) => string): Promise<Buffer | undefined> {
  const full = await readFile(join(folder, pathOf(tileWidth))).catch(() => undefined);
  if (full !== undefined) return full;
  const partials = dirname(join(folder, pathOf(1)));
  const widths = (await readdir(partials).catch(() => []))
    .map(Number)
    .filter((width) => width >= 1 && width < tileWidth);
  return widths.length === 0 ? undefined : readFile(join(folder, pathOf(Math.max(...widths))));
}

const lengthBytes = 2;

/** Its entries; one that cannot be read is undefined. */
function unbundled(bundle: Buffer): readonly ReturnType<typeof readLeafData>[] {
  const leaves = [];
  for (let start = 0; start + lengthBytes <= bundle.length; ) {
    const length = bundle.readUInt16BE(start);
    leaves.push(
      length === leafBytes
        ? readLeafData(bundle.subarray(start + lengthBytes, start + lengthBytes + length))
        : undefined,
    );
    start += lengthBytes + length;
  }
  return leaves;
}

/** The lines of all entries in their order. */
async function* linesOf(folder: string): AsyncIterable<{ readonly position: number; readonly line: string }> {
  const names = await readdir(join(folder, fileNames.entries)).catch(() => []);
  for (const name of names.toSorted((a, b) => a.localeCompare(b, 'en'))) {
    const from = Number(basename(name, '.jsonl'));
    if (!Number.isSafeInteger(from) || linesPath(from) !== join(fileNames.entries, name)) continue;
    let position = from;
    for await (const line of createInterface({
      input: createReadStream(join(folder, fileNames.entries, name)),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      if (position < from + linesInFile) yield { position, line };
      position += 1;
    }
  }
}

/** What a line says that it is, when nothing stands at its place. */
function unplacedIn(line: string): UnplacedEntry | undefined {
  try {
    const said = z.object({ kind: z.enum(['event', 'disclosure']), entry: z.uuid() }).safeParse(JSON.parse(line)).data;
    return said && { kind: entryKinds[said.kind], entry: said.entry, line };
  } catch {
    return undefined;
  }
}

/** Throws AUDIT_FOLDER_UNUSABLE when it is no exported folder. */
export async function folderContents(folder: string): Promise<LogContents> {
  const stored: readonly StoredCheckpoint[] = await jsonIn(folder, fileNames.checkpoints, checkpoints);
  const newest = await newestOf(folder);
  const expected = Math.max(0, newest?.size ?? 0, ...stored.map(({ size }) => size));
  const unplaced: UnplacedEntry[] = [];
  async function* places(): AsyncIterable<readonly PlacedEntry[]> {
    const lines = linesOf(folder)[Symbol.asyncIterator]();
    let next = await lines.next();
    for (let number = 0; ; number += 1) {
      const bundle = await widest(folder, (width) => bundlePath(number, width));
      if (bundle === undefined && number * tileWidth >= expected) break;
      const found: PlacedEntry[] = [];
      const leaves = bundle === undefined ? [] : unbundled(bundle);
      for (let place = 0; place < tileWidth; place += 1) {
        const position = number * tileWidth + place;
        while (next.done !== true && next.value.position < position) next = await lines.next();
        const line = next.done !== true && next.value.position === position ? next.value.line : '';
        const leaf = leaves[place];
        if (leaf !== undefined) found.push({ ...leaf, position, seal: null, line: line === '' ? null : line });
        else if (line !== '') unplaced.push(...[unplacedIn(line)].filter((each) => each !== undefined));
      }
      if (found.length > 0) yield found;
    }
  }
  return {
    places,
    tiles: async (names: readonly TileName[]) => {
      const found = new Map<string, Buffer>();
      for (const name of names) {
        const hashes = await widest(folder, (width) => tilePath(name, width));
        if (hashes !== undefined) found.set(tileKey(name), hashes);
      }
      return found;
    },
    checkpoints:
      stored.some(({ size }) => size === newest?.size) || newest === undefined ? stored : [...stored, newest],
    witnesses: await jsonIn(folder, fileNames.witnesses, witnesses),
    keyStatements: await jsonIn(folder, fileNames.keys, z.array(z.string())),
    unplaced: () => Promise.resolve(unplaced),
    waiting: 0,
  };
}

async function newestOf(folder: string): Promise<StoredCheckpoint | undefined> {
  const text = await readFile(join(folder, fileNames.newest), 'utf8').catch(() => undefined);
  const note = text === undefined ? undefined : readNote(text);
  const checkpoint = note && checkpointIn(note);
  return text === undefined || checkpoint === undefined
    ? undefined
    : { size: checkpoint.size, note: text, cosignatures: [] };
}
