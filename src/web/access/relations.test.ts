/** Nobody opens the record of somebody close to them, and nobody learns from this that there is one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { alike } from '../../../test/security/every-address.ts';
import { asSystemAppend, ids, people } from '../../../test/small-partnership.ts';

const address = '/relations';
const reviews = '/relations/reviews';
const child = `/children/${ids.child}`;
const home = { street: '4 Mill Lane', postcode: 'DE1 2AB' };

const atHome = (started: TestApp) =>
  asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'address.recorded',
          happened: { day: Temporal.PlainDate.from('2026-09-01') },
          recordedBy: people.primaryDsl.id,
          organisation: ids.primary,
          data: { lines: [home.street, 'Wyeshire'], postcode: home.postcode },
        },
        {
          kind: 'contacts.recorded',
          happened: { day: Temporal.PlainDate.from('2026-09-01') },
          recordedBy: people.primaryDsl.id,
          organisation: ids.primary,
          data: {
            contacts: [
              {
                surname: 'Marlow',
                forename: 'Dana',
                relationship: 'MOT',
                phones: [{ type: 'M', number: '07700 900412' }],
              },
            ],
          },
        },
      ],
    },
  ]);

const say = (browser: Browser, said: Readonly<Record<string, string>>) =>
  browser.post(address, { step: 'add', relation: 'self', ...said });
const denials = ({ everything }: TestApp) =>
  everything(({ transaction }) => transaction.selectFrom('access_denial').selectAll().execute());
const everySaid = ({ everything }: TestApp) =>
  everything(({ transaction }) => transaction.selectFrom('practitioner_relation').selectAll().execute());
const decide = (browser: Browser, lock: string, decision: 'kept' | 'lifted') =>
  browser.post(reviews, { lock, decision, words: 'she is his aunt' }, address);
const onlyLock = async (started: TestApp): Promise<string> => {
  const [first, ...rest] = (await denials(started)).filter(({ decision }) => decision === null);
  assert.ok(first !== undefined && rest.length === 0, 'one lock waits');
  return first.id;
};

test('a clerk who lives with the child opens nothing from the next request, and the answer says nothing', async (t) => {
  const started = await testApp(t);
  await atHome(started);
  const clerk = await started.signIn('primaryOffice');
  const before = await clerk.get(child);
  assert.equal(before.statusCode, 200);
  const elsewhere = await say(clerk, { surname: 'Marlow', postcode: 'DE9 9ZZ' });
  const here = await say(clerk, { surname: 'Marlow', ...home });
  assert.equal(here.statusCode, elsewhere.statusCode);
  assert.equal(here.headers.location, elsewhere.headers.location);
  assert.equal(alike((await clerk.get(address)).body).includes('lock'), false);
  const after = await clerk.get(child);
  assert.equal(after.statusCode, 404);
  const nobody = await clerk.get('/children/20000000-0000-4000-8000-00000000ffff');
  assert.equal(alike(after.body), alike(nobody.body), 'as if there were no such child');
  assert.doesNotMatch((await clerk.get('/children')).body, /Rowan/u);
  assert.deepEqual(
    (await denials(started)).map(({ practitioner_id, matched }) => [practitioner_id, matched]),
    [[people.primaryOffice.id, ['address', 'surname-and-postcode']]],
  );
  // Others are not touched
  assert.equal((await (await started.signIn('primaryDsl')).get(child)).statusCode, 200);
});

test('their designated safeguarding lead decides, with the child before them; lifted, it opens at once and is not asked again', async (t) => {
  const started = await testApp(t);
  await atHome(started);
  const clerk = await started.signIn('primaryOffice');
  await say(clerk, { surname: 'Marlow', postcode: home.postcode });
  assert.equal((await clerk.get(child)).statusCode, 404);
  const dsl = await started.signIn('primaryDsl');
  assert.match((await dsl.get('/')).body, /Records locked to somebody close[\s\S]*\(1\)/u);
  assert.match((await dsl.get(reviews)).body, /Jean Marlow[\s\S]*Rowan Example[\s\S]*surname and postcode/u);
  const lock = await onlyLock(started);
  const incomplete = await dsl.post(reviews, { lock, decision: 'lifted', words: '' });
  assert.match(incomplete.body, /There is a problem[\s\S]*Enter why/u);
  assert.equal((await decide(dsl, lock, 'lifted')).headers.location, reviews);
  assert.equal((await clerk.get(child)).statusCode, 200);
  assert.match((await dsl.get(reviews)).body, /Nothing waits for you/u);
  // The same again is nothing new
  await say(clerk, { surname: 'Marlow', postcode: home.postcode });
  assert.equal((await clerk.get(child)).statusCode, 200);
  // Something else that agrees is
  await say(clerk, { telephone: '07700 900 412' });
  assert.equal((await clerk.get(child)).statusCode, 404);
  await decide(dsl, await onlyLock(started), 'kept');
  assert.equal((await clerk.get(child)).statusCode, 404);
  const actions = (
    await started.everything(({ transaction }) => transaction.selectFrom('audit_event').select('action').execute())
  ).map(({ action }) => action);
  for (const action of ['relation declared', 'record locked to somebody close', 'lock lifted', 'lock kept'])
    assert.ok(actions.includes(action), action);
});

test('what is recorded later locks too, and what was said is taken back without opening anything', async (t) => {
  const started = await testApp(t);
  const clerk = await started.signIn('primaryOffice');
  await say(clerk, { surname: 'Marlow', ...home });
  assert.equal((await clerk.get(child)).statusCode, 200);
  await atHome(started);
  assert.equal((await clerk.get(child)).statusCode, 404);
  const [said] = await everySaid(started);
  assert.equal((await clerk.post(address, { step: 'end', id: said?.id ?? '' })).statusCode, 303);
  assert.match((await clerk.get(address)).body, /You have said nothing yet/u);
  assert.equal((await clerk.get(child)).statusCode, 404, 'until somebody has looked at it');
});

test('a data protection officer decides where no manager may see the child, without learning who it is', async (t) => {
  const started = await testApp(t);
  await atHome(started);
  await say(await started.signIn('constable'), { telephone: '+44 7700 900412' });
  const officer = await started.signIn('protection');
  const page = (await officer.get(reviews)).body;
  assert.match(page, /Ana Whitlock[\s\S]*A record that is not shown to you[\s\S]*telephone number/u);
  assert.doesNotMatch(page, /Rowan/u);
  for (const name of ['secondaryDsl', 'teamManager'] as const)
    assert.doesNotMatch((await (await started.signIn(name)).get(reviews)).body, /Whitlock/u);
  assert.equal((await decide(officer, await onlyLock(started), 'lifted')).statusCode, 303);
});

test('nobody decides on their own lock, reads what others said, ends it, or gets round it by an emergency', async (t) => {
  const started = await testApp(t);
  await atHome(started);
  const dsl = await started.signIn('primaryDsl');
  await say(dsl, { telephone: '07700 900412' });
  assert.equal((await dsl.get(child)).statusCode, 404);
  assert.doesNotMatch((await dsl.get(reviews)).body, /Priya Nair<|Rowan/u);
  const lock = await onlyLock(started);
  assert.equal((await decide(dsl, lock, 'lifted')).statusCode, 404);
  const clerk = await started.signIn('primaryOffice');
  assert.equal((await decide(clerk, lock, 'lifted')).statusCode, 404);
  assert.equal((await clerk.get(reviews)).statusCode, 403);
  assert.doesNotMatch((await clerk.get(address)).body, /900412/u);
  const [said] = await everySaid(started);
  assert.equal((await clerk.post(address, { step: 'end', id: said?.id ?? '' })).statusCode, 404);
  const head = await started.signIn('primaryHead');
  assert.equal((await decide(head, lock, 'kept')).statusCode, 303);
  assert.equal((await decide(head, lock, 'lifted')).statusCode, 404, 'once');
});

test('what cannot be compared is asked for, and what was typed is kept', async (t) => {
  const started = await testApp(t);
  const clerk = await started.signIn('primaryOffice');
  for (const [said, complaint] of [
    [{ surname: 'Marlow' }, /Enter a postcode, or the first name and date of birth/u],
    [{ postcode: 'not one', surname: 'Marlow' }, /Enter a full UK postcode/u],
    [{ postcode: 'DE1 2AB' }, /Enter a last name with a date of birth or a postcode/u],
    [{ relation: '', surname: 'Marlow', postcode: 'DE1 2AB' }, /Select who it is/u],
    [
      { surname: 'Marlow', 'born-day': '1', 'born-month': '1', 'born-year': '2030' },
      /Date of birth must be today or in the past/u,
    ],
  ] as const) {
    const { body } = await say(clerk, said);
    assert.match(body, complaint);
    if ('surname' in said) assert.match(body, /value="Marlow"/u);
  }
  assert.deepEqual(await everySaid(started), []);
});
