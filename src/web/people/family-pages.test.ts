import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, testApp } from '../../../test/app.ts';
import { familyEntry, household, person, personId, stay, toChild } from '../../../test/family-of.ts';
import { ids } from '../../../test/small-partnership.ts';

const family = `/children/${ids.child}/family`;
const at = (rest: string): string => `${family}/${rest}`;
const onPage = async (browser: Browser, url: string): Promise<string> => (await browser.get(url)).body;
const seenOn = async (browser: Browser, url: string): Promise<string> =>
  /name="seen" value="(\d+)"/u.exec(await onPage(browser, url))?.[1] ?? '';

/** Sends a form of a page as somebody who has just seen it. */
async function send(browser: Browser, url: string, fields: Readonly<Record<string, string>>) {
  return browser.post(url, { seen: await seenOn(browser, url), ...fields });
}
async function saved(browser: Browser, url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const reply = await send(browser, url, fields);
  assert.equal(
    reply.statusCode,
    303,
    reply.body
      .replaceAll(/<[^>]+>/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .slice(0, 1500),
  );
  return String(reply.headers.location);
}

const day = (name: string, text: string): Readonly<Record<string, string>> => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

test('somebody is added, changed and corrected, and what was wrong stays marked', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  const place = await saved(browser, at('add-person'), {
    name: 'Dana <b>Example</b>',
    calledAs: 'Dee',
    kinship: 'mother',
    ...day('dateOfBirth', '1990-02-03'),
  });
  const page = await onPage(browser, place);
  for (const says of [
    'Dana &lt;b&gt;Example&lt;/b&gt;',
    'Dee',
    '3 February 1990',
    'Parental responsibility not verified',
  ])
    assert.ok(page.includes(says), says);
  await saved(browser, `${place}/change`, { name: 'Dana Example', kinship: 'mother', how: 'wrong' });
  const corrected = await onPage(browser, place);
  assert.match(corrected, /Corrected since/u);
  assert.ok(!corrected.includes('3 February 1990'), 'what was corrected counts no more');
  await saved(browser, `${place}/change`, { name: 'Dana Example', kinship: 'mother', how: 'ended', ended: 'Died' });
  assert.match(await onPage(browser, family), /People who no longer count/u);
});

test('who decides follows from holdings, evidence, limits and days, decision by decision', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  const mother = await saved(browser, at('add-person'), { name: 'Dana Example', kinship: 'mother' });
  const father = await saved(browser, at('add-person'), { name: 'Sam Example', kinship: 'father' });
  const decisions = async () => (await onPage(browser, at('decisions'))).replaceAll(/\s+/gu, ' ');
  assert.match(await decisions(), /Not verified/u);
  await saved(browser, `${mother}/responsibility`, {
    step: 'holds',
    basis: 'birth-mother',
    holdsSeen: 'Birth certificate',
  });
  assert.match(await onPage(browser, mother), /Birth certificate, seen by Priya Nair on 22 November 2026/u);
  await saved(browser, `${father}/responsibility`, {
    step: 'holds',
    basis: 'married',
    holdsSeen: 'Marriage certificate',
  });
  await saved(browser, `${father}/responsibility`, {
    step: 'limit',
    limitOf: '0',
    decision: 'education',
    effect: 'may-not-decide',
    limitBy: 'Family Court, 3 March 2026',
  });
  const limited = await decisions();
  assert.match(limited, /Limited.*?does not decide: Family Court, 3 March 2026/u);
  assert.equal(limited.match(/Sam Example/gu)?.length, 8, 'he is named beside every decision');
  assert.equal(limited.match(/does not decide: Family Court/gu)?.length, 1, 'and limited for one');
  await saved(browser, `${father}/responsibility`, { step: 'over', overOf: '0', ...day('overOn', '2026-11-21') });
  assert.ok(!(await decisions()).includes('Sam Example'));
  assert.match(await onPage(browser, father), /Find out what holds now/u);
  const none = await send(browser, `${mother}/responsibility`, { step: 'none', noneHow: 'x' });
  assert.match(none.body, /Something is recorded on which it rests|not over/u);
});

