/** What a file imports, read from its statements: TypeScript 7 brings no parser that a program could call. */
import { posix } from 'node:path';
import { lineAt, type Tree, withoutComments } from './source-tree.ts';

export type Import = {
  /** As it is written. */
  readonly written: string;
  /** The path from the project for a file of ours, else the name of the package or the module of Node. */
  readonly target: string;
  readonly kind: 'file' | 'package' | 'node';
  readonly line: number;
};

const statements = [
  // import a, { b } from 'x'; import 'x'; export { a } from 'x'; export * from 'x'
  /^[ \t]*(?:import|export)\s(?:[\w$*{},\s]+?\sfrom\s+)?['"](?<written>[^'"\n]+)['"]/gmu,
  // import('x'), import.meta.resolve('x'), require.resolve('x'), also as a type
  /\b(?:import|import\.meta\.resolve|require|require\.resolve)\(\s*['"](?<written>[^'"\n]+)['"]/gu,
];

const packageOf = (written: string): string =>
  written
    .split('/')
    .slice(0, written.startsWith('@') ? 2 : 1)
    .join('/');

function importOf(file: string, written: string, line: number): Import {
  if (written.startsWith('.')) return { written, target: posix.join(posix.dirname(file), written), kind: 'file', line };
  if (written.startsWith('node:')) return { written, target: written, kind: 'node', line };
  return { written, target: packageOf(written), kind: 'package', line };
}

/** @param file its path from the project */
export function importsOf(file: string, text: string): readonly Import[] {
  const code = withoutComments(text);
  return statements.flatMap((statement) =>
    [...code.matchAll(statement)].map((found) => {
      const leading = found[0].length - found[0].trimStart().length;
      return importOf(file, found.groups?.['written'] ?? '', lineAt(code, found.index + leading));
    }),
  );
}

/** The files of the tree that each of the given files imports. */
export function importGraph(files: Tree): ReadonlyMap<string, readonly Import[]> {
  return new Map(
    [...files].map(([file, text]) => [
      file,
      importsOf(file, text).filter(({ kind, target }) => kind === 'file' && files.has(target)),
    ]),
  );
}
