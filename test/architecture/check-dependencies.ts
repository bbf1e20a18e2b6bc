/** Packages: each is used where package.json says it is needed, and the decision says what it saves us from writing. */
import { z } from 'zod';
import { importsOf } from './read-imports.ts';
import { type Finding, isForTests, isTypeScript, type Tree } from './source-tree.ts';

const packages = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  scripts: packages,
  dependencies: packages,
  devDependencies: packages,
  optionalDependencies: packages,
});

const decision = 'docs/decisions/0013-dependencies.md';

/** Programs are called by their name; this is what stands in a script or in test/run.ts when they are. */
const programs: ReadonlyMap<string, RegExp> = new Map([
  ['typescript', /\btsc\b/u],
  ['oxlint', /\boxlint\b/u],
  ['oxlint-tsgolint', /--type-aware\b/u],
  ['@biomejs/biome', /\bbiome\b/u],
]);

type Uses = { readonly product: ReadonlySet<string>; readonly everywhere: ReadonlySet<string>; readonly calls: string };

/** Packages of which files are asked for by their path in a string: 'govuk-frontend/dist/govuk/govuk-frontend.min.css' */
const filesOf = (text: string): readonly string[] =>
  [...text.matchAll(/['"`](?<name>@[a-z0-9-]+\/[a-z0-9.-]+|[a-z0-9.-]+)\/[^'"`\n]+['"`]/gu)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );

function usesOf(tree: Tree, scripts: Readonly<Record<string, string>>): Uses {
  const files = [...tree].filter(([path]) => isTypeScript(path));
  const targets = (some: typeof files): ReadonlySet<string> =>
    new Set(some.flatMap(([file, text]) => [...importsOf(file, text).map(({ target }) => target), ...filesOf(text)]));
  const calls = [...Object.values(scripts), tree.get('test/run.ts') ?? ''].join('\n');
  return { product: targets(files.filter(([path]) => !isForTests(path))), everywhere: targets(files), calls };
}

const about = { file: 'package.json', line: 1 };

function unused(name: string, isNeededToRun: boolean, { product, everywhere, calls }: Uses): readonly Finding[] {
  if (isNeededToRun && product.has(name)) return [];
  if (isNeededToRun && everywhere.has(name))
    return [
      {
        ...about,
        says: `needs ${name} to run, and only tests, benches or scripts import it.`,
        next: 'Move it to devDependencies.',
      },
    ];
  const typed = name.startsWith('@types/') ? name.slice('@types/'.length) : null;
  if (typed !== null && (typed === 'node' || everywhere.has(typed))) return [];
  if (!isNeededToRun && (everywhere.has(name) || programs.get(name)?.test(calls) === true)) return [];
  return [
    {
      ...about,
      says: `has ${name}, which nothing imports.`,
      next: 'Remove it from package.json, package-lock.json and the decision.',
    },
  ];
}

/** Names in the first column of the table; `*` stands for the rest of a name. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\|(?<first>[^|]+)\|/gmu)].flatMap(({ groups }) =>
    [...(groups?.['first'] ?? '').matchAll(/`(?<name>[^`]+)`/gu)].map((found) => found.groups?.['name'] ?? ''),
  );

const covers = (written: string, name: string): boolean =>
  written.endsWith('*') ? name.startsWith(written.slice(0, -1)) : written === name;

export function checkDependencies(tree: Tree): readonly Finding[] {
  const { scripts, dependencies, devDependencies, optionalDependencies } = manifest.parse(
    JSON.parse(tree.get('package.json') ?? '{}'),
  );
  const uses = usesOf(tree, scripts);
  const [needed, others, platforms] = [dependencies, devDependencies, optionalDependencies].map(Object.keys);
  const all = [needed, others, platforms].flatMap((names) => names ?? []);
  const explained = namesIn(tree.get(decision) ?? '');
  return [
    ...(needed ?? []).flatMap((name) => unused(name, true, uses)),
    ...(others ?? []).flatMap((name) => unused(name, false, uses)),
    ...[...uses.product]
      .filter((name) => others?.includes(name))
      .map((name) => ({
        ...about,
        says: `needs ${name} for tests only, and the product imports it.`,
        next: 'Move it to dependencies.',
      })),
    ...all
      .filter((name) => !explained.some((written) => covers(written, name)))
      .map((name) => ({
        file: decision,
        line: 1,
        says: `does not name ${name}.`,
        next: 'Say what it saves us from writing.',
      })),
    ...explained
      .filter((written) => !all.some((name) => covers(written, name)))
      .map((written) => ({
        file: decision,
        line: 1,
        says: `names ${written}, which package.json does not have.`,
        next: 'Remove its line.',
      })),
  ];
}
