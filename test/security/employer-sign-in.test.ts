import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { tokenName } from '../../src/ui/components/form-element.ts';
import { withAdministrators } from '../administrators.ts';
import { ownPages } from '../app.ts';
import { comeBack, email, leave, signInThere, verified, whoIs, withEmployers } from '../employers.ts';
import { emailOf, linkFor, post, setUp } from '../sign-in.ts';
import { allRows, ids, people } from '../small-partnership.ts';

test('somebody signs in with their account at the council, is known by it after that, and comes back to their page', async (t) => {
  const all = await withEmployers(t);
  const page = await all.app.request({ url: '/sign-in' });
  assert.match(page.body, /Sign in with Wyeshire County Council/u);
  all.council.nextIs('subject-1', verified);
  const first = await signInThere(all, { query: '?back=%2Fschools' });
  assert.equal(first.reply.headers.location, '/schools');
  assert.equal(await whoIs(all, first.cookie), people.admissions.name);
  all.council.nextIs('subject-1', { email: 'new.name@wyeshire.example', email_verified: true });
  const second = await signInThere(all);
  assert.equal(await whoIs(all, second.cookie), people.admissions.name, 'the address may change, the account does not');
});

test('an address counts only when it is verified, known, and of somebody who works in that organisation', async (t) => {
  const all = await withEmployers(t);
  for (const claims of [
    { email, email_verified: false },
    { email },
    { email_verified: true },
    { email: 'stranger@example.org', email_verified: true },
    { email: emailOf('secondaryDsl'), email_verified: true },
    { email: [email], email_verified: true },
  ]) {
    all.council.nextIs(`subject-${JSON.stringify(claims)}`, claims);
    const { reply, cookie } = await signInThere(all);
    assert.equal(reply.statusCode, 403, JSON.stringify(claims));
    assert.equal(await whoIs(all, cookie), '');
  }
  const rows = await allRows<{ action: string; detail: { because?: string } }>(all.app.databases, 'audit_event');
  assert.equal(
    rows.filter(({ action, detail }) => action === 'sign-in refused' && detail.because === 'employer').length,
    6,
  );
});

test('V7.6.1 a session here ends by its own limits, and a proof counts only when they have just signed in there', async (t) => {
  const all = await withEmployers(t);
  const { clock } = all.app.services;
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signInThere(all);
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000);
  const provedAfter = async (seconds: number) => {
    const away = await leave(all, { query: '?for=proof', cookie });
    const asked = new URL(away.to);
    // Somebody at the browser takes out what would have them sign in there again
    asked.searchParams.delete('prompt');
    asked.searchParams.delete('max_age');
    all.council.strength({ amr: ['mfa'], ts: now - seconds });
    return (await comeBack(all, await all.council.visit(asked.href), away.cookie)).reply.statusCode;
  };
  assert.equal(await provedAfter(600), 403);
  assert.equal(await provedAfter(0), 303);
  const second = await signInThere(all);
  clock.moveTo(clock.now().add({ minutes: 31 }).toString());
  assert.equal(await whoIs(all, second.cookie), '', 'whatever goes on there');
  assert.equal(await whoIs(all, (await signInThere(all)).cookie), people.admissions.name);
});

test('an address binds an account only to somebody whom an administrator has just invited', async (t) => {
  const all = await withEmployers(t);
  const { clock } = all.app.services;
  all.council.nextIs('subject-2', { email: emailOf('matching'), email_verified: true });
  assert.equal((await signInThere(all)).reply.statusCode, 403, 'has a role there, but was never invited');
  await linkFor(all.app, 'matching', 'recovery');
  assert.equal(
    (await signInThere(all)).reply.statusCode,
    403,
    'who starts anew uses the link that two administrators made',
  );
  clock.moveTo(
    clock
      .now()
      .add({ hours: 7 * 24 })
      .toString(),
  );
  all.council.nextIs('subject-1', verified);
  assert.match((await signInThere(all)).reply.body, /an invitation ends after 7 days/u);
  await linkFor(all.app, 'admissions');
  assert.equal((await signInThere(all)).reply.statusCode, 303);
});

