/** Chooses the test files of a run. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';

type Choice = {
  /** Parts of paths; none is everything. */
  readonly words: readonly string[];
  /** Only those that ask for a database. */
  readonly onlyDatabase: boolean;
};

/** Paths from the project. */
export async function chooseTestFiles({ words, onlyDatabase }: Choice): Promise<readonly string[]> {
  const all = await Array.fromAsync(glob(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: projectRoot }));
  const named = all.filter((path) => words.length === 0 || words.some((word) => path.includes(word))).sort();
  if (!onlyDatabase) return named;
  const uses = await Promise.all(named.map(usesDatabase));
  return named.filter((_, index) => uses[index]);
}

const usesDatabase = async (path: string): Promise<boolean> =>
  (await readFile(join(projectRoot, path), 'utf8')).includes('testDatabase');
