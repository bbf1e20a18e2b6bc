import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, testApp } from '../../../test/app.ts';
import { confirmedMove, proposedMove } from '../../../test/decided-move.ts';
import { ids, people } from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import { enrolmentsOf, movesOf } from '../../record/moves.ts';

const address = (move: string): string => `/children/${ids.child}/moves/${move}`;
const seenOn = async (browser: Browser, url: string): Promise<string> =>
  /name="seen" value="(\d+)"/u.exec((await browser.get(url)).body)?.[1] ?? '';

const confirmation = {
  decision: 'confirm',
  to: 'as-proposed',
  kind: 'phase-transfer',
  source: 'letter of acceptance',
  reason: 'the place was accepted',
};
const day = (name: string, text: string): Readonly<Record<string, string>> => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

test('sent twice or gone back to, a move is confirmed once, and the second time says so', async (t) => {
  const started = await testApp(t);
  const url = address(await proposedMove(started));
  const browser = await started.signIn('secondaryDsl');
  const seen = await seenOn(browser, url);
  const send = () => browser.post(url, { ...confirmation, seen }, '/schools/add');
  const both = await Promise.all([send(), send()]);
  assert.ok(both.some(({ statusCode }) => statusCode === 303));
  const third = await send();
  assert.equal(third.statusCode, 409);
  assert.match(third.body, /This move has already been decided/u);
  const rows = await started.everything(({ transaction }) =>
    transaction.selectFrom('entry').select('id').where('kind', '=', 'school-move.confirmed').execute(),
  );
  assert.equal(rows.length, 1);
});

test('when somebody else has written meanwhile, the form that was sent comes back as it was typed', async (t) => {
  const started = await testApp(t);
  const url = address(await proposedMove(started));
  const browser = await started.signIn('primaryDsl');
  const seen = await seenOn(browser, url);
  await proposedMove(started, { to: ids.academy });
  const rejected = await browser.post(url, { decision: 'reject', seen, rejectReason: 'Typed with care' });
  assert.equal(rejected.statusCode, 200);
  assert.match(rejected.body, /What you were looking at has changed/u);
  assert.match(rejected.body, />Typed with care<\/textarea>/u);
  assert.ok(!rejected.body.includes('Enter how you know'), 'nothing is asked of the other form');
  const confirmed = await browser.post(url, { ...confirmation, seen });
  assert.match(confirmed.body, /value="letter of acceptance"/u);
  const again = await browser.post(url, {
    decision: 'reject',
    rejectReason: 'Typed with care',
    seen: await seenOn(browser, url),
  });
  assert.equal(again.statusCode, 303);
});

test('the days of a move lie near today and in their order', async (t) => {
  const started = await testApp(t);
  const url = address(await proposedMove(started));
  const browser = await started.signIn('primaryDsl');
  const seen = await seenOn(browser, url);
  for (const [leaves, starts, says] of [
    ['2027-07-23', '2027-07-01', 'First day at the new school must be the same as or after the last day'],
    ['1999-07-23', '2027-09-02', 'Last day at the old school must be between 22 November 2006 and 22 November 2031'],
    ['2027-07-23', '2099-09-02', 'First day at the new school must be between'],
  ] as const) {
    const sent = { ...confirmation, seen, ...day('leavesOn', leaves), ...day('startsOn', starts) };
    const { statusCode, body } = await browser.post(url, sent);
    assert.equal(statusCode, 200);
    assert.ok(body.includes(says), says);
  }
  const sameDay = { ...confirmation, seen, ...day('leavesOn', '2027-07-23'), ...day('startsOn', '2027-07-23') };
  assert.equal((await browser.post(url, sameDay)).statusCode, 303);
});

test('a child cannot move to the school where they are, whoever says so', async (t) => {
  const started = await testApp(t);
  const url = address(await proposedMove(started));
  const browser = await started.signIn('primaryDsl');
  const to = { to: 'school', toNumber: '830/2991' };
  const confirmed = await browser.post(url, { ...confirmation, ...to, seen: await seenOn(browser, url) });
  assert.match(confirmed.body, /The child is at this school\. Enter the DfE number of another school/u);
  const proposed = await browser.post(`/children/${ids.child}/propose-move`, { ...to, kind: 'in-year', source: 'x' });
  assert.match(proposed.body, /The child is at this school/u);
});

