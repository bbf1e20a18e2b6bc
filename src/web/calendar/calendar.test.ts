import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { allRows, ids, people } from '../../../test/small-partnership.ts';

type Started = Awaited<ReturnType<typeof testApp>>;

const addressIn = (body: string): string => /value="([^"]*\/calendar\/feed\/[\w-]{43})"/u.exec(body)?.[1] ?? '';

async function made(started: Started, name: Parameters<Started['signIn']>[0]) {
  const browser = await started.signIn(name);
  const { body } = await browser.post('/calendar', { step: 'make' });
  const address = addressIn(body);
  assert.notEqual(address, '', body);
  return { browser, address, path: new URL(address).pathname };
}

const read = (started: Started, path: string) => started.request({ method: 'GET', url: path });

test('a calendar program reads on which days something is due, without signing in, and about nobody', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  const { path, browser, address } = await made(started, 'primaryOffice');
  assert.ok(address.startsWith('http'), address);
  const { statusCode, headers, body } = await read(started, path);
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^text\/calendar/u);
  assert.match(String(headers['cache-control']), /no-store/u);
  assert.match(body, /SUMMARY:\d+ things? (?:is|are) due in Throughline/u);
  for (const word of ['Rowan', 'Example', 'H801200001001', ids.child, 'Alder', 'Fallow', 'safeguarding', 'handover'])
    assert.ok(!body.toLowerCase().includes(word.toLowerCase()), word);
  const events = body.match(/BEGIN:VEVENT/gu)?.length ?? 0;
  assert.ok(events > 0);
  const page = (await browser.get('/calendar')).body;
  assert.match(page, /A program read it last on/u);
  assert.ok(!page.includes(path.split('/').at(-1) ?? 'x'), 'it is shown once');
  assert.ok(
    started.logged.every((line) => !line.includes(path.split('/').at(-1) ?? 'x')),
    'and stands in no log',
  );
});

test('what only two safeguarding leads see is counted in no calendar', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  const { path } = await made(started, 'primaryDsl');
  const counted = async () =>
    [...(await read(started, path)).body.matchAll(/SUMMARY:(\d+)/gu)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
  const { rows } = await started.everything(({ transaction }) =>
    sql<{ open: number; between: number }>`
      SELECT count(*) FILTER (WHERE audience IS NULL)::int AS open, count(*) FILTER (WHERE audience IS NOT NULL)::int AS between
      FROM duty WHERE owner LIKE 'dsl@%' AND owner_organisation_id = ${ids.primary} AND ended_at IS NULL
        AND opens_at <= ${started.services.clock.now().toString()}::timestamptz AND due_at IS NOT NULL`.execute(
      transaction,
    ),
  );
  assert.ok((rows[0]?.between ?? 0) > 0, 'there is such a line');
  assert.equal(await counted(), rows[0]?.open);
});

test('an address ends when a new one is made, when it is ended, and when its owner leaves', async (t) => {
  const started = await testApp(t);
  const first = await made(started, 'primaryDsl');
  const second = await made(started, 'primaryDsl');
  assert.equal((await read(started, first.path)).statusCode, 404);
  assert.equal((await read(started, second.path)).statusCode, 200);
  assert.equal((await second.browser.post('/calendar', { step: 'end' })).statusCode, 303);
  assert.equal((await read(started, second.path)).statusCode, 404);
  const third = await made(started, 'primaryDsl');
  await started.everything(({ transaction }) =>
    transaction.updateTable('practitioner').set({ active: false }).where('id', '=', people.primaryDsl.id).execute(),
  );
  assert.equal((await read(started, third.path)).statusCode, 404);
  const actions = (await allRows<{ action: string }>(started.databases, 'audit_event')).map(({ action }) => action);
  assert.equal(actions.filter((action) => action === 'calendar address made').length, 3);
  assert.equal(actions.filter((action) => action === 'calendar address ended').length, 1);
});

test('nobody guesses an address, and its secret is not in the database', async (t) => {
  const started = await testApp(t);
  const { path, browser } = await made(started, 'primaryDsl');
  const secret = path.split('/').at(-1) ?? '';
  const answers = new Set<string>();
  for (const guess of [
    'x',
    secret.slice(0, -1),
    `${secret}A`,
    secret.toLowerCase(),
    randomBytes(32).toString('base64url'),
    `${secret}%00`,
    '..%2f..',
  ]) {
    const { statusCode, body } = await read(started, `/calendar/feed/${guess}`);
    assert.equal(statusCode, 404, guess);
    answers.add(body.replaceAll(/reference[^<]*<[^>]*>[^<]*/giu, ''));
  }
  assert.equal(answers.size, 1, 'all answers are alike');
  assert.ok(!JSON.stringify(await allRows(started.databases, 'calendar_feed')).includes(secret));
  const other = await started.signIn('secondaryDsl');
  assert.match((await other.get('/calendar')).body, /Make an address/u, 'nobody sees that of others');
  assert.equal((await other.post('/calendar', { step: 'end' })).statusCode, 303);
  assert.equal((await read(started, path)).statusCode, 200, 'and nobody ends it');
  assert.match((await browser.get('/')).body, /href="\/calendar"/u);
});
