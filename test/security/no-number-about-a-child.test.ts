/**
 * The product says nothing about a child by a number of its own making, and puts no child before another by one. What somebody
 * measured by a recognised method is evidence, with its source and date, and is not made into anything else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { kindNamed, kindNames } from '../../src/kinds/registry.ts';
import { testApp } from '../app.ts';
import { confirmedMove } from '../decided-move.ts';
import { raisedChallenge, withLadder } from '../raised-challenge.ts';
import { ids, type PersonName, smallPartnership } from '../small-partnership.ts';
import { everyAddress } from './every-address.ts';

/** Numbers beside a child that say how a thing is kept, never how a child is. */
const ofKeeping: Readonly<Record<string, string>> = {
  'access_grant part': 'which line of an agreement gave it',
  'access_grant_past part': 'which line of an agreement gave it',
  'challenge_seat place': 'order in which people were asked',
  'challenge_seat stage': 'of the ladder',
  'child search_version': 'of the words by which a name is found',
  'child_search_key name': 'which of the names',
  'disposal entries': 'how many were disposed of',
  'entry seq': 'order of recording',
  'entry kind_version': 'of the form',
  'handover_bundle attempts': 'wrong codes typed',
  'handover_bundle bytes': 'of a file',
  'handover_bundle opened': 'how often a file was fetched',
  'import_pupil ordinal': 'place in the file',
  'match_task ordinal': 'place in the file',
  'move_progress expected': 'items of a handover',
  'move_progress open': 'items of a handover',
  'move_progress unsent': 'items of a handover',
  'voice_link code_tries': 'wrong codes typed',
};

test('no table keeps a number about a child but those by which it is kept', async (t) => {
  const { databases } = await smallPartnership(t);
  const { rows } = await sql<{ column: string }>`
    SELECT c.table_name || ' ' || c.column_name AS column FROM information_schema.columns c
    WHERE c.table_schema = 'public'
      AND c.data_type IN ('smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money')
      AND EXISTS (
        SELECT FROM information_schema.columns s
        WHERE s.table_schema = 'public' AND s.table_name = c.table_name AND s.column_name = 'subject_id')
    ORDER BY 1`.execute(databases.owner.kysely);
  assert.deepEqual(
    rows.map(({ column }) => column),
    Object.keys(ofKeeping).toSorted(),
    'a new number beside a child has to say here what it is',
  );
});

/** Numbers that people record, each a fact that somebody counted or measured. */
const recorded = new Set([
  'attended',
  'authorised',
  'hoursPerWeek',
  'order',
  'pages',
  'people',
  'possible',
  'rank',
  'schoolDays',
  'seen',
  'stage',
  'unauthorised',
  'year',
]);

function numbersIn(schema: unknown, at = ''): readonly string[] {
  const json = schema as {
    readonly type?: unknown;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly items?: unknown;
    readonly anyOf?: readonly unknown[];
    readonly oneOf?: readonly unknown[];
  };
  return [
    ...(json.type === 'number' || json.type === 'integer' ? [at] : []),
    ...Object.entries(json.properties ?? {}).flatMap(([name, each]) => numbersIn(each, name)),
    ...(json.items === undefined ? [] : numbersIn(json.items, at)),
    ...[...(json.anyOf ?? []), ...(json.oneOf ?? [])].flatMap((each) => numbersIn(each, at)),
  ];
}

test('no kind of entry has a score, and every number in one is something that was counted or measured', () => {
  const found = new Set(
    kindNames.flatMap((name) => numbersIn(z.toJSONSchema(kindNamed(name).data, { unrepresentable: 'any' }))),
  );
  assert.deepEqual([...found].toSorted(), [...recorded].toSorted());
});

const looksLikeAScore =
  /\b(?:risk|need|concern|vulnerability|priority|severity|safety)\s+(?:score|rating|index|points?|rank|percentage)\b|\b(?:score|rated|ranked|ranking|percentile)\b|\bRAG\b|\b\d+(?:\.\d+)?\s?%|\b\d+\s+(?:out of|\/)\s*\d+\s+(?:risk|need|points?)\b/iu;

const wordsOf = (page: string): string =>
  (/<main[\s\S]*<\/main>/u.exec(page)?.[0] ?? page)
    .replaceAll(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/gu, ' ')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');

test('what is sought is found where it is', () => {
  for (const text of [
    'Risk score: 7',
    'rated high',
    'in the 95th percentile',
    '80% likely',
    'priority rank 3',
    'RAG red',
  ])
    assert.match(text, looksLikeAScore, text);
  for (const text of ['Stage 2 of the ladder', '3 of 7 items settled', 'attended 180 of 190 sessions', 'About 4 in 10'])
    assert.doesNotMatch(text, looksLikeAScore, text);
});

test('no page, list or file says a number of the product’s own about a child, and none is sorted by one', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const move = await confirmedMove(started);
  const { challenge } = await raisedChallenge(started);
  let looked = 0;
  for (const name of [
    'primaryDsl',
    'socialWorker',
    'admissions',
    'policy',
    'protection',
  ] as const satisfies readonly PersonName[]) {
    const browser = await started.signIn(name);
    for (const { method, url, path } of everyAddress({ child: ids.child, move, challenge })) {
      if (method !== 'GET') continue;
      const { statusCode, body } = await browser.get(url);
      if (statusCode !== 200) continue;
      looked += 1;
      // The handbook quotes what documents and laws say, percentages too
      if (path.startsWith('/rules') || path.startsWith('/guide')) continue;
      const said = looksLikeAScore.exec(wordsOf(body));
      assert.equal(said, null, `${name} ${path}: ${said?.[0]}`);
      assert.doesNotMatch(body, /[?&;](?:sort|order)=/u, `${path} offers an order of its own`);
    }
  }
  assert.ok(looked > 150, `${looked} pages`);
});
