/** The content of a table as packed files of bounded size: what is written of each, and how it is unpacked again. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ArchiveWriter } from './archive.ts';
import { type ExportedFile, sha256 } from './manifest.ts';

const pack = promisify(gzip);
const unpackBytes = promisify(gunzip);

/** Bytes of a piece before it is packed; only the last of a table is smaller. */
export const pieceBytes = 8 * 1024 * 1024;

const pattern = /^tables\/(?<order>\d{3})-(?<table>[a-z][a-z0-9_]*)\/(?<number>\d{6})\.copy\.gz$/u;

/** In the order of names lie the tables in the order in which they can be loaded, and the pieces of each. */
export const pieceName = (order: number, table: string, number: number): string =>
  `tables/${String(order).padStart(3, '0')}-${table}/${String(number).padStart(6, '0')}.copy.gz`;

/** The table of a piece, or undefined when the name is not that of a piece. */
export const tableOfPiece = (name: string): string | undefined => pattern.exec(name)?.groups?.['table'];

export type PieceWriter = {
  readonly take: (chunk: Buffer) => Promise<void>;
  readonly finish: () => Promise<readonly ExportedFile[]>;
};

/** Cuts what it is given, and packs one piece while the next is gathered: never more than two are in memory. */
export function pieceWriter(archive: ArchiveWriter, nameOf: (number: number) => string): PieceWriter {
  const written: ExportedFile[] = [];
  let gathered: Buffer[] = [];
  let size = 0;
  let underWay: Promise<void> = Promise.resolve();

  const write = async (plain: readonly Buffer[], number: number): Promise<void> => {
    const bytes = await pack(Buffer.concat(plain), { level: 4 });
    const name = nameOf(number);
    await archive.write(name, bytes);
    written.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
  };
  let number = 0;
  const cut = async (): Promise<void> => {
    const [plain, of] = [gathered, (number += 1)];
    gathered = [];
    size = 0;
    await underWay;
    underWay = write(plain, of);
    // Whoever waits for it next hears of a failure; meanwhile nobody may be listening
    underWay.catch(() => undefined);
  };
  return {
    take: async (chunk) => {
      let rest = chunk;
      while (size + rest.length >= pieceBytes) {
        const part = rest.subarray(0, pieceBytes - size);
        gathered.push(part);
        rest = rest.subarray(part.length);
        await cut();
      }
      // A copy, because the driver reads the next answer into the same memory
      if (rest.length > 0) gathered.push(Buffer.from(rest));
      size += rest.length;
    },
    finish: async () => {
      if (size > 0) await cut();
      await underWay;
      return written;
    },
  };
}

/** Undefined when it is damaged, or holds more than a piece may. */
export async function unpackPiece(bytes: Uint8Array): Promise<Buffer | undefined> {
  return unpackBytes(bytes, { maxOutputLength: pieceBytes }).catch(() => undefined);
}
