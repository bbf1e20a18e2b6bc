/** What may not happen in which part: the clock and chance everywhere, the world outside in the pure parts. */
import { partOf } from './check-arrows.ts';
import { importsOf } from './read-imports.ts';
import { type Finding, lineAt, productFiles, type Tree, withoutComments } from './source-tree.ts';

const clock = 'src/clock.ts';

/** Says the same every time it is asked, whatever the machine, the day or the database. */
const pureParts = ['rulebook', 'kinds', 'access', 'identity'];

/** Packages of pure parts, with the folder that may use each. */
const purePackages: ReadonlyMap<string, string> = new Map([
  ['zod', 'src/'],
  ['yaml', 'src/rulebook/pack/'],
]);

const present = {
  pattern:
    /\bDate\.now\b|\bTemporal\.Now\b|\bMath\.random\b|\bnew\s+Date\s*\(\s*\)|\bnew\s+Date\b(?!\s*\()|(?<!new\s+)(?<![\w.])Date\(\)/gu,
  next: 'Take a clock (src/clock.ts) as an argument; for chance use node:crypto, in the demo src/demo/random.ts.',
};
const settings = {
  pattern: /\bprocess\.env\b/gu,
  next: 'Add the setting to src/config.ts and take it as an argument.',
};
const outside = {
  pattern:
    /\b(?:process|console|performance|crypto)\.\w+|\bglobalThis\b|(?<![\w.])(?:fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(/gu,
  next: 'Let the caller do it and pass in what is needed.',
};

/** The two places at which the settings enter. */
const starts = ['src/main.ts', 'src/cli/main.ts'];

export function checkPurity(tree: Tree): readonly Finding[] {
  return productFiles(tree).flatMap(([file, text]) => {
    const code = withoutComments(text);
    const isPure = pureParts.includes(partOf(file));
    const uses = ({ pattern, next }: typeof present, says: (found: string) => string): readonly Finding[] =>
      [...code.matchAll(pattern)].map((found) => ({
        file,
        line: lineAt(code, found.index),
        says: says(found[0]),
        next,
      }));
    return [
      ...(file === clock ? [] : uses(present, (found) => `uses ${found}, which nobody can set in a test.`)),
      ...(starts.includes(file) ? [] : uses(settings, (found) => `reads ${found}.`)),
      ...(isPure ? uses(outside, (found) => `uses ${found}, and ${partOf(file)} is pure.`) : []),
      ...(isPure ? importsOutside(file, text) : []),
    ];
  });
}

function importsOutside(file: string, text: string): readonly Finding[] {
  return importsOf(file, text).flatMap(({ kind, target, written, line }): readonly Finding[] => {
    const folder = purePackages.get(target);
    if (kind === 'file' || (folder !== undefined && file.startsWith(folder))) return [];
    return [
      {
        file,
        line,
        says: `imports ${written}, and ${partOf(file)} is pure.`,
        next: 'Let the caller read it and pass in what was read.',
      },
    ];
  });
}
