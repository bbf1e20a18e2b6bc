import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form, ownPages, testApp } from '../app.ts';
import { proposedMove } from '../decided-move.ts';
import { ids } from '../small-partnership.ts';

const mustAnswer = (status: number, what: string): void => assert.ok(status < 500, `${what}: ${status}`);

test('no address and no question mark makes the service fail', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const odd = ['%00', '%F0%9F%98%80', '%ED%A0%80', '%ff', '__proto__', 'constructor', '-1', '1e9', 'x'.repeat(500)];
  for (const text of odd) {
    for (const url of [
      `/schools?q=${text}`,
      `/schools?page=${text}`,
      `/children?school=${text}&year=${text}&page=${text}`,
      `/?due=${text}&side=${text}&post=${text}&page=${text}`,
      `/cohort/${ids.primary}?year=${text}&filter=${text}`,
      `/children/${ids.child}/timeline?area=${text}`,
      `/children/${text}`,
      `/children/${ids.child}/moves/${text}`,
      `/children/${ids.child}/moves/${text}/handover/${text}`,
      `/children/${ids.child}/moves/${text}/duties/${text}`,
      `/imports/${text}`,
      `/schools/${text}`,
      `/rules/${text}`,
    ])
      mustAnswer((await browser.get(url)).statusCode, url);
  }
});

test('an address that cannot be read is a page that is not there, with the headers of every page', async (t) => {
  const { signIn } = await testApp(t);
  const response = await (await signIn('primaryDsl')).get('/children/%zz');
  assert.equal(response.statusCode, 404);
  assert.match(response.body, /Page not found/u);
  assert.ok(!response.body.includes('%zz'));
  assert.match(String(response.headers['content-security-policy']), /default-src 'none'/u);
  assert.equal(response.headers['cache-control'], 'no-store');
});

test('characters that nobody can type are left out, and the rest is kept', async (t) => {
  const { signIn, as } = await testApp(t);
  const browser = await signIn('admissions');
  const sent = {
    name: 'Bent\u0000 Quarry\u0007 School 🏫',
    number: '830/2998',
    phase: 'Primary',
    termDates: 'unknown',
  };
  const added = await browser.post('/schools/add', sent);
  assert.equal(added.statusCode, 303);
  assert.match((await browser.get(String(added.headers.location))).body, /Bent Quarry School 🏫/u);
  const proposed = await browser.post(`/children/${ids.child}/propose-move`, {
    to: 'school',
    toNumber: '830/4991',
    kind: 'in-year',
    source: 'a call\u0000',
    reason: 'one\r\ntwo',
  });
  assert.equal(proposed.statusCode, 303);
  const rows = await as('admissions', ({ transaction }) =>
    transaction.selectFrom('school_move').select('proposal_source').execute(),
  );
  assert.deepEqual(rows, [{ proposal_source: 'a call' }]);
});

test('a form that is too long, or is no form at all, is refused in words', async (t) => {
  const { signIn, request } = await testApp(t);
  const { cookie, post } = await signIn('primaryDsl');
  const long = await post('/schools/add', { name: 'x'.repeat(1_200_000) });
  assert.equal(long.statusCode, 400);
  assert.match(long.body, /the form as a whole, which is too long/u);
  for (const [type, payload] of [
    ['application/json', '{"name":"x"}'],
    ['application/json', '{'],
    ['text/plain', 'name=x'],
    ['application/xml', '<a/>'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', 'no parts'],
  ] as const) {
    const headers = { ...ownPages, cookie, 'content-type': type };
    const response = await request({ method: 'POST', url: '/schools/add', payload, headers });
    assert.ok(response.statusCode >= 400 && response.statusCode < 500, `${type}: ${response.statusCode}`);
    assert.match(response.body, /<h1/u, type);
  }
});

test('what is sent after the session has ended is not saved, and the sign-in page says so and leads back', async (t) => {
  const { signIn, services, request } = await testApp(t);
  const browser = await signIn('primaryDsl');
  services.clock.moveTo('2026-11-22T10:00:00Z');
  const sent = form({ name: 'Lost School' });
  const response = await request({
    method: 'POST',
    url: '/schools/add',
    ...sent,
    headers: { ...sent.headers, cookie: browser.cookie },
  });
  const location = String(response.headers.location);
  assert.equal(location, '/sign-in?back=%2Fschools%2Fadd&lost=yes');
  const { body } = await request({ url: location });
  assert.match(body, /What you sent has not been saved/u);
  assert.match(body, /name="back" value="\/schools\/add"/u);
});

test('days that nobody can mean are refused with words, wherever a day is asked for', async (t) => {
  const started = await testApp(t);
  const move = await proposedMove(started);
  const browser = await started.signIn('primaryDsl');
  const url = `/children/${ids.child}/moves/${move}`;
  const seen = /name="seen" value="(\d+)"/u.exec((await browser.get(url)).body)?.[1] ?? '';
  const confirm = (day: string, month: string, year: string) =>
    browser.post(url, {
      seen,
      decision: 'confirm',
      to: 'as-proposed',
      kind: 'phase-transfer',
      source: 'a letter',
      reason: 'a test',
      'startsOn-day': day,
      'startsOn-month': month,
      'startsOn-year': year,
    });
  for (const [day, month, year, says] of [
    ['31', '2', '2027', 'must be a real date'],
    ['29', '2', '2027', 'must be a real date'],
    ['31', '12', '9999', 'must be between'],
    ['1', '1', '0001', 'must be between'],
    ['1', '9', '27', 'Year must include 4 numbers'],
    ['first', '9', '2027', 'must be a real date'],
    ['', '9', '2027', 'must include a day'],
    ['１', '9', '2027', 'must be a real date'],
  ] as const) {
    const response = await confirm(day, month, year);
    assert.equal(response.statusCode, 200, `${day} ${month} ${year}`);
    assert.ok(response.body.includes(says), `${day} ${month} ${year}: ${says}`);
    assert.match(response.body, /a letter/u, 'what was typed is still there');
  }
  assert.equal((await confirm('2', 'September', '2027')).statusCode, 303);
});
