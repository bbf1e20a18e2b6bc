/** Words that have no place in the project: where and how somebody worked on it, and promises to finish it later. */
import { type Finding, lineAt, type Tree } from './source-tree.ts';

const ofTheWorkplace = 'Say what the reader needs to know, not where or when it was written.';

const besideProject = ['..', 'shared'].join('/');
const refused = [
  { pattern: /(?<![\w.-])\/work\//gu, next: 'Write paths from the project.' },
  {
    pattern: /\.\.\/shared(?=[/'"`])/gu,
    next: 'Ask src/interchange/shared-data.fixture.ts for files that lie beside the project.',
  },
  { pattern: /\bsession \d+/giu, next: ofTheWorkplace },
  { pattern: /\bissue #?\d+/giu, next: ofTheWorkplace },
  { pattern: /\bhelper-/giu, next: ofTheWorkplace },
  { pattern: /\b(?:sub-?agents?|language[ ]models?|chat ?bots?)\b/giu, next: ofTheWorkplace },
  { pattern: /\b(?:TO[D]O|FIX[M]E)\b/gu, next: 'Do it, or leave it out.' },
  { pattern: /\bin production,? you would\b/giu, next: 'Do it as it has to be done.' },
] as const;

/** The one place that knows where such files lie. */
const knowsWhere = 'src/interchange/shared-data.fixture.ts';

export function checkWords(tree: Tree): readonly Finding[] {
  return [...tree].flatMap(([file, text]) =>
    refused.flatMap(({ pattern, next }) =>
      [...text.matchAll(pattern)]
        .filter(([found]) => file !== knowsWhere || found !== besideProject)
        .map((found) => ({
          file,
          line: lineAt(text, found.index),
          says: `says "${found[0]}".`,
          next,
        })),
    ),
  );
}
