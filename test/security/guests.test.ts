/** Somebody without an account, or with a link of their own, tries what is not theirs. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openChild } from '../../src/record/child.ts';
import type { LinkSecrets } from '../../src/record/voices/links.ts';
import { askByLink, endAsking } from '../../src/voices/ask-by-link.ts';
import { checkSafety } from '../../src/voices/check-safety.ts';
import { confirmedMove as openMove, personToAsk } from '../../src/voices/people-to-ask.ts';
import { guestRoutes } from '../../src/voices/routes.ts';
import { showItem } from '../../src/voices/show-item.ts';
import { cookieIn, form, type TestApp, testApp } from '../app.ts';
import { confirmedMove } from '../decided-move.ts';
import { person, personId, toChild } from '../family-of.ts';
import { allRows, ids } from '../small-partnership.ts';

type Started = TestApp & { readonly move: string };
const mother = personId(1);
const behaviour = 'He needs five minutes alone';

async function started(t: Parameters<typeof testApp>[0]): Promise<Started> {
  const app = await testApp(t);
  await toChild(app, [person(1, 'Mara Example')]);
  return { ...app, move: await confirmedMove(app) };
}

const withPerson = <Result>(
  { as, move }: Started,
  place: string,
  work: (
    child: Awaited<ReturnType<typeof openChild>>,
    at: Awaited<ReturnType<typeof openMove>>,
    asked: Awaited<ReturnType<typeof personToAsk>>,
  ) => Promise<Result>,
): Promise<Result> =>
  as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    return work(child, await openMove(child, move), await personToAsk(child, move, place));
  });

const answers = { channel: 'in-school', readBesides: 'no', situations: [], because: 'x', allowed: true } as const;

async function linkOut(app: Started, place = 'pupil'): Promise<LinkSecrets> {
  await withPerson(app, place, (child, move, asked) => checkSafety(child, move, asked, answers));
  return withPerson(app, place, askByLink);
}

/** A browser without an account: goes to the link, and types the code. */
async function typeCode({ request }: Started, { token, code }: LinkSecrets) {
  const led = await request({ url: `/v/${token}` });
  const asked = await request({ url: '/v', headers: { cookie: cookieIn(led) } });
  const sent = form({ code });
  const typed = await request({
    method: 'POST',
    url: '/v',
    ...sent,
    headers: { ...sent.headers, cookie: cookieIn(led) },
  });
  return { led, asked, typed, cookie: cookieIn(typed) };
}

const post = ({ request }: Started, url: string, fields: Readonly<Record<string, string>>, cookie: string) => {
  const sent = form(fields);
  return request({ method: 'POST', url, ...sent, headers: { ...sent.headers, cookie } });
};

const shape = (reply: Awaited<ReturnType<typeof typeCode>>['typed']) => [
  reply.statusCode,
  reply.body,
  Object.keys(reply.headers).toSorted((a, b) => a.localeCompare(b)),
];

test('wrong, ended, used, shut, expired and invented links cannot be told apart, by a byte or a header', async (t) => {
  const app = await started(t);
  const wrong = (secrets: LinkSecrets) => ({ ...secrets, code: secrets.code === '00000000' ? '00000001' : '00000000' });
  const seen = new Map<string, unknown>();
  const note = async (name: string, secrets: LinkSecrets): Promise<void> => {
    const { led, asked, typed } = await typeCode(app, secrets);
    assert.equal(led.headers.location, '/v', name);
    seen.set(name, JSON.stringify([led.statusCode, Object.keys(led.headers), asked.body, shape(typed)]));
  };
  const invented = { token: randomBytes(32).toString('base64url'), code: '12345678' };
  await note('invented', invented);
  await note('too short', { token: 'x', code: '12345678' });
  await note('no number', { ...invented, code: 'drop table' });
  const first = await linkOut(app);
  await note('wrong code', wrong(first));
  const opened = await typeCode(app, first);
  assert.equal(opened.typed.headers.location, '/v/page/start');
  await note('used', first);
  const second = await withPerson(app, 'pupil', askByLink);
  await withPerson(app, 'pupil', endAsking);
  await note('ended', second);
  const third = await withPerson(app, 'pupil', askByLink);
  for (let tries = 0; tries < 5; tries += 1) await typeCode(app, wrong(third));
  await note('shut', third);
  const fourth = await withPerson(app, 'pupil', askByLink);
  app.services.clock.moveTo('2026-12-01T09:00:00Z');
  await note('expired', fourth);
  assert.equal(new Set(seen.values()).size, 1, [...seen.keys()].join(', '));
  assert.ok(!JSON.stringify([...seen.values()]).includes('Rowan'));
});

test('without the code no page opens, whatever is in the cookie', async (t) => {
  const app = await started(t);
  const { token } = await linkOut(app);
  const inside = guestRoutes.filter(({ path }) => path.startsWith('/v/page/'));
  assert.ok(inside.length > 10);
  for (const cookie of [`page=${token}`, `page=${randomUUID()}`, 'page=', ''])
    for (const { method, path } of inside) {
      const url = path.replace(':question', 'worries').replace(':shown', randomUUID());
      const reply =
        method === 'GET'
          ? await app.request({ url, headers: { cookie } })
          : await post(app, url, { readers: 'teachers' }, cookie);
      assert.ok(!reply.body.includes('Rowan'), path);
      const isForAll = path.endsWith('/leave') || path.endsWith('/thank-you');
      assert.equal(reply.headers.location, isForAll ? undefined : '/v', `${method} ${path}`);
    }
});

