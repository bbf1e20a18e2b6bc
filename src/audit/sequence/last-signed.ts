/**
 * The last checkpoint that was signed here, in a file beside the key. Nothing is signed that does not continue it: whoever
 * rewrites the database without the key gets no signature for that, and a database from an old backup is not taken for the log.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

export type LastSigned = {
  /** The note, or undefined when nothing was signed here yet. */
  readonly read: () => Promise<string | undefined>;
  readonly keep: (note: string) => Promise<void>;
  /** Puts it aside for good, under another name. */
  readonly putAside: (name: string) => Promise<void>;
};

export const lastSignedFile = (keyFile: string): string => `${keyFile}.last`;

export function lastSignedIn(file: string): LastSigned {
  return {
    read: async () => {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    keep: async (note) => {
      const unfinished = `${file}.${randomUUID()}`;
      await writeFile(unfinished, note, { mode: 0o600 });
      await rename(unfinished, file);
    },
    putAside: (name) => rename(file, `${file}-${name}`),
  };
}
