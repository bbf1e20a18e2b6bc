import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { allRows, ids, people } from '../../../test/small-partnership.ts';

const address = `/children/${ids.child}/replay`;

test('the replay begins with the rules on which the two rulebooks differ, then the days on which one asks', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  started.services.clock.moveTo('2026-11-22T12:00:00Z');
  const { body, statusCode } = await (await started.signIn('primaryDsl')).get(address);
  assert.equal(statusCode, 200);
  const places = [
    'When each rule would first have spoken',
    'Where the two differ',
    'Days on which something would have been asked',
    'Everything else: all',
  ].map((words) => body.indexOf(words));
  assert.ok(
    places.every((place) => place > 0),
    String(places),
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.match(body, /<h3 class="govuk-heading-s">November 2026<\/h3>/u);
  assert.match(body, /Owed from now/u);
});

test('the two rulebooks can be the same, and then nothing differs', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  started.services.clock.moveTo('2026-11-22T12:00:00Z');
  const { body } = await (await started.signIn('primaryDsl')).get(`${address}?left=today&right=today`);
  assert.ok(!body.includes('Where the two differ'));
  assert.match(body, /Both would have spoken on the same days/u);
  assert.match(body, /rules? on which both say the same/u);
});

test('an unknown rulebook or mode falls back to what is offered, and is not printed', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  for (const query of ['?left=../../package', '?mode=%3Cscript%3E', '?right=nothing&left=nothing']) {
    const { body, statusCode } = await browser.get(address + query);
    assert.equal(statusCode, 200, query);
    assert.ok(!body.includes('package') && !body.includes('%3Cscript'), query);
  }
});

test('who looks at a replay is in the disclosure log; who may not see the child finds nothing', async (t) => {
  const started = await testApp(t);
  const looked = async () =>
    (await allRows<{ shown_in: string; practitioner_id: string }>(started.databases, 'disclosure')).filter(
      (row) => row.shown_in === 'replay of a child',
    );
  await (await started.signIn('primaryDsl')).get(address);
  const rows = await looked();
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.practitioner_id, people.primaryDsl.id);
  const other = await (await started.signIn('academyDsl')).get(address);
  assert.equal(other.statusCode, 404);
  assert.ok(!other.body.includes('Rowan'));
  assert.equal((await looked()).length, 1);
});
