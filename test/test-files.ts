/** Chooses the test files of a run. */
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../src/config.ts';

type Choice = {
  /** Parts of paths; none is everything. */
  readonly words: readonly string[];
  /** Only those that ask for a database, themselves or through what they import. */
  readonly onlyDatabase: boolean;
};

const databases = join(projectRoot, 'test', 'database.ts');

/** Paths from the project. */
export async function chooseTestFiles({ words, onlyDatabase }: Choice): Promise<readonly string[]> {
  const all = await Array.fromAsync(glob(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: projectRoot }));
  const named = all.filter((path) => words.length === 0 || words.some((word) => path.includes(word))).sort();
  if (!onlyDatabase) return named;
  const reached = await Promise.all(named.map((path) => importsOf(join(projectRoot, path), new Set())));
  return named.filter((_, index) => reached[index]?.has(databases));
}

/** Everything that a file imports, at whatever remove. */
async function importsOf(path: string, seen: Set<string>): Promise<ReadonlySet<string>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  for (const [, target = ''] of text.matchAll(/from '(\.{1,2}\/[^']+\.ts)'/g)) {
    const imported = join(dirname(path), target);
    if (seen.has(imported)) continue;
    seen.add(imported);
    await importsOf(imported, seen);
  }
  return seen;
}
