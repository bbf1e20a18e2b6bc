/** The shape of files: names that say something, named exports, no barrels, and a length that can be read at once. */
import { basename } from 'node:path';
import { type Finding, isForTests, isTypeScript, lineAt, type Tree, withoutComments } from './source-tree.ts';

/** Lines. In November 2026 the longest file of the product had 250, the longest test 326. */
export const most = { product: 250, tests: 400 } as const;

/** Longer for a reason, each with a limit of its own. */
const longer: ReadonlyMap<string, number> = new Map([
  // One line for each column of every table; cut in two, nobody would know where to look
  ['src/database/tables.ts', 1_200],
  // One list of settings, from which the reference is made
  ['src/config.ts', 320],
  // One registry, in which every code and what to do next is found
  ['src/errors.ts', 500],
]);

const saysNothing = /^(?:index|utils?|helpers?|common|misc|types?|lib|stuff|functions?|constants?)$/u;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|fixture))?\.ts$/u;

function nameOf(file: string): readonly Finding[] {
  const about = { file, line: 1 };
  const folders = file.split('/').slice(0, -1);
  const stem = basename(file).replace(/(?:\.(?:test|fixture))?\.ts$/u, '');
  const empty = [...folders, stem].find((word) => saysNothing.test(word));
  if (empty !== undefined)
    return [
      { ...about, says: `is called "${empty}", which does not say what is in it.`, next: 'Name it for its one idea.' },
    ];
  if (!kebab.test(basename(file)))
    return [{ ...about, says: 'is not named in small letters and hyphens.', next: 'Write it like send-item.ts.' }];
  return [];
}

function lengthOf(file: string, text: string): readonly Finding[] {
  const lines = text.trimEnd().split('\n').length;
  const limit = longer.get(file) ?? (isForTests(file) ? most.tests : most.product);
  if (lines <= limit) return [];
  return [
    {
      file,
      line: limit,
      says: `has ${lines} lines; ${limit} is the most.`,
      next: 'Give its second idea a file of its own.',
    },
  ];
}

const refused = [
  {
    pattern: /^[ \t]*export\s+default\b|^[ \t]*export\s*\{[^}]*\bas\s+default\b|^[ \t]*export\s*=/gmu,
    says: 'has a default export.',
    next: 'Export it by its name.',
  },
  {
    pattern: /^[ \t]*export\s+(?:type\s+)?\*/gmu,
    says: 'passes on everything of another file.',
    next: 'Import it where it is made.',
  },
] as const;

export function checkShape(tree: Tree): readonly Finding[] {
  return [...tree]
    .filter(([path]) => isTypeScript(path))
    .flatMap(([file, text]) => {
      const code = withoutComments(text);
      const exported = refused.flatMap(({ pattern, says, next }) =>
        [...code.matchAll(pattern)].map(({ index }) => ({ file, line: lineAt(code, index), says, next })),
      );
      return [...nameOf(file), ...lengthOf(file, text), ...exported];
    });
}
