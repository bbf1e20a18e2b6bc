/** What each check of names and words lets pass and what it refuses, naming file, line and what to do. */
import { describe, it } from 'node:test';
import { checkPurity } from './check-purity.ts';
import { checkShape, most } from './check-shape.ts';
import { checkSql } from './check-sql.ts';
import { checkWords } from './check-words.ts';
import { accepts, imports, refuses, tree } from './made-up-tree.ts';

describe('shape', () => {
  const named = (path: string, text = 'export const a = 1;\n') => checkShape(tree({ [path]: text }));

  it('lets honest names pass', () => {
    for (const path of [
      'src/transition/send-item.ts',
      'src/app.ts',
      'src/kinds/shared.ts',
      'src/web/a.test.ts',
      'src/ctf/b2b.fixture.ts',
    ])
      accepts(named(path));
  });

  it('refuses names that say nothing, of files and of folders', () => {
    for (const word of ['index', 'utils', 'helpers', 'common', 'misc', 'types'])
      refuses(named(`src/record/${word}.ts`), new RegExp(`is called "${word}"`, 'u'));
    refuses(named('src/record/utils/dates.ts'), /is called "utils"/u);
    refuses(named('test/helpers.ts'), /is called "helpers"/u);
    refuses(named('src/record/helpers.test.ts'), /is called "helpers"/u);
  });

  it('refuses names in another style', () => {
    refuses(named('src/record/sendItem.ts'), /small letters and hyphens/u);
    refuses(named('src/record/send_item.ts'), /small letters and hyphens/u);
    refuses(named('src/record/send-item.spec.ts'), /small letters and hyphens/u);
  });

  it('refuses default exports and files that pass on others', () => {
    refuses(named('src/a.ts', '\nexport default function a() {}\n'), /^src\/a\.ts:2 has a default export/u);
    refuses(named('src/a.ts', 'const a = 1;\nexport { a as default };\n'), /default export/u);
    refuses(named('src/a.ts', "export * from './b.ts';\n"), /passes on everything/u);
    accepts(named('src/a.ts', "/** Never write:\n * export default a;\n */\nexport const text = 'export default';\n"));
  });

  it('counts lines, with one limit for the product and another for tests', () => {
    const long = (lines: number): string => 'const a = 1;\n'.repeat(lines);
    accepts(named('src/record/a.ts', long(most.product)));
    refuses(named('src/record/a.ts', long(most.product + 1)), /has 251 lines; 250 is the most/u);
    accepts(named('src/record/a.test.ts', long(most.product + 1)));
    refuses(named('test/journeys/a.test.ts', long(most.tests + 1)), /401 lines; 400/u);
    accepts(named('src/database/tables.ts', long(most.product + 100)));
  });
});

