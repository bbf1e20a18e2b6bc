import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { ids } from '../../../test/small-partnership.ts';

const newSchool = { name: 'Hollow Way School', number: '830/4997', phase: 'Secondary', termDates: 'authority' };

test('a school is found by its name, its number and part of either, whatever the case', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryTeacher');
  for (const words of ['Fallow Edge', 'fallow', 'FALLOW EDGE SCHOOL', '830/4991', '8304991', ' fallow ']) {
    const { body } = await browser.get(`/schools?q=${encodeURIComponent(words)}`);
    assert.match(body, /Fallow Edge School/u, words);
    assert.ok(!body.includes('Withens Academy'), words);
  }
  for (const words of ['%', '_', "' OR 1=1 --", '999/9999', 'Kein'])
    assert.match(
      (await browser.get(`/schools?q=${encodeURIComponent(words)}`)).body,
      /No school on the list fits/u,
      words,
    );
  assert.match((await browser.get('/schools')).body, /Showing 1 to 3 of 3/u);
});

test('a school that is added is on the list with its number as people write it', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const added = await browser.post('/schools/add', { ...newSchool, postcode: 'de24 9xd', town: 'Wyeford' });
  assert.equal(added.statusCode, 303);
  const { body } = await browser.get(String(added.headers.location));
  for (const says of [
    'The school has been added',
    'Hollow Way School',
    '830/4997',
    'DE24 9XD',
    'Its staff do not sign in here',
  ])
    assert.ok(body.includes(says), says);
  assert.match((await browser.get('/schools?q=8304997')).body, /Hollow Way School/u);
});

test('every field says what is missing, keeps what was typed, and nothing is added', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  for (const [fields, says] of [
    [{}, 'Enter the name of the school'],
    [{}, 'Enter the DfE number'],
    [{}, 'Select the phase'],
    [{}, 'Select whether the school keeps the council&#39;s term dates'],
    [{ ...newSchool, name: 'x'.repeat(201) }, 'Name of the school must be 200 characters or less'],
    [{ ...newSchool, number: '830499' }, 'A DfE number has 7 digits'],
    [{ ...newSchool, postcode: 'banana' }, 'Enter a full UK postcode'],
    [{ ...newSchool, postcode: 'x'.repeat(40) }, 'Enter a full UK postcode'],
    [{ ...newSchool, phase: 'Elementary' }, 'Select the phase'],
    [{ ...newSchool, termDates: 'own' }, 'Select whether the school keeps'],
    [{ ...newSchool, number: '830 4991' }, 'A school with the number 830/4991 is already on the list. Search for it'],
  ] as const) {
    const { statusCode, body } = await browser.post('/schools/add', fields);
    assert.equal(statusCode, 200);
    assert.ok(body.includes(says), says);
    if ('name' in fields) assert.ok(body.includes(`value="${fields.name}"`), 'what was typed is kept');
  }
  assert.match((await browser.get('/schools')).body, /of 3/u);
});

test('sent twice, a school is added once', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const both = await Promise.all([browser.post('/schools/add', newSchool), browser.post('/schools/add', newSchool)]);
  assert.deepEqual(new Set(both.map(({ statusCode }) => statusCode)), new Set([200, 303]));
  assert.match((await browser.get('/schools?q=8304997')).body, /Showing 1 to 1 of 1/u);
});

test('a class teacher may look a school up, but neither add one nor set its term dates', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryTeacher');
  assert.equal((await browser.get('/schools/add')).statusCode, 403);
  assert.equal((await browser.post('/schools/add', newSchool, '/sign-out')).statusCode, 403);
  const { body } = await browser.get(`/schools/${ids.primary}`);
  assert.match(body, /can change whose term dates it keeps/u);
  assert.ok(!body.includes('Save term dates'));
});

test('a school sets its own term dates and no other school’s; the council sets any', async (t) => {
  const { signIn, everything } = await testApp(t);
  const set = (browser: Awaited<ReturnType<typeof signIn>>, school: string) =>
    browser.post(`/schools/${school}`, { termDates: 'unknown' }, '/schools/add');
  const dsl = await signIn('primaryDsl');
  assert.equal((await set(dsl, ids.secondary)).statusCode, 403);
  assert.equal((await set(dsl, ids.primary)).statusCode, 303);
  assert.equal((await set(await signIn('admissions'), ids.secondary)).statusCode, 303);
  const rows = await everything(({ transaction }) =>
    transaction.selectFrom('organisation').select(['id', 'term_dates']).where('kind', '=', 'school').execute(),
  );
  assert.ok(rows.every((row) => row.term_dates === 'unknown'));
});

test('an organisation that is no school, and one that is not there, answer alike', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const [council, nobody] = [
    await browser.get(`/schools/${ids.council}`),
    await browser.get('/schools/20000000-0000-4000-8000-00000000ffff'),
  ];
  assert.equal(council.statusCode, 404);
  assert.equal(council.body, nobody.body);
});
