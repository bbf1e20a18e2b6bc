/** The arrows of the house: who may import whom. CONTRIBUTING.md draws them; this is where they are enforced. */
import { importsOf } from './read-imports.ts';
import { type Finding, isForTests, productFiles, type Tree } from './source-tree.ts';

const capabilities = [
  'transition',
  'voices',
  'threshold',
  'questions',
  'protection',
  'escalation',
  'partnership-log',
  'pathway',
  'placement',
  'family',
  'learning',
];

/** From the ground up. A part may use what lies in layers below its own. */
const layers: readonly (readonly string[])[] = [
  ['errors', 'config', 'clock'],
  ['kinds'],
  ['access', 'audit', 'rulebook'],
  ['record'],
  ['ui', 'interchange', 'notify', 'identity'],
  capabilities,
  ['web', 'cli', 'demo'],
  ['app'],
  ['main'],
];

/** Within a layer: what each may use beside it. File formats carry numbers of people; settings are refused with an error. */
const neighbours: ReadonlyMap<string, readonly string[]> = new Map([
  ['interchange', ['identity']],
  ['config', ['errors']],
]);

/** It stands beside the layers: it uses the ground only, and only these use it. */
const database = 'database';
const mayUseDatabase = ['audit', 'access', 'record', 'web', 'cli', 'demo', 'app', 'main'];
const databaseUses = ['errors', 'clock', 'config'];

/** `record` for `src/record/append.ts`, `app` for `src/app.ts`. */
export const partOf = (path: string): string => (path.split('/')[1] ?? '').replace(/\.ts$/u, '');

const layerOf = (part: string): number => layers.findIndex((layer) => layer.includes(part));

/** Null when the one may import the other, else why not and what to do. */
function whyNot(from: string, to: string): Pick<Finding, 'says' | 'next'> | null {
  if (from === to) return null;
  if (to === database && mayUseDatabase.includes(from)) return null;
  if (to === database)
    return {
      says: `${from} may not use the database.`,
      next: 'Let src/record offer what is needed, and import that.',
    };
  if (from === database && databaseUses.includes(to)) return null;
  if (from === database)
    return { says: `database may use only ${databaseUses.join(', ')}.`, next: 'Give it what it needs as an argument.' };
  if (capabilities.includes(from) && capabilities.includes(to))
    return {
      says: `one capability (${from}) may not import another (${to}).`,
      next: 'Let them meet in the chronology, in a panel that web composes, or in a named route of src/ui/addresses.ts.',
    };
  if (layerOf(to) < layerOf(from) || neighbours.get(from)?.includes(to) === true) return null;
  return {
    says: `${from} may not use ${to}, which does not lie below it.`,
    next: 'Move what both need into a layer below, or pass it in from above.',
  };
}

export function checkArrows(tree: Tree): readonly Finding[] {
  return productFiles(tree).flatMap(([file, text]): readonly Finding[] => {
    const from = partOf(file);
    if (from !== database && layerOf(from) === -1)
      return [
        {
          file,
          line: 1,
          says: `lies in src/${from}, which has no place in the house.`,
          next: 'Put it into a folder that there is, or give the new folder its layer in test/architecture/check-arrows.ts.',
        },
      ];
    return importsOf(file, text).flatMap(({ kind, target, written, line }): readonly Finding[] => {
      if (kind !== 'file') return [];
      const about = { file, line };
      if (!target.startsWith('src/') || isForTests(target))
        return [
          {
            ...about,
            says: `imports ${written}: the product does not use tests, fixtures or what lies outside src.`,
            next: 'Move what it needs into src, or read it when the product runs.',
          },
        ];
      const why = whyNot(from, partOf(target));
      return why === null ? [] : [{ ...about, says: `imports ${written}: ${why.says}`, next: why.next }];
    });
  });
}
