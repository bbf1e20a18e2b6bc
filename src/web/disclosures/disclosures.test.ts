/** Who could see a child and who did, for data protection officers, and what a family is told of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proved, withAdministrators } from '../../../test/administrators.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { ids, people } from '../../../test/small-partnership.ts';
import { checkReceipt, readReceipt } from '../../audit/receipt/receipt.ts';
import { insertRole } from '../../record/practitioners/roles-held.ts';

const child = `/children/${ids.child}`;
const asked = `/who-saw/${ids.child}`;
const byNumber = { by: 'number', number: 'H801200001001' };

/** Edith Crane is the officer of the partnership too, who may ask about everybody. */
async function withOfficer(t: Parameters<typeof testApp>[0]) {
  const started = await testApp(t);
  const { partnership } = await withAdministrators(started);
  await started.everything((access) =>
    insertRole(
      access,
      { practitioner: people.protection.id, organisation: partnership, role: 'data-protection-officer' },
      { from: access.now.subtract({ hours: 1 }), to: null },
    ),
  );
  return { started, officer: await proved(started, 'protection') };
}

const looks = async ({ signIn }: TestApp) => {
  await (await signIn('primaryDsl')).get(child);
  await (await signIn('primaryHead')).get(`${child}/timeline`);
  await (await signIn('socialWorker')).get(child);
};

test('the officer finds the child, sees who looked, and not who was refused', async (t) => {
  const { started, officer } = await withOfficer(t);
  await looks(started);
  const found = await officer.post('/who-saw', byNumber, '/who-saw');
  assert.match(found.body, new RegExp(`href="${asked}"[^>]*>Rowan Example`, 'u'));
  const page = (await officer.get(asked)).body;
  assert.match(page, /Who did[\s\S]*Wanda Pike[\s\S]*Saw: [\s\S]*Priya Nair[\s\S]*Saw: child overview/u);
  const [could = '', did = ''] = page.split('Who did</h2>');
  assert.match(could, /Priya Nair[\s\S]*Example Primary|Priya Nair/u);
  assert.doesNotMatch(did.split('Prepare a release')[0] ?? '', /Saw:[^<]*<[^>]*>[^<]*Lena Hartog/u);
  assert.doesNotMatch(could, /Lena Hartog/u, 'she does not work with the child');
  assert.doesNotMatch(page, /H801200001001/u, 'a number is not repeated');
});

test('what the officer looks at is in the log too, with the searches that found nobody', async (t) => {
  const { started, officer } = await withOfficer(t);
  await officer.post('/who-saw', { by: 'number', number: 'Z999999999999' }, '/who-saw');
  await officer.post(
    '/who-saw',
    { by: 'name', surname: 'Example', 'born-day': '14', 'born-month': '2', 'born-year': '2015' },
    '/who-saw',
  );
  await officer.get(asked);
  const page = (await officer.get(asked)).body;
  assert.match(page, /Edith Crane[\s\S]*Saw: who could see and who did/u);
  const events = await started.everything(({ transaction }) =>
    transaction
      .selectFrom('audit_event')
      .select('detail')
      .where('action', '=', 'child sought by data protection officer')
      .orderBy('id')
      .execute(),
  );
  assert.deepEqual(
    events.map(({ detail }) => detail),
    [
      { by: 'number', found: 0 },
      { by: 'name', found: 1 },
    ],
  );
});

test('an involvement that was ended is in the days in which it held, and in no others', async (t) => {
  const { officer } = await withOfficer(t);
  const days = (from: readonly number[], to: readonly number[]) =>
    `${asked}?from-day=${from[2]}&from-month=${from[1]}&from-year=${from[0]}&to-day=${to[2]}&to-month=${to[1]}&to-year=${to[0]}`;
  assert.match((await officer.get(days([2026, 11, 1], [2026, 11, 22]))).body, /Priya Nair/u);
  const before = (await officer.get(days([2020, 1, 1], [2020, 2, 1]))).body;
  assert.doesNotMatch(
    before.split('For the family')[0]?.split('Who could see, from')[1] ?? 'Priya Nair',
    /Priya Nair/u,
  );
  const wrong = (await officer.get(days([2026, 13, 1], [2026, 11, 22]))).body;
  assert.match(wrong, /There is a problem/u);
  assert.match(wrong, /value="13"/u, 'what was typed is kept');
});

