/** The steps that make the tables, as numbered files of SQL. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const productMigrations = join(import.meta.dirname, 'migrations');

export type Migration = {
  /** NNNN-name, without the ending. */
  readonly name: string;
  readonly statements: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
};

/** In the order in which they are applied. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const statements = await readFile(join(folder, file), 'utf8');
      return {
        name: file.slice(0, -'.sql'.length),
        statements,
        hash: createHash('sha256').update(statements).digest('hex'),
      };
    }),
  );
}

/** Names that do not carry the number after the one before, starting at 0001. */
export const misnumbered = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => !new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+$`).test(name));
