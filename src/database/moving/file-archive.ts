/** An export as one tar file, encrypted to keys of the age format when there are any. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from 'modern-tar';
import { isProblem } from '../../errors.ts';
import { type ArchiveFile, type ArchiveReader, type ArchiveWriter, largestFile } from './archive.ts';
import { targetTaken, targetUnwritable, unreadable } from './moving-problems.ts';

export type Bytes = ReadableStream<Uint8Array>;

/** @param seal what the bytes go through on their way to the file */
export async function writeFile(
  path: string,
  seal: (plain: Bytes) => Promise<Bytes> = (plain) => Promise.resolve(plain),
): Promise<ArchiveWriter> {
  const { readable, controller } = createTarPacker();
  // The name is taken at once, so that nothing is ever written over
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await new Promise<void>((resolve, reject) => {
    target.once('open', () => resolve());
    target.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EEXIST' ? targetTaken(path) : targetUnwritable(path, error)),
    );
  });
  const written = pipeline(Readable.fromWeb((await seal(readable)) as never), target);
  const failed = written.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(targetUnwritable(path, error)),
  );
  failed.catch(() => undefined);
  return {
    write: async (name, bytes) => {
      const body = controller
        .add({ name, size: bytes.length, mode: 0o600, mtime: new Date(0), type: 'file' })
        .getWriter();
      const copied = (async (): Promise<void> => {
        await body.write(bytes);
        await body.close();
      })();
      copied.catch(() => undefined);
      await Promise.race([copied, failed]);
    },
    finish: async () => {
      controller.finalize();
      await written.catch((error: unknown) => Promise.reject(targetUnwritable(path, error)));
    },
    abandon: async () => {
      controller.error(new Error('abandoned'));
      await written.catch(() => undefined);
      await rm(path, { force: true });
    },
  };
}

/** @param unseal what the bytes of the file go through first; throws EXPORT_UNREADABLE or what is wrong with the key */
export function readFileArchive(
  path: string,
  unseal: (bytes: Bytes) => Promise<Bytes> = (bytes) => Promise.resolve(bytes),
): ArchiveReader {
  return {
    path,
    files: async function* () {
      const source = createReadStream(path, { highWaterMark: 1024 * 1024 });
      try {
        const plain = await unseal(Readable.toWeb(source) as Bytes);
        for await (const entry of plain.pipeThrough(createTarDecoder({ strict: true }))) {
          const file = await readEntry(path, entry);
          if (file !== undefined) yield file;
        }
      } catch (error) {
        if (isProblem(error)) throw error;
        throw unreadable(path, 'it is not whole, or was changed: reading it stopped in the middle', error);
      } finally {
        source.destroy();
      }
    },
  };
}

async function readEntry(path: string, { header, body }: ParsedTarEntry): Promise<ArchiveFile | undefined> {
  if (header.type !== 'file' && header.type !== undefined) {
    await body.cancel();
    return undefined;
  }
  const name = header.name.replace(/^(?:\.\/)+/u, '');
  if (header.size > largestFile) throw unreadable(path, `${name} in it is larger than any file of an export`);
  return { name, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
}
