/** A hidden child cannot be told from one who is not there: not by an answer, not by the work behind it, not by a clock. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import type { Access } from '../../src/record/access.ts';
import { searchChildren } from '../../src/record/search/search-children.ts';
import type { SearchTerms } from '../../src/record/search/sought-child.ts';
import type { Browser } from '../app.ts';
import type { PersonName } from '../small-partnership.ts';
import { person, typed, type World, world } from './two-worlds.ts';

/** What of an answer may differ: the ids of searches, the tokens of forms, the hour. */
const comparable = ({ statusCode, headers, body }: LightMyRequestResponse) => ({
  statusCode,
  headers: Object.entries(headers)
    .filter(([name]) => !['date', 'set-cookie'].includes(name))
    .map(([name, value]) => [name, String(value).replaceAll(/search\/[0-9a-f-]{36}/gu, 'search/ID')]),
  body: body.replaceAll(/value="[\w-]{20,}"/gu, '').replaceAll(/from=[0-9a-f-]{36}/gu, 'from=ID'),
});

async function answersOf(browser: Browser, fields: Readonly<Record<string, string>>) {
  const sent = await browser.post('/children/search', fields);
  const to = sent.headers.location;
  return [comparable(sent), ...(typeof to === 'string' ? [comparable(await browser.get(to))] : [])];
}

/** Pages on which children are listed, counted or put in order. */
const lists = ['/', '/?side=owed-to', '/children', '/children?page=2', '/moves', '/schools', '/imports'] as const;

const some = (count: number, seed: number) =>
  fc
    .sample(person, { numRuns: count, seed })
    .map((each, index) => ({ ...each, upn: `Z80${seed}${String(index).padStart(9, '0')}` }));

/** Both have the same children at the primary school; the second one has others besides. */
async function twoWorlds(
  t: Parameters<typeof world>[0],
  { seen, hidden }: { readonly seen: number; readonly hidden: number },
) {
  const [without, withHidden] = [await world(t), await world(t)];
  for (const each of [without, withHidden]) {
    await each.addToPrimary(some(seen, 1));
    await each.addToAcademy(some(hidden, 2));
  }
  return [without, withHidden] as const;
}

test('two partnerships that differ only in hidden children give the same bytes to every search and list', async (t) => {
  const [without, withHidden] = await twoWorlds(t, { seen: 12, hidden: 3 });
  const one = await without.signIn('primaryDsl');
  const other = await withHidden.signIn('primaryDsl');
  const teacher = [await without.signIn('primaryTeacher'), await withHidden.signIn('primaryTeacher')] as const;
  const check = fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 6 }), typed, async (hidden, fields) => {
    await withHidden.addToAcademy([...hidden, ...hidden.map((each) => ({ ...each, ...likeTyped(fields) }))]);
    assert.deepEqual(await answersOf(other, fields), await answersOf(one, fields));
    assert.deepEqual(await answersOf(teacher[1], fields), await answersOf(teacher[0], fields));
  });
  await fc.assert(check, { numRuns: 12, endOnFailure: true });
  for (const address of lists)
    assert.deepEqual(comparable(await other.get(address)), comparable(await one.get(address)), address);
});

/** A hidden child who would be the best answer of all. */
const likeTyped = ({ surname = 'Smith', forename = 'Kate' }: Readonly<Record<string, string>>) => ({
  surname,
  forename,
});

type Work = ReadonlyMap<string, { readonly rows: number; readonly blocks: number }>;

/** What this connection has read lately, by table and index: rows or entries, and blocks. */
async function workSoFar({ transaction }: Access): Promise<Work> {
  const { rows } = await sql<{ readonly name: string; readonly rows: number; readonly blocks: number }>`
    SELECT relname AS name, pg_stat_get_xact_blocks_fetched(oid)::float8 AS blocks,
      (pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid))::float8 AS rows
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i') ORDER BY relname`.execute(
    transaction,
  );
  return new Map(rows.map(({ name, ...work }) => [name, work]));
}

function workBetween(before: Work, after: Work) {
  const of = [...after].map(([name, { rows, blocks }]) => ({
    name,
    rows: rows - (before.get(name)?.rows ?? 0),
    blocks: blocks - (before.get(name)?.blocks ?? 0),
  }));
  return {
    rows: Object.fromEntries(of.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows])),
    blocks: of.reduce((sum, { blocks }) => sum + blocks, 0),
  };
}

const searches: readonly SearchTerms[] = [
  { surname: 'Smith', forename: 'Kate' },
  { surname: 'Smith', forename: 'Nahtan' },
  { surname: 'Kowalski', born: { kind: 'year', year: 2014 } },
  { surname: 'Nobody', forename: 'Here', born: { kind: 'day', day: Temporal.PlainDate.from('2014-01-05') } },
  { number: 'H801200001001' },
  { number: 'A801200001002' },
];

const workFor = (each: World, name: PersonName, terms: SearchTerms) =>
  each.as(name, async (access) => {
    // As the planner does by itself when tables are not as small as those of a test
    await sql`SET LOCAL enable_seqscan = off`.execute(access.transaction);
    // Which of two ways through the same index it takes depends on how full all tables are
    await sql`SET LOCAL enable_bitmapscan = off`.execute(access.transaction);
    // Not one that was kept from before that
    await sql`SET LOCAL plan_cache_mode = force_custom_plan`.execute(access.transaction);
    const before = await workSoFar(access);
    const { children } = await searchChildren(access, terms);
    return { found: children.map(({ id }) => id), ...workBetween(before, await workSoFar(access)) };
  });

/** A tree of an index that has grown by a level, and a page that was split. */
const strayBlocks = 25;

test('the rows and blocks that a search reads do not depend on hidden children, and neither does its time', async (t) => {
  const [without, withHidden] = await twoWorlds(t, { seen: 40, hidden: 400 });
  await withHidden.addToAcademy(some(500, 3));
  await withHidden.addToAcademy(searches.flatMap((terms) => some(20, 4).map((each) => ({ ...each, ...alike(terms) }))));
  for (const each of [without, withHidden]) await sql`ANALYZE`.execute(each.databases.owner.kysely);
  const times: [number[], number[]] = [[], []];
  for (const name of ['primaryDsl', 'primaryTeacher'] as const) {
    for (const terms of searches) {
      const [one, other] = [await workFor(without, name, terms), await workFor(withHidden, name, terms)];
      assert.deepEqual(other.found, one.found);
      assert.deepEqual(other.rows, one.rows, `${name} ${JSON.stringify(terms)}`);
      assert.ok(Math.abs(other.blocks - one.blocks) <= strayBlocks, `${other.blocks} blocks beside ${one.blocks}`);
      for (let turn = 0; turn < 12; turn += 1) {
        for (const [index, each] of [without, withHidden].entries()) {
          const start = performance.now();
          await each.as(name, (access) => searchChildren(access, terms));
          times[index === 0 ? 0 : 1].push(performance.now() - start);
        }
      }
    }
  }
  const [quick, slow] = times.map(median).toSorted((a, b) => a - b);
  assert.ok((slow ?? 0) < (quick ?? 0) * 1.5 + 1, `medians of ${quick} and ${slow} ms`);
});

const alike = ({ surname, forename, born, number }: SearchTerms) => ({
  ...(surname === undefined ? {} : { surname }),
  ...(forename === undefined ? {} : { forename }),
  ...(born?.kind === 'day' ? { dateOfBirth: born.day.toString() } : {}),
  ...(number === undefined ? {} : { upn: number }),
});

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