test('somebody who signs in otherwise already connects the account themselves; no address does it for them', async (t) => {
  const all = await withEmployers(t);
  const own = await setUp(all.app, 'admissions');
  all.council.nextIs('subject-1', verified);
  const refused = await signInThere(all);
  assert.match(refused.reply.body, /sign in here in another way already/u);
  all.council.nextIs('subject-1', { email: 'dev@elsewhere.example', email_verified: true });
  const connected = await signInThere(all, { query: '?for=connect', cookie: own.cookie });
  assert.equal(connected.reply.headers.location, '/your-sign-in');
  assert.notEqual(connected.cookie, own.cookie, 'the session goes on under a new id');
  const page = await all.app.request({ url: '/your-sign-in', headers: { cookie: connected.cookie } });
  assert.match(page.body, /account is connected/u);
  assert.equal(await whoIs(all, (await signInThere(all)).cookie), people.admissions.name);
});

test('an account is connected only by somebody who has just proved who they are, who works there, and only once', async (t) => {
  const all = await withEmployers(t);
  const own = await setUp(all.app, 'admissions');
  const outsider = await setUp(all.app, 'primaryDsl');
  all.council.nextIs('subject-1', verified);
  assert.equal(
    (await signInThere(all, { query: '?for=connect', cookie: outsider.cookie })).reply.statusCode,
    403,
    'works elsewhere',
  );
  assert.equal((await signInThere(all, { query: '?for=connect', cookie: own.cookie })).reply.statusCode, 303);
  const colleague = await setUp(all.app, 'matching');
  assert.equal(
    (await signInThere(all, { query: '?for=connect', cookie: colleague.cookie })).reply.statusCode,
    403,
    'it is taken',
  );
  all.app.services.clock.moveTo(all.app.services.clock.now().add({ minutes: 11 }).toString());
  assert.match(
    (await leave(all, { query: '?for=connect', cookie: colleague.cookie })).to,
    /^\/your-sign-in\/employers\/council$/u,
  );
  assert.match((await leave(all, { query: '?for=connect' })).to, /^\/sign-in/u);
});

test('proving again leads through the employer, who asks anew, and back to the form that waits', async (t) => {
  const all = await withEmployers(t);
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signInThere(all);
  all.app.services.clock.moveTo(all.app.services.clock.now().add({ minutes: 11 }).toString());
  const page = await all.app.request({ url: '/your-sign-in/recovery-codes', headers: { cookie } });
  const token = new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(page.body)?.[1] ?? '';
  const asked = await post(all.app, '/your-sign-in/sessions', { session: 'others', [tokenName]: token }, { cookie });
  const proof = await all.app.request({ url: String(asked.headers.location), headers: { cookie } });
  const link = /href="(\/sign-in\/with\/council[^"]*)"/u.exec(proof.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const query = link.slice(link.indexOf('?'));
  const away = await leave(all, { query, cookie });
  assert.equal(new URL(away.to).searchParams.get('prompt'), 'login');
  assert.equal(new URL(away.to).searchParams.get('max_age'), '0');
  const back = await comeBack(all, await all.council.visit(away.to), away.cookie);
  assert.match(String(back.reply.headers.location), /^\/confirm-it-is-you\/continue\?form=/u);
  assert.equal(await whoIs(all, cookie), '', 'the session has a new id');
  assert.equal(await whoIs(all, back.cookie), people.admissions.name);
});

test('who has no role there any more is out, and an unused link ends when the account is bound', async (t) => {
  const all = await withEmployers(t);
  const token = await linkFor(all.app, 'admissions');
  all.council.nextIs('subject-1', verified);
  const { cookie } = await signInThere(all);
  assert.equal((await all.app.request({ url: `/set-up/${token}` })).statusCode, 404);
  await all.app.everything(({ transaction, now }) =>
    transaction
      .updateTable('role_held')
      .set({ ends_at: now })
      .where('practitioner_id', '=', people.admissions.id)
      .execute(),
  );
  const later = await signInThere(all);
  assert.equal(later.reply.statusCode, 403);
  assert.match(later.reply.body, /no role in that organisation/u);
  assert.equal(await whoIs(all, cookie), people.admissions.name, 'the session shows them nothing of children any more');
});