test('a share of the council is shown to those who see orders, and everybody else is told what they do not see', async (t) => {
  const started = await testApp(t);
  await toChild(started, [person(1, 'Dana Example'), familyEntry('legal-status.recorded', { status: 'care-order' })]);
  const dsl = await onPage(await started.signIn('primaryDsl'), at('decisions'));
  assert.match(dsl, /shares responsibility under the care order/u);
  assert.match(dsl, /may not change this alone/u);
  const office = await onPage(await started.signIn('primaryOffice'), at('decisions'));
  assert.ok(!office.includes('care order.'));
  assert.match(office, /This stands on the page of every child/u);
});

test('homes: shared care, moving out, mistakes and an end', async (t) => {
  const started = await testApp(t);
  await toChild(started, [person(1, 'Dana Example'), person(2, 'Sam Example', { kinship: 'father' })]);
  const browser = await started.signIn('primaryDsl');
  const home = await saved(browser, at('add-household'), {
    name: 'with her mother',
    members: 'child',
    address: '1 Elm Row\nTarnley',
    postcode: 'sk23 9xb',
  });
  await saved(browser, home, { step: 'moves-in', who: personId(1), ...day('from', '2024-01-01') });
  const other = await saved(browser, at('add-household'), { name: 'with his father', members: 'child' });
  await saved(browser, other, { step: 'moves-in', who: personId(2), pattern: 'always' });
  const page = await onPage(browser, family);
  for (const says of ['with her mother', 'with his father', '1 Elm Row', 'SK23 9XB', 'always'])
    assert.ok(page.includes(says), says);
  const backwards = await send(browser, home, {
    step: 'moves-in',
    who: personId(2),
    ...day('from', '2026-02-01'),
    ...day('to', '2026-01-01'),
  });
  assert.match(backwards.body, /same as or after the first/u);
  const staying =
    /<option value="([\w-]{36})">Dana Example<\/option><\/select>\s*<\/div>\s*<div class="govuk-form-group/u.exec(
      await onPage(browser, home),
    );
  assert.ok(staying !== null);
  await saved(browser, home, { step: 'moves-out', outStay: staying[1] ?? '', ...day('outOn', '2026-11-01') });
  assert.match((await onPage(browser, home)).replaceAll(/\s+/gu, ' '), /Who lived there.*?Dana Example/u);
  await saved(browser, home, { step: 'over', because: 'The lease ended' });
  const after = await onPage(browser, family);
  assert.ok(!after.includes('1 Elm Row'), 'a home that is over is not shown as where somebody lives');
});

test('communication stands on top of the child’s page, with what must never be done', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  const url = at('communication/child');
  const bare = await send(browser, url, { interpreter: 'not-needed', unsafe: 'text', bestWay: 'text' });
  assert.match(bare.body, /best way cannot be one/u);
  await saved(browser, url, {
    interpreter: 'not-needed',
    signs: 'Makaton',
    helps: 'One question at a time',
    unsafe: 'letter',
    unsafeBecause: 'It is opened',
  });
  const overview = await onPage(browser, `/children/${ids.child}`);
  for (const says of ['Makaton', 'One question at a time', 'Never reach them by: letter. It is opened'])
    assert.ok(overview.includes(says), says);
  const again = await send(browser, url, { interpreter: 'needed', interpreterNote: 'Polish' });
  assert.match(again.body, /Select whether it has changed/u);
  await saved(browser, url, { interpreter: 'needed', interpreterNote: 'Polish', how: 'changed' });
  assert.match(await onPage(browser, family), /never somebody of the family. Polish/u);
});

