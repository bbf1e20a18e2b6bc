/** An export as a folder. */
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { problem } from '../../errors.ts';
import { type ArchiveReader, type ArchiveWriter, largestFile } from './archive.ts';
import { targetTaken, targetUnwritable, unreadable } from './moving-problems.ts';

/** Makes the folder, for our account only. Throws EXPORT_TARGET_TAKEN when there is something in its place. */
export async function writeFolder(path: string): Promise<ArchiveWriter> {
  const isThere = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error.code === 'ENOTDIR' ? targetTaken(path) : targetUnwritable(path, error);
  });
  if (isThere !== undefined && isThere.length > 0) throw targetTaken(path);
  const made = await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw targetUnwritable(path, error);
  });
  const abandon = async (): Promise<void> => {
    await rm(made ?? join(path, 'tables'), { recursive: true, force: true });
  };
  const write: ArchiveWriter['write'] = async (name, bytes) => {
    const file = join(path, ...name.split('/'));
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await using handle = await open(file, 'wx', 0o600);
      await handle.writeFile(bytes);
      await handle.sync();
    } catch (error) {
      throw targetUnwritable(path, error);
    }
  };
  return { write, finish: () => Promise.resolve(), abandon };
}

export function readFolder(path: string): ArchiveReader {
  return {
    path,
    files: async function* () {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
      for (const name of names) {
        const file = join(path, name);
        if ((await stat(file)).size > largestFile)
          throw unreadable(path, `${name} is larger than any file of an export`);
        const bytes = await readFile(file).catch((error: unknown) => {
          throw problem('EXPORT_UNREADABLE', { file: path, reason: `${name} cannot be read` }, error);
        });
        yield { name, bytes };
      }
    },
  };
}