describe('purity', () => {
  const pure = (path: string, text: string) => checkPurity(tree({ [path]: text }));

  it('lets only the clock know the present', () => {
    const now = 'export const now = () => Temporal.Now.instant();\n';
    accepts(pure('src/clock.ts', now));
    refuses(pure('src/record/a.ts', now), /^src\/record\/a\.ts:1 uses Temporal\.Now.+src\/clock\.ts/u);
    for (const text of ['Date.now()', 'new Date()', 'new Date( )', 'Date()', 'Math.random()', 'const a = new Date;'])
      refuses(pure('src/demo/a.ts', text), /which nobody can set in a test/u);
    refuses(pure('src/record/a.ts', '\n\nconst a = Math.random();\n'), /^src\/record\/a\.ts:3 /u);
  });

  it('lets times that were given pass, and tests, and comments', () => {
    accepts(pure('src/record/a.ts', 'new Date(text); clock.now(); Temporal.Instant.from(text); performance.now();'));
    accepts(pure('src/record/a.ts', '/** Never Date.now(). */\n// nor Math.random()\n'));
    accepts(pure('src/record/a.test.ts', 'Date.now();'));
    accepts(pure('src/record/a.ts', 'type A = { readonly at: Date };'));
  });

  it('lets settings enter at two places', () => {
    accepts(pure('src/main.ts', 'readConfig(process.env);'));
    refuses(pure('src/web/server.ts', "const a = process.env['PORT'];"), /reads process\.env.+src\/config\.ts/u);
  });

  it('keeps the pure parts from the world outside', () => {
    for (const part of ['rulebook', 'kinds', 'access', 'identity']) {
      refuses(pure(`src/${part}/a.ts`, imports('node:fs')), new RegExp(`imports node:fs, and ${part} is pure`, 'u'));
      refuses(pure(`src/${part}/a.ts`, "import fs from 'node:fs/promises';"), /node:fs\/promises/u);
      refuses(pure(`src/${part}/a.ts`, imports('pg')), /imports pg/u);
      refuses(pure(`src/${part}/a.ts`, "fetch('https://example.org')"), /uses fetch\(/u);
      refuses(pure(`src/${part}/a.ts`, 'console.log(1)'), /uses console\.log/u);
      accepts(pure(`src/${part}/a.ts`, imports('zod')));
    }
    refuses(pure('src/rulebook/a.ts', 'const a = crypto.randomUUID();'), /crypto\.randomUUID/u);
    refuses(pure('src/rulebook/a.ts', 'const a = performance.now();'), /performance\.now/u);
    accepts(pure('src/record/read-engine.ts', imports('node:fs')));
  });

  it('lets only the reading of packs know YAML', () => {
    accepts(pure('src/rulebook/pack/read-pack.ts', imports('yaml')));
    refuses(pure('src/rulebook/duty/a.ts', imports('yaml')), /imports yaml/u);
  });
});

describe('SQL', () => {
  const sql = (path: string, text: string) => checkSql(tree({ [path]: text }), []);

  it('refuses writing where nobody tries again when two stood in each other\u2019s way', () => {
    for (const text of ["database.kysely.insertInto('a')", "kysely\n  .updateTable('a')", 'kysely.transaction()'])
      refuses(sql('src/record/a.ts', text), /writes outside inTransaction/u);
    accepts(sql('src/database/transaction.ts', 'kysely.transaction()'));
    accepts(sql('src/record/a.ts', "transaction.insertInto('a'); kysely.selectFrom('a')"));
  });

  it('stands where rows are kept', () => {
    for (const part of ['database', 'record', 'audit', 'access', 'web', 'demo'])
      accepts(sql(`src/${part}/a.ts`, imports('kysely')));
    for (const part of ['transition', 'ui', 'cli', 'interchange', 'rulebook', 'kinds'])
      refuses(sql(`src/${part}/a.ts`, imports('kysely')), new RegExp(`imports kysely, and ${part} keeps no rows`, 'u'));
    accepts(sql('src/transition/a.test.ts', imports('kysely')));
  });

  it('lets the driver in at one place only', () => {
    accepts(sql('src/database/pool.ts', imports('pg')));
    refuses(sql('src/record/append.ts', imports('pg')), /imports pg outside src\/database/u);
    refuses(sql('src/web/a.ts', imports('pg-copy-streams')), /outside src\/database/u);
  });

  it('refuses an exception that is needed no more', () => {
    const exempt = ['src/transition/cohort.ts'];
    accepts(checkSql(tree({ 'src/transition/cohort.ts': imports('kysely') }), exempt));
    refuses(
      checkSql(tree({ 'src/transition/cohort.ts': '' }), exempt),
      /asks the database no more.+Remove it from the list/u,
    );
  });

  it("refuses the database's own clock, in queries and in migrations", () => {
    const migration = 'src/database/migrations/0001-a.sql';
    accepts(sql(migration, 'SELECT app_now(); -- not now()\n'));
    refuses(sql(migration, 'CREATE TABLE a (at timestamptz DEFAULT now());'), /clock \(now\(\)\)/u);
    refuses(sql(migration, 'SELECT CURRENT_TIMESTAMP;'), /CURRENT_TIMESTAMP/u);
    refuses(sql('src/record/a.ts', 'const a = sql`ends_at > clock_timestamp()`;'), /clock_timestamp/u);
    accepts(sql('src/record/a.ts', 'const a = clock.now();'));
  });
});

describe('words', () => {
  const words = (text: string, path = 'docs/a.md') => checkWords(tree({ [path]: text }));
  const path = (...parts: readonly string[]): string => parts.join('/');

  it('refuses paths and words of a workplace', () => {
    refuses(words(`See ${path('', 'work', 'main')}.`), /^docs\/a\.md:1 says "\/work\/"/u);
    refuses(words(`\n'${path('..', '..', 'shared', 'data')}'`), /^docs\/a\.md:2 says "\.\.\/shared"/u);
    refuses(words(`Made in ${['Session', 3].join(' ')}.`), /Session\s3/u);
    refuses(words(['issue', 12].join(' ')), /issue\s12/u);
    refuses(words(['issue', '#7'].join(' ')), /issue\s#7/u);
    refuses(words(['helper', '2'].join('-')), /helper[-]/u);
  });

  it('refuses promises for later', () => {
    refuses(words(['// TO', 'DO later'].join('')), /Do it, or leave it out/u);
    refuses(words(['// FIX', 'ME'].join('')), /Do it, or leave it out/u);
    refuses(words(['In production', 'you would sign in'].join(' ')), /as it has to be done/u);
  });

  it('lets the same letters pass elsewhere', () => {
    accepts(words('Social work/health. /my-work/ /networks/ the homework/study page'));
    accepts(words("import { a } from '../shared.ts';"));
    accepts(words('a session of therapy; an issue with 2 parts; helpers; XXX for no school'));
  });

  it('lets one file know where the files beside the project lie', () => {
    const beside = `'${path('..', '..', 'shared', 'data')}'`;
    accepts(words(beside, 'src/interchange/shared-data.fixture.ts'));
    refuses(words(beside, 'src/interchange/other.fixture.ts'), /shared-data\.fixture/u);
  });
});
