/** A handover as a file behind a link, as a school that does not sign in here meets it, and as somebody else tries it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, cookieIn, form, type TestApp } from '../../../test/app.ts';
import { personId } from '../../../test/family-of.ts';
import { type Bundling, bundling, choices, makeOnPages } from '../../../test/made-bundle.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { readBundle } from '../../interchange/bundle/read-bundle.ts';
import { openChild } from '../../record/child.ts';
import { findThread } from '../../record/entries/find-thread.ts';
import { withdrawEntry } from '../../record/entries/withdraw-entry.ts';
import { changeMove } from '../change-move.ts';

type Keys = { readonly token: string; readonly code: string };

async function behindLink(dsl: Browser, url: string, part = 'school', items: readonly string[] = []): Promise<Keys> {
  const { made } = await makeOnPages(dsl, url, { part, items, way: 'link' });
  assert.equal(made.statusCode, 200, made.body.slice(0, 300));
  const token = /\/b\/([\w-]{43})/u.exec(made.body)?.[1] ?? '';
  const code = /(\d{4}) (\d{4})<\/p>/u.exec(made.body)?.slice(1).join(' ') ?? '';
  assert.ok(token !== '' && code !== '');
  return { token, code };
}

const atDoor = async ({ request }: TestApp, token: string) => {
  const cookie = cookieIn(await request({ url: `/b/${token}` }));
  const post = (url: string, fields: Readonly<Record<string, string>>) => {
    const sent = form(fields);
    return request({ method: 'POST', url, ...sent, headers: { ...sent.headers, cookie } });
  };
  return {
    look: () => request({ url: '/b', headers: { cookie } }),
    typeCode: (code: string) => post('/b', { code }),
    receipt: (fields: Readonly<Record<string, string>>) => post('/b/page/receipt', fields),
  };
};

const isFile = (reply: { readonly headers: Readonly<Record<string, unknown>> }): boolean =>
  reply.headers['content-type'] === 'application/zip';

const stateOf = async (dsl: Browser, { url }: Bundling, item: string): Promise<string> =>
  (await dsl.get(url.replace(/bundle$/u, `handover/${item}`))).body;

test('the other school gets the file with the link and the code, says that it came, and the link leads nowhere', async (t) => {
  const started = await bundling(t);
  const { app, url } = started;
  const dsl = await app.signIn('primaryDsl');
  const [item = ''] = choices((await dsl.get(url)).body, 'items', 'school');
  const { token, code } = await behindLink(dsl, url, 'school', [item]);
  assert.match((await dsl.get(url)).body, /Nobody has fetched it yet/u);
  const door = await atDoor(app, token);
  const { body: asked } = await door.look();
  assert.match(asked, /<title>Code – A file for your school<\/title>/u);
  assert.doesNotMatch(asked, /Exit this page|Your page|Throughline –|– Throughline/u);
  const early = await door.receipt({ by: 'Mr Ode', complete: 'yes', words: '' });
  assert.match(early.body, /Nothing waits for a receipt/u);
  assert.match(early.body, /value="Mr Ode"/u, 'what was typed is kept');
  const got = await door.typeCode(code);
  assert.ok(isFile(got));
  const read = readBundle(got.rawPayload);
  assert.ok(read.ok, JSON.stringify(read));
  assert.ok(read.manifest.entries.some(({ says }) => says.includes('Likes to draw')));
  assert.match(await stateOf(dsl, started, item), /Opened/u);
  const shown = await allRows<{ shown_in: string; practitioner_id: string }>(app.databases, 'disclosure');
  assert.deepEqual(
    shown.filter(({ shown_in: where }) => where.includes('link and code')).map((row) => row.practitioner_id),
    [people.primaryDsl.id],
  );
  const unsaid = await door.receipt({ by: 'Mr Ode', complete: 'no', words: '' });
  assert.match(unsaid.body, /Enter what is missing/u);
  const said = await door.receipt({ by: 'Mr Ode, office', complete: 'no', words: 'The last page' });
  assert.equal(said.headers.location, '/b/page/thank-you');
  assert.match(await stateOf(dsl, started, item), /Mr Ode, office: The last page/u);
  assert.ok(!isFile(await (await atDoor(app, token)).typeCode(code)));
  assert.ok(app.logged.every((line) => !line.includes(token) && !line.includes('Mr Ode')));
});

test('a wrong code, five of them, a link that ended or never was: the answer is the same', async (t) => {
  const { app, url } = await bundling(t);
  const dsl = await app.signIn('primaryDsl');
  const { token, code } = await behindLink(dsl, url);
  const wrong = code === '0000 0000' ? '00000001' : '00000000';
  const answers: string[] = [];
  for (let tries = 0; tries < 5; tries += 1) answers.push((await (await atDoor(app, token)).typeCode(wrong)).body);
  const shut = await (await atDoor(app, token)).typeCode(code);
  assert.ok(!isFile(shut), 'shut after five');
  const never = await (await atDoor(app, 'A'.repeat(43))).typeCode(code);
  assert.equal(new Set([...answers, shut.body, never.body]).size, 1);
  assert.doesNotMatch(never.body, /Rowan|Alder Lane/u);
  assert.match((await dsl.get(url)).body, /Closed after wrong codes/u);
  const rows = await allRows<{ sealed: Buffer | null }>(app.databases, 'handover_bundle');
  assert.deepEqual(
    rows.map(({ sealed }) => sealed),
    [null],
  );
});

test('the third opening is the last, the receipt can still be given, and after 14 days nothing is left', async (t) => {
  const { app, url } = await bundling(t);
  const dsl = await app.signIn('primaryDsl');
  const first = await behindLink(dsl, url);
  const door = await atDoor(app, first.token);
  for (const opens of [true, true, true, false]) assert.equal(isFile(await door.typeCode(first.code)), opens);
  assert.equal((await door.receipt({ by: 'Ms Lund', complete: 'yes', words: '' })).statusCode, 303);
  const second = await behindLink(dsl, url);
  app.services.clock.moveTo('2026-12-07T10:00:00Z');
  assert.ok(!isFile(await (await atDoor(app, second.token)).typeCode(second.code)));
  assert.match((await (await app.signIn('primaryDsl')).get(url)).body, /Not fetched in time/u);
});

test('what was withdrawn, a plan that changed and a place that is protected since shut the link', async (t) => {
  const { app, url, move } = await bundling(t);
  const dsl = await app.signIn('primaryDsl');
  const opens = async ({ token, code }: Keys) => isFile(await (await atDoor(app, token)).typeCode(code));

  const withdrawn = await behindLink(dsl, url);
  const rows = await allRows<{ id: string; compartment: string; kind: string }>(app.databases, 'entry');
  const note = rows.find(({ kind, compartment }) => kind === 'observation.recorded' && compartment === 'general');
  await app.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await withdrawEntry(child, await findThread(child, note?.id ?? ''), 'About another child');
  });
  assert.equal(await opens(withdrawn), false);

  const notes = ['Likes maps', 'Likes trains'].map((said) => ({
    organisation: ids.primary,
    recordedBy: people.primaryDsl.id,
    kind: 'observation.recorded',
    happened: { day: Temporal.PlainDate.from('2026-10-02') },
    data: { fact: 'resilient', certainty: 'observed', said },
  }));
  await asSystemAppend(app.services, [{ subject: ids.child, isNew: false, entries: notes }]);
  const elsewhere = await behindLink(dsl, url);
  await app.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    const to = { type: 'school', organisation: ids.academy } as const;
    const change = { to, kind: 'phase-transfer', leavesOn: '2027-07-23', startsOn: '2027-09-02' } as const;
    await changeMove(
      child,
      move,
      { ...change, source: 'letter', reason: 'An appeal', cause: 'appeal-won' },
      child.seen,
    );
  });
  assert.equal(await opens(elsewhere), false);

  const before = await behindLink(dsl, url);
  const guarded = { organisation: ids.council, recordedBy: null, kind: 'location.protected' };
  const data = {
    protection: personId(90),
    ground: 'court-order',
    named: [{ practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' }],
    covers: [],
    reason: 'x',
    reviewOn: '2027-01-01',
  };
  await asSystemAppend(app.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [{ ...guarded, happened: { moment: app.services.clock.now() }, data }],
    },
  ]);
  assert.equal(await opens(before), false);
});

test('nobody opens a bundle from the database alone: neither the link nor the code is kept', async (t) => {
  const { app, url } = await bundling(t);
  const { token, code } = await behindLink(await app.signIn('primaryDsl'), url);
  const [row] = await allRows<{ sealed: Buffer; secret_hash: Buffer }>(app.databases, 'handover_bundle');
  assert.ok(row !== undefined);
  const stored = row.sealed.toString('latin1');
  for (const secret of [token, code.replace(' ', ''), 'manifest.json', 'Likes to draw', 'Rowan'])
    assert.ok(!stored.includes(secret), secret);
  assert.equal(row.secret_hash.length, 32);
});
