/** The files of the project as the checks of this folder see them: paths from the project, and what is written there. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';

/** Text by path, for example `src/app.ts`. */
export type Tree = ReadonlyMap<string, string>;

/** What a check found: where, what is wrong, and what to do about it. */
export type Finding = { readonly file: string; readonly line: number; readonly says: string; readonly next: string };

const everything = [
  '{src,test,bench,scripts}/**/*.{ts,js,css,svg,sql,md}',
  '{packs,rulebooks}/**/*.{yaml,json}',
  'docs/**/*.md',
  'bin/*',
  '*.{md,mjs,json}',
  'NOTICE',
  'LICENSE',
];

/** Made by npm; it is as long as it is and nobody writes in it. */
const notOurs = ['package-lock.json'];

export async function readTree(): Promise<Tree> {
  const found = await Array.fromAsync(glob(everything, { cwd: projectRoot }));
  const paths = found.filter((path) => !notOurs.includes(path)).sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(projectRoot, path), 'utf8')));
  return new Map(paths.map((path, index) => [path, texts[index] ?? '']));
}

export const isTypeScript = (path: string): boolean => path.endsWith('.ts');

/** Tests, what only tests use, and programs beside the product. */
export const isForTests = (path: string): boolean =>
  !path.startsWith('src/') || /\.(?:test|fixture)\.ts$/u.test(path) || path.includes('/testing/');

/** What runs when the product runs. */
export const productFiles = (tree: Tree): readonly (readonly [string, string])[] =>
  [...tree].filter(([path]) => isTypeScript(path) && !isForTests(path));

/** The text with comments blanked out, line for line. Comments inside a line of code stay. */
export const withoutComments = (text: string): string =>
  text
    .replaceAll(/^\s*\/\*[\s\S]*?\*\//gmu, (comment) => comment.replaceAll(/[^\n]/gu, ' '))
    .replaceAll(/(^|[ \t])\/\/.*$/gmu, (comment) => ' '.repeat(comment.length));

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** What the message of a failed test says. */
export const inWords = (findings: readonly Finding[]): string =>
  findings.map(({ file, line, says, next }) => `${file}:${line} ${says} ${next}`).join('\n');