test('nobody is their own parent, at however many removes, and odd data still gives a page', async (t) => {
  const started = await testApp(t);
  await toChild(started, [
    person(1, 'Dana Example'),
    person(3, 'Gran Example', { relation: 'relative', kinship: 'grandmother', responsibility: 'not-held' }),
    familyEntry('family-parentage.recorded', {
      tie: personId(71),
      parent: personId(3),
      of: personId(1),
      who: 'x',
      how: 'birth',
    }),
  ]);
  const browser = await started.signIn('primaryDsl');
  const circle = await send(browser, at('ties'), {
    step: 'parent',
    parent: personId(1),
    of: personId(3),
    how: 'birth',
  });
  assert.match(circle.body, /parent or grandparent of themselves/u);
  const self = await send(browser, at('ties'), { step: 'parent', parent: personId(1), of: personId(1), how: 'birth' });
  assert.match(self.body, /themselves/u);
  const pair = await send(browser, at('ties'), {
    step: 'couple',
    one: personId(1),
    other: personId(1),
    state: 'married',
  });
  assert.match(pair.body, /Nobody can be their own partner/u);
  await toChild(started, [
    familyEntry('family-parentage.recorded', {
      tie: personId(72),
      parent: personId(1),
      of: personId(3),
      who: 'x',
      how: 'birth',
    }),
    familyEntry('family-parentage.recorded', { tie: personId(73), parent: personId(1), who: 'x', how: 'birth' }),
    familyEntry('family-couple.recorded', {
      tie: personId(74),
      one: personId(1),
      other: personId(99),
      who: 'x',
      state: 'married',
    }),
    household(50, 'odd'),
    stay(60, 50, 'nobody known', { person: personId(98) }),
  ]);
  const drawn = await browser.get(at('genogram'));
  assert.equal(drawn.statusCode, 200);
  assert.match(drawn.body, /does not fit the picture/u);
});

/** A transfer file has named these. */
const contacts = (list: readonly object[], on = '2026-07-04') =>
  familyEntry(
    'contacts.recorded',
    { contacts: list },
    { happened: { day: Temporal.PlainDate.from(on) }, homeSystem: 'common transfer file' },
  );

test('contacts of a transfer file are asked about one by one, never merged, and never asked about twice', async (t) => {
  const started = await testApp(t);
  const wendy = {
    title: 'Mrs',
    forename: 'WENDY',
    surname: 'BRADSHAW',
    relationship: 'PAM',
    statedResponsibility: true,
    phones: [{ type: 'M', number: '07700 900123' }],
  };
  await toChild(started, [
    person(1, 'Mrs Wendy Bradshaw'),
    contacts([
      wendy,
      { surname: 'Doctor', relationship: 'DOC' },
      { forename: 'Bob', surname: 'Friend', relationship: 'OTH' },
    ]),
  ]);
  const browser = await started.signIn('primaryDsl');
  const url = at('suggested-contacts');
  const page = await onPage(browser, url);
  assert.match(page, /The transfer file of 4 July 2026 names Mrs Wendy Bradshaw/u);
  assert.match(page, /The sender says yes/u);
  assert.ok(!page.includes('Doctor'));
  const key = async () => /name="key" value="([^"]+)"/u.exec(await onPage(browser, url))?.[1] ?? '';
  const missing = await send(browser, url, { key: await key(), answer: 'is-known' });
  assert.match(missing.body, /Select who it is/u);
  await saved(browser, url, { key: await key(), answer: 'is-known', person: personId(1), details: 'take' });
  assert.match(await onPage(browser, at(`people/${personId(1)}`)), /07700 900123/u);
  const first = await key();
  await saved(browser, url, { key: first, answer: 'not-added', reason: 'Nobody knows a Bob' });
  assert.match(await onPage(browser, url), /Nobody waits for a decision/u);
  const twice = await browser.post(url, { key: first, answer: 'added', seen: '99' }, at('add-person'));
  assert.match(twice.body, /already decided/u);
  await toChild(started, [contacts([{ ...wendy, forename: ' wendy ' }], '2027-07-04')]);
  assert.match(await onPage(browser, url), /Nobody waits for a decision/u, 'the same again is not asked again');
  await toChild(started, [contacts([{ ...wendy, phones: [{ type: 'H', number: '01632 960001' }] }], '2027-07-05')]);
  assert.match(await onPage(browser, url), /5 July 2027 names/u, 'another number is');
});

test('what others wrote meanwhile is not overwritten, and nothing typed is lost', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  const url = at('add-person');
  const seen = await seenOn(browser, url);
  await toChild(started, [person(1, 'Dana Example')]);
  const { body } = await browser.post(url, { seen, name: 'Sam <i>Example</i>', kinship: 'father' });
  assert.match(body, /has changed since you opened it/u);
  assert.match(body, /value="Sam &lt;i&gt;Example&lt;\/i&gt;"/u);
  assert.equal((await onPage(browser, family)).includes('Sam'), false);
});
