/** Reads an export to its end and compares everything with what its manifest says, before anything is loaded. */
import { createHash, type Hash } from 'node:crypto';
import type { ArchiveFile, ArchiveReader } from './archive.ts';
import { type ExportedFile, type Manifest, manifestFile, manifestSumFile, readManifest, sha256 } from './manifest.ts';
import { unreadable } from './moving-problems.ts';
import { tableOfPiece, unpackPiece } from './pieces.ts';

export type CheckedArchive = {
  readonly manifest: Manifest;
  /** What lies beside the tables. */
  readonly files: readonly ArchiveFile[];
};

type FoundTable = { readonly hash: Hash; rows: number; bytes: number; readonly pieces: ExportedFile[] };

type Found = {
  readonly tables: Map<string, FoundTable>;
  readonly others: Map<string, Uint8Array>;
};

const newline = 10;
/** Beside tables and manifest there are only small files, such as keys. */
const largestOther = 1024 * 1024;

/** Throws EXPORT_UNREADABLE, naming the first thing that is wrong. */
export async function checkArchive(
  archive: ArchiveReader,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<CheckedArchive> {
  const found: Found = { tables: new Map(), others: new Map() };
  let read = 0;
  for await (const file of archive.files()) {
    await take(archive, found, file);
    read += file.bytes.length;
    onProgress(read);
  }
  const manifest = manifestOf(archive, found);
  const wrong = firstDifference(manifest, found);
  if (wrong !== undefined) throw unreadable(archive.path, wrong);
  const files = manifest.files.map(({ name }) => ({ name, bytes: found.others.get(name) ?? new Uint8Array() }));
  return { manifest, files };
}

async function take({ path }: ArchiveReader, { tables, others }: Found, { name, bytes }: ArchiveFile): Promise<void> {
  const table = tableOfPiece(name);
  if (table === undefined) {
    const isLarge = name !== manifestFile && bytes.length > largestOther;
    if (isLarge || others.has(name)) throw unreadable(path, `${name} does not belong in an export`);
    others.set(name, bytes);
    return;
  }
  const plain = await unpackPiece(bytes);
  if (plain === undefined) throw unreadable(path, `${name} is damaged`);
  const found = tables.get(table) ?? { hash: createHash('sha256'), rows: 0, bytes: 0, pieces: [] };
  tables.set(table, found);
  found.hash.update(plain);
  found.bytes += plain.length;
  for (let at = plain.indexOf(newline); at !== -1; at = plain.indexOf(newline, at + 1)) found.rows += 1;
  found.pieces.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
}

function manifestOf({ path }: ArchiveReader, { others }: Found): Manifest {
  const [text, sum] = [manifestFile, manifestSumFile].map((name) => others.get(name));
  if (text === undefined || sum === undefined)
    throw unreadable(
      path,
      `${text === undefined ? manifestFile : manifestSumFile} is missing: it is no export, or one that was interrupted`,
    );
  const manifest = readManifest(Buffer.from(text).toString(), Buffer.from(sum).toString());
  if (typeof manifest === 'string') throw unreadable(path, manifest);
  return manifest;
}

function firstDifference(manifest: Manifest, { tables, others }: Found): string | undefined {
  const named = new Set([manifestFile, manifestSumFile, ...manifest.files.map(({ name }) => name)]);
  for (const name of others.keys()) if (!named.has(name)) return `${name} is not in its manifest`;
  for (const { name, sha256: sum } of manifest.files) {
    const bytes = others.get(name);
    if (bytes === undefined) return `${name} is missing`;
    if (sha256(bytes) !== sum) return `${name} was changed after it was written`;
  }
  const unknown = [...tables.keys()].find((name) => !manifest.tables.some((table) => table.name === name));
  if (unknown !== undefined) return `the table ${unknown} is not in its manifest`;
  for (const table of manifest.tables) {
    const wrong = differenceOfTable(table, tables.get(table.name));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function differenceOfTable(said: Manifest['tables'][number], found: FoundTable | undefined): string | undefined {
  const pieces = found?.pieces ?? [];
  for (const [index, piece] of said.pieces.entries()) {
    if (pieces[index]?.name !== piece.name) return `${piece.name} is missing`;
    if (pieces[index].sha256 !== piece.sha256) return `${piece.name} was changed after it was written`;
  }
  const extra = pieces[said.pieces.length];
  if (extra !== undefined) return `${extra.name} is not in its manifest`;
  const sum = (found?.hash ?? createHash('sha256')).digest('hex');
  const isEqual = said.rows === (found?.rows ?? 0) && said.bytes === (found?.bytes ?? 0) && said.sha256 === sum;
  return isEqual ? undefined : `the table ${said.name} does not have the rows that its manifest counts`;
}
