/** OWASP ASVS 5.0.0, chapter V2: what may be done, in which order, and how often. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../src/config.ts';
import { ownPages, testApp } from '../../app.ts';
import { proposedMove } from '../../decided-move.ts';
import { approved, stepBy, today, words } from '../../decided-pack.ts';
import { bringIn, packYaml, sendForm } from '../../pack-upload.ts';
import { allRows, asSystemAppend, ids } from '../../small-partnership.ts';

const move = {
  from: 'school',
  fromNumber: '830/2999',
  to: 'school',
  toNumber: '830/4991',
  kind: 'in-year',
  source: 'a call',
  reason: 'The family moves',
};

test('V2.2.1 V2.2.2 what a form would not let anybody choose is refused when it is sent all the same', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('admissions');
  const before = (await allRows(started.databases, 'entry')).length;
  for (const changed of [
    { kind: 'by-magic' },
    { kind: '' },
    { to: 'moon' },
    { toNumber: 'not a school' },
    { reason: 'x'.repeat(100_000) },
    { 'startsOn-day': '31', 'startsOn-month': '2', 'startsOn-year': '2027' },
    { 'startsOn-day': '1', 'startsOn-month': '13', 'startsOn-year': '2027' },
  ]) {
    const { statusCode, body } = await browser.post(`/children/${ids.child}/propose-move`, { ...move, ...changed });
    assert.equal(statusCode, 200, JSON.stringify(changed).slice(0, 60));
    assert.match(body, /There is a problem/u);
  }
  assert.equal((await allRows(started.databases, 'entry')).length, before);
});

test('V2.2.3 a move cannot begin before the child has left, or lead to the school where the child is', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('admissions');
  const day = (name: string, text: string) => {
    const [year = '', month = '', date = ''] = text.split('-');
    return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
  };
  for (const changed of [
    { ...day('leavesOn', '2027-09-10'), ...day('startsOn', '2027-09-01') },
    { toNumber: '830/2999' },
  ]) {
    const { statusCode, body } = await browser.post(`/children/${ids.child}/propose-move`, { ...move, ...changed });
    assert.equal(statusCode, 200, JSON.stringify(changed));
    assert.match(body, /There is a problem/u, JSON.stringify(changed));
  }
});

test('V2.3.1 no step of a decision can be skipped, repeated or taken by the wrong person', async (t) => {
  const started = await testApp(t);
  const address = await bringIn(started, await started.signIn('policy'), packYaml());
  const early = await stepBy(started, 'policy', address, { step: 'put-into-force', ...today });
  assert.notEqual(early.status, 303, 'not before two agencies approved');
  assert.equal((await stepBy(started, 'director', address, { step: 'approve', words })).status, 303);
  assert.notEqual((await stepBy(started, 'director', address, { step: 'approve', words })).status, 303, 'once each');
  assert.equal((await stepBy(started, 'policy', address, { step: 'approve', words })).status, 403, 'not by the author');
  assert.notEqual((await stepBy(started, 'policy', address, { step: 'put-into-force', ...today })).status, 303);
  assert.notEqual((await stepBy(started, 'director', address, { step: 'no-such-step', words })).status, 303);
});

test('V2.3.3 what fails half way leaves nothing behind', async (t) => {
  const started = await testApp(t);
  const count = async () =>
    Promise.all(
      (['entry', 'audit_event'] as const).map(async (table) => (await allRows(started.databases, table)).length),
    );
  const before = await count();
  const note = (data: Readonly<Record<string, unknown>>) => ({
    kind: 'note.recorded',
    organisation: ids.primary,
    recordedBy: null,
    happened: { day: Temporal.PlainDate.from('2026-11-20') },
    data,
  });
  await assert.rejects(
    asSystemAppend(started.services, [
      { subject: ids.child, isNew: false, entries: [note({ text: 'one' }), note({ nothing: 'two' })] },
    ]),
  );
  assert.deepEqual(await count(), before);
});

test('V2.3.4 of many who decide at the same moment one decides', async (t) => {
  const started = await testApp(t);
  const id = await proposedMove(started);
  const browser = await started.signIn('primaryDsl');
  const page = `/children/${ids.child}/moves/${id}`;
  const { body } = await browser.get(page);
  const fields = Object.fromEntries(
    [...body.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const replies = await Promise.all(
    Array.from({ length: 8 }, () =>
      sendForm(started, browser, page, { ...fields, doing: 'confirm', reason: 'A place was accepted' }),
    ),
  );
  assert.ok(
    replies.every(({ status }) => status < 500),
    replies.map(({ status }) => status).join(),
  );
  const entries = await allRows<{ kind: string; data: { move?: string } }>(started.databases, 'entry');
  const decided = entries.filter(({ kind, data }) => kind === 'school-move.confirmed' && data.move === id);
  assert.ok(decided.length <= 1, `${decided.length} confirmations`);
});

test('V2.3.4 two agencies that approve in one moment both count, and one that approves twice counts once', async (t) => {
  const started = await testApp(t);
  const address = await bringIn(started, await started.signIn('policy'), packYaml());
  const director = await started.signIn('director');
  const head = await started.signIn('secondaryHead');
  const all = await Promise.all(
    [director, director, director, head, head].map((who) => stepBy(started, who, address, { step: 'approve', words })),
  );
  assert.equal(all.filter(({ status }) => status === 303).length, 2);
  assert.equal((await stepBy(started, 'policy', address, { step: 'put-into-force', ...today })).status, 303);
  await assert.doesNotReject(
    approved(started, packYaml({ name: 'wyeshire/others' }).replaceAll('look-into-concern', 'look-again')),
  );
});

test('V2.3.2 the limits of docs/reference/configuration.md hold', async (t) => {
  const reference = await readFile(join(projectRoot, 'docs/reference/configuration.md'), 'utf8');
  const limits = { UPLOAD_LIMIT_MB: '1', IDLE_MINUTES: '5', SESSION_HOURS: '1', PAGES_PER_MINUTE: '40' };
  for (const name of Object.keys(limits)) assert.ok(reference.includes(name), name);
  const started = await testApp(t, limits);
  const { clock } = started.services;
  const browser = await started.signIn('secondaryDsl');
  const data = new FormData();
  data.set('_token', /name="_token" value="([^"]+)"/u.exec((await browser.get('/imports')).body)?.[1] ?? '');
  data.set('file', new Blob([new Uint8Array(1_500_000)]), 'transfer.xml');
  const sent = new Response(data);
  const large = await started.request({
    method: 'POST',
    url: '/imports',
    headers: { ...ownPages, cookie: browser.cookie, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
  assert.equal(large.statusCode, 413);
  for (let minutes = 0; minutes < 56; minutes += 4) {
    assert.equal((await browser.get('/schools')).statusCode, 200, String(minutes));
    clock.moveTo(clock.now().add({ minutes: 4 }).toString());
  }
  clock.moveTo(clock.now().add({ minutes: 4 }).toString());
  assert.equal((await browser.get('/schools')).statusCode, 303, 'the hour is over');
  const idle = await started.signIn('secondaryDsl');
  clock.moveTo(clock.now().add({ minutes: 6 }).toString());
  assert.equal((await idle.get('/schools')).statusCode, 303, 'five minutes without a request');
});

test('V2.4.1 a program that asks faster than a person reads is held up, whatever it asks for, and only that person', async (t) => {
  const started = await testApp(t, { PAGES_PER_MINUTE: '60' });
  const { clock } = started.services;
  const [browser, sameSchool] = [await started.signIn('primaryDsl'), await started.signIn('primaryHead')];
  const again = await started.signIn('primaryDsl');
  let answered = 0;
  for (let time = 0; time < 100; time += 1)
    answered += Number((await (time % 2 === 0 ? browser : again).get(`/children/${ids.child}`)).statusCode === 200);
  assert.equal(answered, 60, 'two sessions count as one person');
  const held = await browser.get('/schools');
  assert.equal(held.statusCode, 429);
  assert.equal(held.headers['retry-after'], '60');
  assert.match(held.body, /Wait a minute/u);
  assert.ok(!held.body.includes('Rowan'));
  assert.equal((await browser.post('/schools/add', {}, '/schools/add')).statusCode, 429);
  assert.equal((await sameSchool.get(`/children/${ids.child}`)).statusCode, 200);
  const refused = (
    await allRows<{ action: string; detail: { code?: string } }>(started.databases, 'audit_event')
  ).filter(({ action, detail }) => action === 'refused' && detail.code === 'ASKING_TOO_FAST');
  assert.equal(refused.length, 1, 'written down once, not with every request');
  clock.moveTo(clock.now().add({ seconds: 10 }).toString());
  assert.equal((await browser.get('/schools')).statusCode, 200);
  const strangers = async (address: string) =>
    (await started.request({ url: '/sign-in?how=password', remoteAddress: address })).statusCode;
  for (let time = 0; time < 600; time += 1) await strangers('192.0.2.7');
  assert.equal(await strangers('192.0.2.7'), 429, 'nor does one network keep the open pages busy');
  assert.equal(await strangers('192.0.2.8'), 200);
});
