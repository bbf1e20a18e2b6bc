import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { confirmedMove, proposedMove } from '../../../test/decided-move.ts';
import { ids, people } from '../../../test/small-partnership.ts';

const moveAddress = (move: string): string => `/children/${ids.child}/moves/${move}`;
const address = (move: string): string => `${moveAddress(move)}/change`;
const seenOn = async (browser: Browser, url: string): Promise<string> =>
  /name="seen" value="(\d+)"/u.exec((await browser.get(url)).body)?.[1] ?? '';

const day = (name: string, text: string): Readonly<Record<string, string>> => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const change = {
  decision: 'change',
  cause: 'details',
  to: 'as-proposed',
  kind: 'phase-transfer',
  source: 'letter of the council',
  reason: 'the date <b>is</b> known now',
};
const days = { ...day('leavesOn', '2027-03-25'), ...day('startsOn', '2027-04-12') };

async function withoutDays(started: TestApp): Promise<string> {
  const move = await proposedMove(started);
  const browser = await started.signIn('primaryDsl');
  const seen = await seenOn(browser, moveAddress(move));
  const confirmation = { decision: 'confirm', to: 'as-proposed', kind: 'in-year', source: 'call', reason: 'accepted' };
  assert.equal((await browser.post(moveAddress(move), { ...confirmation, seen })).statusCode, 303);
  return move;
}

test('a limit that waits for a date leads to where the date can be added, and the date settles it', async (t) => {
  const started = await testApp(t);
  const move = await withoutDays(started);
  const browser = await started.signIn('primaryDsl');
  const link = `href="${address(move)}">Add the date</a>`;
  for (const page of ['/', `${moveAddress(move)}/handover`, `${moveAddress(move)}/handover/ctf`])
    assert.ok((await browser.get(page)).body.includes(link), page);
  const seen = await seenOn(browser, address(move));
  const saved = await browser.post(address(move), { ...change, kind: 'in-year', ...days, seen });
  assert.equal(saved.headers.location, moveAddress(move));
  assert.ok(!(await browser.get(`${moveAddress(move)}/handover`)).body.includes('Add the date'));
});

test('the move says what was changed, from what to what, by whom, how they knew and why', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  assert.match((await browser.get(moveAddress(move))).body, />\s*Change the move\s*</u);
  await browser.post(address(move), { ...change, ...days, seen: await seenOn(browser, address(move)) });
  const { body } = await browser.get(moveAddress(move));
  for (const says of [
    'Changed',
    '12 April 2027<br>Before: 2 September 2027',
    'letter of the council',
    'the date &lt;b&gt;is&lt;/b&gt; known now',
    people.primaryDsl.name,
    'Confirmed',
    'Proposed',
  ])
    assert.ok(body.includes(says), says);
  assert.ok(!body.includes('Before: Fallow Edge School'), 'what stays the same is not said again');
});

test('a changed destination takes the move from the one school and gives it to the other', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const wrong = await started.signIn('secondaryDsl');
  const seen = await seenOn(wrong, address(move));
  const to = { to: 'school', toNumber: '830/4992', cause: 'appeal-won' };
  const saved = await wrong.post(address(move), { ...change, ...to, ...days, seen });
  assert.equal(saved.headers.location, '/moves', 'whoever cannot look at it again is not led there');
  for (const url of [moveAddress(move), address(move), `${moveAddress(move)}/handover`, `/children/${ids.child}`])
    assert.equal((await wrong.get(url)).statusCode, 404, url);
  assert.ok(!(await wrong.get('/')).body.includes('Rowan'));
  const right = await started.signIn('academyDsl');
  assert.match((await right.get(`${moveAddress(move)}/handover`)).body, /Withens Academy/u);
});

test('nothing is saved without a reason, without a change, or with days that cannot be', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryOffice');
  const seen = await seenOn(browser, address(move));
  const same = { ...day('leavesOn', '2027-07-23'), ...day('startsOn', '2027-09-02') };
  for (const [fields, says] of [
    [{ ...change, ...same }, 'Change where the child is going, the kind of move or a day'],
    [{ ...change, ...days, reason: ' ' }, 'Enter why it changes'],
    [{ ...change, ...days, source: '' }, 'Enter how you know'],
    [{ ...change, ...days, ...day('startsOn', '2027-03-01') }, 'First day at the new school must be the same as or'],
    [{ ...change, ...days, cause: 'appeal-won', to: 'school', toNumber: '830/2991' }, 'The child is at this school'],
    [{ ...change, ...days, cause: 'appeal-won', to: 'school', toNumber: '' }, 'Enter the DfE number of the school'],
    [{ decision: 'cancel', rejectReason: '' }, 'Enter why the move is not going ahead'],
  ] as const) {
    const { statusCode, body } = await browser.post(address(move), { ...fields, seen });
    assert.equal(statusCode, 200, says);
    assert.ok(body.includes(says), says);
  }
  const stale = await browser.post(address(move), { ...change, ...days, seen: String(Number(seen) - 1) });
  assert.match(stale.body, /What you were looking at has changed/u);
  assert.match(stale.body, />the date &lt;b&gt;is&lt;\/b&gt; known now<\/textarea>/u);
});

test('a move that was not confirmed has nothing to change, and whoever may not decide may not change', async (t) => {
  const started = await testApp(t);
  const proposed = await proposedMove(started);
  const browser = await started.signIn('primaryDsl');
  assert.equal((await browser.get(address(proposed))).statusCode, 409);
  const move = await confirmedMove(started, { to: ids.academy });
  for (const name of ['secondaryDsl', 'primaryTeacher', 'matching'] as const) {
    const other = await started.signIn(name);
    assert.equal((await other.get(address(move))).statusCode, 404, name);
    const sent = await other.post(address(move), { ...change, ...days, seen: '9' }, '/schools/add');
    assert.ok([403, 404].includes(sent.statusCode), name);
  }
});

test('a move that is called off says so, and the new school sees the child no more', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('admissions');
  const seen = await seenOn(browser, address(move));
  const sent = await browser.post(address(move), { decision: 'cancel', rejectReason: 'The family stays', seen });
  assert.equal(sent.statusCode, 303);
  const { body } = await browser.get(moveAddress(move));
  for (const says of ['Rejected', 'Not going ahead', 'The family stays']) assert.ok(body.includes(says), says);
  assert.equal((await (await started.signIn('secondaryDsl')).get(moveAddress(move))).statusCode, 404);
});