test('each sees their own exchange, and nothing of another link, of the record or of staff pages', async (t) => {
  const app = await started(t);
  await withPerson(app, mother, (child, move, asked) =>
    showItem(child, move, asked, { item: 'behaviour-summary', text: behaviour }),
  );
  const shown = (await allRows<{ kind: string; data: { shown?: string } }>(app.databases, 'entry')).find(
    ({ kind }) => kind === 'voice-item.shown',
  )?.data.shown;
  const parent = await typeCode(app, await linkOut(app, mother));
  const pupil = await typeCode(app, await linkOut(app));
  const url = `/v/page/part/${shown}`;
  await post(app, '/v/page/start', { readers: 'teachers' }, parent.cookie);
  await post(app, '/v/page/start', { readers: 'key-adult' }, pupil.cookie);
  assert.ok((await app.request({ url, headers: { cookie: parent.cookie } })).body.includes(behaviour));
  const others = await app.request({ url, headers: { cookie: pupil.cookie } });
  assert.equal(others.headers.location, '/v/page/start');
  assert.ok(!others.body.includes(behaviour));
  assert.equal((await post(app, url, { view: 'wrong', said: 'x' }, pupil.cookie)).headers.location, '/v/page/start');
  for (const page of ['/', `/children/${ids.child}`, `/children/${ids.child}/moves/${app.move}/voices`])
    assert.match(
      String((await app.request({ url: page, headers: { cookie: pupil.cookie } })).headers.location),
      /^\/sign-in/u,
    );
  const session = pupil.cookie.replace('page=', 'session=');
  assert.match(String((await app.request({ url: '/', headers: { cookie: session } })).headers.location), /^\/sign-in/u);
  const staff = await app.signIn('primaryDsl');
  const asStaff = await app.request({
    url: '/v/page/start',
    headers: { cookie: staff.cookie.replace('session=', 'page=') },
  });
  assert.equal(asStaff.headers.location, '/v');
});

test('nobody chooses readers for a family that were not offered, and the words of one question do not become another', async (t) => {
  const app = await started(t);
  const { cookie } = await typeCode(app, await linkOut(app, mother));
  assert.equal((await post(app, '/v/page/start', { readers: 'parents' }, cookie)).statusCode, 200);
  await post(app, '/v/page/start', { readers: 'key-adult' }, cookie);
  const made = await post(app, '/v/page/question/hopes', { said: 'x', readers: 'teachers' }, cookie);
  assert.equal(made.headers.location, '/v/page/start', 'a question for children');
  const long = await post(app, '/v/page/question/worries', { said: 'x'.repeat(2_001), readers: 'teachers' }, cookie);
  assert.equal(long.statusCode, 200);
  assert.match(long.body, /2000 characters or less/u);
});

test('pages for guests are kept nowhere, name nobody in their titles, and take forms of their own pages only', async (t) => {
  const app = await started(t);
  const secrets = await linkOut(app);
  const { led, typed, cookie } = await typeCode(app, secrets);
  for (const reply of [led, typed]) {
    const set = String(reply.headers['set-cookie']);
    assert.match(set, /HttpOnly/u);
    assert.match(set, /SameSite=Lax/u);
  }
  const start = await app.request({ url: '/v/page/start', headers: { cookie } });
  assert.match(start.body, /Hello Rowan/u);
  assert.match(start.body, /<title>Start – Your page<\/title>/u);
  assert.equal(start.headers['cache-control'], 'no-store');
  assert.equal(start.headers['referrer-policy'], 'no-referrer');
  for (const name of ['Wyeshire', 'Throughline', 'Alder Lane', 'Fallow Edge', 'Priya'])
    assert.ok(!start.body.replaceAll(/(?:href|src)="[^"]*"/gu, '').includes(name), name);
  const foreign = await app.request({
    method: 'POST',
    url: '/v/page/decline',
    payload: '',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(foreign.statusCode, 403);
  assert.ok(app.logged.every((line) => !line.includes(secrets.token) && !line.includes(secrets.code)));
});

test('what is sent twice at once is recorded once', async (t) => {
  const app = await started(t);
  const { cookie } = await typeCode(app, await linkOut(app));
  await post(app, '/v/page/start', { readers: 'key-adult' }, cookie);
  await post(app, '/v/page/question/worries', { said: 'Maths', readers: 'key-adult' }, cookie);
  const replies = await Promise.all([1, 2, 3].map(() => post(app, '/v/page/check', {}, cookie)));
  assert.deepEqual(
    replies.map(({ headers }) => headers.location).toSorted((a, b) => String(a).localeCompare(String(b))),
    ['/v', '/v', '/v/page/thank-you'],
  );
  const entries = await allRows<{ kind: string }>(app.databases, 'entry');
  assert.equal(entries.filter(({ kind }) => kind === 'voice.received').length, 1);
  assert.equal(entries.filter(({ kind }) => kind === 'voice.answered').length, 1);
});