test('nobody else opens it, and an officer of one organisation asks only of its own children and people', async (t) => {
  const { started } = await withOfficer(t);
  for (const name of ['primaryDsl', 'teamManager', 'policy', 'primaryHead'] as const) {
    const browser = await started.signIn(name);
    assert.doesNotMatch((await browser.get('/')).body, /Who saw what/u);
    for (const url of ['/who-saw', asked, `${asked}/receipt`, `${asked}/release`])
      assert.equal((await browser.get(url)).statusCode, 403, `${name} ${url}`);
  }
  await started.everything((access) =>
    insertRole(
      access,
      { practitioner: people.constable.id, organisation: ids.police, role: 'data-protection-officer' },
      { from: access.now.subtract({ hours: 1 }), to: null },
    ),
  );
  const police = await started.signIn('constable');
  assert.equal((await police.get('/who-saw')).statusCode, 200);
  assert.equal((await police.get(asked)).statusCode, 404);
  assert.match((await police.post('/who-saw', byNumber)).body, /Nobody of whom you may ask fits/u);
});

test('a receipt proves each line without us', async (t) => {
  const { started, officer } = await withOfficer(t);
  await looks(started);
  await started.app.sequenceAudit();
  started.services.clock.moveTo(started.services.clock.now().add({ minutes: 5 }).toString());
  await started.app.sequenceAudit();
  const reply = await officer.get(`${asked}/receipt`);
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 300));
  assert.match(String(reply.headers['content-disposition']), /attachment/u);
  const receipt = readReceipt(reply.body);
  assert.ok(receipt !== undefined);
  const checked = checkReceipt(receipt, null);
  assert.ok(checked !== undefined && checked.entries.length >= 2);
  assert.ok(checked.entries.every(({ isProven }) => isProven));
  const [first, ...rest] = receipt.entries;
  assert.ok(first !== undefined);
  const forged = {
    ...receipt,
    entries: [{ ...first, line: first.line.replace(people.primaryDsl.id, people.primaryHead.id) }, ...rest],
  };
  const changed = forged.entries.some(({ line }, index) => line !== receipt.entries[index]?.line);
  if (changed) assert.ok(checkReceipt(forged, null)?.entries.some(({ isProven }) => !isProven));
});

test('a family is told after each line was decided on, by somebody who has proved who they are, and it stays so', async (t) => {
  const { started, officer } = await withOfficer(t);
  await looks(started);
  started.services.clock.moveTo(started.services.clock.now().add({ minutes: 1 }).toString());
  const form = await officer.get(`${asked}/release`);
  const keys = [...new Set([...form.body.matchAll(/name="decision-([^"]+)"/gu)].map(([, key]) => key ?? ''))];
  assert.ok(keys.length >= 2);
  const [dsl, head] = [`did-${people.primaryDsl.id}`, `did-${people.primaryHead.id}`];
  const fields: Record<string, string> = {
    forWhom: 'the mother, who asked in writing',
    harm: 'Asked the social worker. No danger known.',
    asAt: /name="asAt" value="([^"]+)"/u.exec(form.body)?.[1] ?? '',
  };
  for (const key of keys) fields[`decision-${key}`] = 'role';
  fields[`decision-${dsl}`] = 'name';
  fields[`decision-${head}`] = 'withheld';
  const refused = await officer.post(`${asked}/release`, fields, '/who-saw');
  assert.match(refused.body, /There is a problem[\s\S]*Enter why this line is withheld/u);
  assert.match(refused.body, /the mother, who asked in writing/u);
  fields[`reason-${head}`] = 'She is known to the family and afraid';
  const drafted = await officer.post(`${asked}/release`, fields, '/who-saw');
  const release = String(drafted.headers.location);
  const shown = (await officer.get(release)).body;
  const [, paper = ''] = shown.split('Who looked at the record of Rowan Example');
  const [told = '', left = ''] = paper.split('What is left out');
  assert.match(told, /Priya Nair, [\s\S]*Some of it is left out/u);
  assert.doesNotMatch(told, /Wanda Pike/u);
  assert.match(left, /Wanda Pike[\s\S]*She is known to the family and afraid/u);
  assert.match(shown, /Nothing goes out before you release it/u);
  const unproved = await started.signIn('protection');
  assert.match(String((await unproved.post(release, {}, '/who-saw')).headers.location), /confirm-it-is-you/u);
  assert.equal((await officer.post(release, {}, '/who-saw')).statusCode, 303);
  assert.match((await officer.get(release)).body, /This was released/u);
  assert.equal((await officer.post(release, {}, '/who-saw')).statusCode, 409, 'once');
  const actions = await started.everything(({ transaction }) =>
    transaction
      .selectFrom('audit_event')
      .select('action')
      .where('action', 'like', 'access history%')
      .orderBy('id')
      .execute(),
  );
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['access history drafted for a family', 'access history released to a family'],
  );
});

test('the state of the log says what is proven and what is not', async (t) => {
  const { started, officer } = await withOfficer(t);
  assert.match((await officer.get('/who-saw')).body, /Last checkpoint[\s\S]*None yet/u);
  await started.app.sequenceAudit();
  assert.match((await officer.get('/who-saw')).body, /Over \d+ entries[\s\S]*Witnesses[\s\S]*None\./u);
});
