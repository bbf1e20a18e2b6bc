/** Playing a record on the real database: as it stood then, by agency, with the rules and a challenge, and for nobody else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { raisedChallenge, withLadder } from '../../../test/raised-challenge.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';

const address = `/children/${ids.child}/play`;
const words = (body: string): string =>
  body
    .replaceAll(/<svg[\s\S]*?<\/svg>/gu, ' ')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
const on = async (browser: Browser, day: string, more = ''): Promise<string> =>
  (await browser.get(`${address}?on=${day}${more}`)).body;

/** A concern on one day, and the same put right on another; both recorded then. */
async function corrected(started: TestApp): Promise<void> {
  const by = { organisation: ids.primary, recordedBy: people.primaryDsl.id, kind: 'concern.recorded' };
  const first = '30000000-0000-4000-8000-000000000001';
  const add = (entry: Parameters<typeof asSystemAppend>[1][number]['entries'][number]) =>
    asSystemAppend(started.services, [{ subject: ids.child, isNew: false, entries: [entry] }]);
  started.services.clock.moveTo('2026-11-23T09:00:00Z');
  const happened = { moment: Temporal.Instant.from('2026-11-20T10:00:00Z') };
  await add({ ...by, id: first, happened, data: { what: 'A bruise on the left arm' } });
  started.services.clock.moveTo('2026-11-25T09:00:00Z');
  await add({ ...by, happened, corrects: first, data: { what: 'A bruise on the right arm' } });
  started.services.clock.moveTo('2026-11-27T09:00:00Z');
}

test('a day shows what was recorded by then, as it was written then', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await corrected(started);
  const dsl = await started.signIn('primaryDsl');
  assert.doesNotMatch(words(await on(dsl, '2026-11-22')), /bruise/u, 'it had happened, and nobody had written it down');
  const then = words(await on(dsl, '2026-11-23'));
  assert.match(then, /What each agency knew[\s\S]*Alder Lane Primary School New on this day:[\s\S]*left arm/u);
  assert.match(then, /20 November 2026 ?, recorded 23 November 2026/u);
  assert.doesNotMatch(then, /right arm/u);
  const after = words(await on(dsl, '2026-11-25'));
  assert.match(after, /right arm/u);
  assert.doesNotMatch(after, /left arm/u);
});

test('one goes from day to day with links, by the number of the slider, and from any date', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await corrected(started);
  const dsl = await started.signIn('primaryDsl');
  const middle = await on(dsl, '2026-11-23');
  const next = /href="([^"]+)" rel="next"/u.exec(middle)?.[1] ?? '';
  assert.match(next, /\?on=2026-11-25#this-day$/u);
  assert.match(middle, /rel="prev"/u);
  const [, count = '0'] = /Day \d+ of (\d+)/u.exec(middle) ?? [];
  const last = (await dsl.get(`${address}?step=${count}`)).body;
  assert.match(last, new RegExp(`Day ${count} of ${count}`, 'u'));
  assert.doesNotMatch(last, /rel="next"/u);
  const [, heading = ''] = /<h2[^>]*id="this-day"[^>]*>([^<]+)/u.exec(await on(dsl, '2026-11-24')) ?? [];
  assert.equal(heading, '23 November 2026', 'a day on which nothing happened is the one before');
  for (const query of ['', '?on=yesterday', '?on=1066-10-14', '?step=0'])
    assert.match((await dsl.get(address + query)).body, /Day 1 of/u, query);
  for (const query of ['?step=999999', '?on=2099-01-01'])
    assert.match((await dsl.get(address + query)).body, new RegExp(`Day ${count} of`, 'u'), query);
  assert.equal((await dsl.get(`${address}?on=%3Cscript%3E&by=%27&decision=x&urgency=y`)).statusCode, 200);
});

test('the picture says in words what it shows, and the same stands beside it', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await corrected(started);
  const body = await on(await started.signIn('primaryDsl'), '2026-11-23');
  assert.match(body, /<svg[^>]*role="img"[\s\S]*The line stands at 23 November 2026/u);
  const [, drawn = ''] = /by then: [^<]*Alder Lane Primary School: (\d+)/u.exec(body) ?? [];
  const listed = words(body);
  const [, before = '0'] = /(\d+) entr(?:y|ies) before/u.exec(listed) ?? [];
  assert.equal(Number(drawn), Number(before) + 1);
});

test('a challenge is played on the ladder in force, and what happened in fact stands beside it', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await raisedChallenge(started);
  started.services.clock.moveTo('2026-11-22T09:20:00Z');
  const dsl = await started.signIn('primaryDsl');
  const entries = (await allRows(started.databases, 'entry')).length;
  const shown = words(await on(dsl, '2026-11-22'));
  assert.match(shown, /Decision on a contact, 16 November 2026, Wyeshire County Council/u);
  assert.match(shown, /by Alder Lane Primary School against Wyeshire County Council/u);
  assert.match(shown, /With nobody agreeing, stage 4[^.]* would have opened by itself/u);
  assert.match(shown, /Alder Lane Primary School: DSL; deputy: headteacher/u);
  assert.match(shown, /no challenge was raised after this day/u);
  assert.doesNotMatch(shown, /Nobody has responded|It is here now|Ring Alder/u, 'nobody is asked for anything');
  const urgent = words(await on(dsl, '2026-11-22', '&urgency=urgent'));
  const opens = (page: string): string => /would have opened by itself (?:on )?([^.]+)\./u.exec(page)?.[1] ?? '';
  assert.notEqual(opens(urgent), opens(shown));
  assert.equal((await allRows(started.databases, 'entry')).length, entries, 'nothing was recorded');
});

test('the rules of 2018 and of today stand beside each other, and no band is given away before the own view', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await raisedChallenge(started);
  const shown = words(await on(await started.signIn('primaryDsl'), '2026-11-22'));
  assert.match(
    shown,
    /What the rules would have raised[\s\S]*Rules like those of 2018[\s\S]*The rules in force today/u,
  );
  assert.doesNotMatch(shown, /is indicated by the document/u);
});

test('agencies are shown and never single workers', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await raisedChallenge(started);
  const browser = await started.signIn('teamManager');
  const { body } = await browser.get('/');
  assert.match(body, /Marcus Oyelaran/u, 'the reader stands at the top');
  const shown = words(await on(await started.signIn('primaryDsl'), '2026-11-22'));
  for (const { name } of [people.socialWorker, people.primaryTeacher, people.teamManager])
    assert.ok(!shown.includes(name), name);
});

test('who plays a record is in the disclosure log; who may not see the child finds nothing', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const looked = async () =>
    (await allRows<{ shown_in: string; practitioner_id: string }>(started.databases, 'disclosure'))
      .filter((row) => row.shown_in === 'record played date by date')
      .map((row) => row.practitioner_id);
  await (await started.signIn('primaryDsl')).get(address);
  assert.deepEqual(await looked(), [people.primaryDsl.id]);
  const other = await started.signIn('academyDsl');
  const hidden = await other.get(address);
  const missing = await other.get('/children/20000000-0000-4000-8000-00000000ffff/play');
  assert.deepEqual([hidden.statusCode, missing.statusCode], [404, 404]);
  assert.deepEqual(await looked(), [people.primaryDsl.id]);
});

test('it is reached from the replay of the child', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const { body } = await (await started.signIn('primaryDsl')).get(`/children/${ids.child}/replay`);
  assert.match(body, new RegExp(`href="${address}">Play this record<`, 'u'));
});