test('a service that does not answer is said to be so, and the page goes on', async (t) => {
  const all = await withEmployers(t, { issuer: 'http://127.0.0.1:9' });
  const reply = await all.app.request({ url: '/sign-in/with/council', headers: ownPages });
  assert.match(reply.body, /does not answer/u);
  assert.equal((await all.app.request({ url: '/sign-in' })).statusCode, 200);
});

test('a file that is wrong stops the start and says what is wrong with it', async (t) => {
  const { app } = await withEmployers(t);
  const good = {
    name: 'council',
    title: 'C',
    issuer: 'https://sign-in.example',
    clientId: 'x',
    organisation: ids.council,
    requiredAmr: ['mfa'],
  };
  const file = join(app.folder, 'providers.json');
  const { readEmployers } = await import('../../src/web/sign-in/read-employers.ts');
  for (const [content, says] of [
    ['{', /not JSON/u],
    [JSON.stringify([{ ...good, issuer: 'http://sign-in.example' }]), /must begin with https/u],
    [JSON.stringify([{ ...good, requiredAmr: [] }]), /two factors/u],
    [JSON.stringify([good, good]), /same name/u],
    [JSON.stringify([{ ...good, secret: 'x' }]), /secret/u],
    [JSON.stringify([{ ...good, clientSecretFile: 'missing' }]), /cannot be read/u],
  ] as const) {
    await writeFile(file, content);
    await assert.rejects(readEmployers(file), says);
  }
  await writeFile(file, JSON.stringify([good]));
  assert.equal((await readEmployers(file)).length, 1);
});

test('a connected account is disconnected by its owner, while another way in is left, and opens nothing then', async (t) => {
  const all = await withEmployers(t);
  const { cookie } = await setUp(all.app, 'admissions');
  all.council.nextIs('subject-1', verified);
  const { cookie: own } = await signInThere(all, { query: '?for=connect', cookie });
  const other = await signInThere(all);
  const page = await all.app.request({ url: '/your-sign-in/employers/council', headers: { cookie: own } });
  const token = new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(page.body)?.[1] ?? '';
  const disconnect = () => post(all.app, '/your-sign-in/employers/council', { [tokenName]: token }, { cookie: own });
  assert.equal((await disconnect()).headers.location, '/your-sign-in');
  assert.equal((await disconnect()).statusCode, 404, 'it is gone');
  assert.equal(await whoIs(all, other.cookie), '', 'signed out elsewhere');
  assert.match((await signInThere(all)).reply.body, /sign in here in another way already/u);
  const elsewhere = await all.app.request({ url: '/your-sign-in/employers/nobody', headers: { cookie: own } });
  assert.equal(elsewhere.statusCode, 404);
});

test('whom an administrator adds signs in with their account at once, and the administrator is told so', async (t) => {
  const all = await withEmployers(t);
  await withAdministrators(all.app);
  const { cookie } = await setUp(all.app, 'policy');
  const form = await all.app.request({ url: '/your-sign-in/recovery-codes', headers: { cookie } });
  const token = new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(form.body)?.[1] ?? '';
  const added = await post(
    all.app,
    '/administration/people/add',
    {
      organisation: ids.council,
      name: 'Ada Quill',
      email: 'ada.quill@wyeshire.example',
      role: 'admissions-officer',
      'from-day': '22',
      'from-month': '11',
      'from-year': '2026',
      [tokenName]: token,
    },
    { cookie },
  );
  assert.match(added.body, /need no link if they have an account at Wyeshire County Council/u);
  all.council.nextIs('subject-7', { email: 'Ada.Quill@wyeshire.example', email_verified: true });
  const { reply, cookie: hers } = await signInThere(all);
  assert.equal(reply.statusCode, 303);
  assert.match((await all.app.request({ url: '/', headers: { cookie: hers } })).body, /Ada Quill/u);
});