test('a move that waits is not proposed a second time', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  const url = `/children/${ids.child}/propose-move`;
  const sent = { to: 'school', toNumber: '830/4991', kind: 'in-year', source: 'a call' };
  const first = await browser.post(url, sent);
  const second = await browser.post(url, sent);
  assert.equal(second.headers.location, first.headers.location);
  assert.match((await browser.get(String(second.headers.location))).body, /waits already\. Nothing more was proposed/u);
  assert.equal((await browser.post(url, { ...sent, toNumber: '830/4992' })).statusCode, 303);
  const moves = await started.as('primaryDsl', async (access) => movesOf(await openChild(access, ids.child)));
  assert.equal(moves.length, 2);
});

test('whoever may not propose a move is not offered it on the overview, and whoever is offered it may', async (t) => {
  const { signIn } = await testApp(t);
  for (const name of ['primaryDsl', 'primaryOffice', 'primaryTeacher', 'admissions'] as const) {
    const browser = await signIn(name);
    const overview = await browser.get(`/children/${ids.child}`);
    if (overview.statusCode === 404) continue;
    const form = await browser.get(`/children/${ids.child}/propose-move`);
    assert.equal(overview.body.includes('Propose a move'), form.statusCode === 200, name);
  }
});

test('a receiving school is not offered to propose a move for a child on another school’s roll', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  const browser = await started.signIn('secondaryDsl');
  assert.ok(!(await browser.get(`/children/${ids.child}`)).body.includes('Propose a move'));
  assert.equal((await browser.get(`/children/${ids.child}/propose-move`)).statusCode, 403);
});

test('a child arrives once, at the new school, on a day that has come', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const url = address(move);
  started.services.clock.moveTo('2027-09-03T09:00:00Z');
  const office = await started.signIn('secondaryOffice');
  const seen = await seenOn(office, url);
  const arrive = (text: string, extra: Readonly<Record<string, string>> = {}) =>
    office.post(
      url,
      { decision: 'arrived', seen, yearGroup: '7', ...day('arrivedOn', text), ...extra },
      '/schools/add',
    );
  for (const [text, says] of [
    ['2027-09-04', 'First day on the roll must be today or in the past'],
    ['9999-12-31', 'First day on the roll must be today or in the past'],
    ['1027-09-02', 'First day on the roll must be the same as or after 3 September 2007'],
    ['2027-02-31', 'First day on the roll must be a real date'],
  ] as const)
    assert.ok((await arrive(text)).body.includes(says), says);
  const sender = await started.signIn('primaryDsl');
  const fromOldSchool = { decision: 'arrived', seen, ...day('arrivedOn', '2027-09-02') };
  assert.equal((await sender.post(url, fromOldSchool, '/schools/add')).statusCode, 403);
  assert.equal((await arrive('2027-09-02')).statusCode, 303);
  const again = await arrive('2027-09-02', { seen: '999' });
  assert.match(again.body, /What you were looking at has changed/u);
  const onRoll = await started.as('secondaryOffice', async (access) =>
    enrolmentsOf(await openChild(access, ids.child)),
  );
  assert.equal(onRoll.filter(({ organisation }) => organisation === ids.secondary).length, 1);
});

test('somebody of a third school learns nothing of a move, and may decide nothing', async (t) => {
  const started = await testApp(t);
  const url = address(await proposedMove(started));
  for (const name of ['academyDsl', 'matching'] as const) {
    const browser = await started.signIn(name);
    assert.equal((await browser.get(url)).statusCode, 404);
    const sent = await browser.post(url, { ...confirmation, seen: '5' }, '/sign-out');
    assert.ok(sent.statusCode === 404 || sent.statusCode === 403);
    assert.ok(!sent.body.includes(people.primaryDsl.name));
    assert.ok(!(await browser.get('/moves')).body.includes('Rowan'));
  }
});
