import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proved } from '../../../test/administrators.ts';
import { testApp } from '../../../test/app.ts';
import { oldRecord, withOldRecord } from '../../../test/old-record.ts';
import { ids } from '../../../test/small-partnership.ts';

const record = `/keeping/records/${oldRecord}`;
const overview = '/keeping';

async function started(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t);
  await withOldRecord(app);
  return app;
}

test('an officer proposes and a director decides; both see why it need not be kept, and what is left afterwards', async (t) => {
  const app = await started(t);
  const officer = await proved(app, 'protection');
  assert.match((await officer.get(overview)).body, /Need not be kept any longer[\s\S]*Alma Longago[\s\S]*4 May 2020/u);
  const page = (await officer.get(record)).body;
  assert.match(page, /Wyeshire County Council[\s\S]*3 entries[\s\S]*Need not be kept since 4 May 2020/u);
  assert.match(page, /75 years from the day of birth[\s\S]*Partly verified/u);
  assert.doesNotMatch(page, /likes the sea|Reads well/u, 'nothing of what was recorded');
  const refused = await officer.post(record, { controller: ids.council, reason: '' }, overview);
  assert.match(refused.body, /There is a problem[\s\S]*Enter what you looked at/u);
  assert.equal((await officer.post(record, { controller: ids.council, reason: 'No claim' }, overview)).statusCode, 303);
  const link = /href="(\/keeping\/disposals\/[^"]+)"/u.exec((await officer.get(overview)).body)?.[1] ?? '';
  assert.match((await officer.get(link)).body, /You proposed it, so another person/u);
  const own = await officer.post(link, { decision: 'disposed', answer: 'x' }, overview);
  assert.equal(own.statusCode, 403);
  const director = await proved(app, 'director');
  assert.match((await director.get(overview)).body, /Waits for a second person[\s\S]*Edith Crane/u);
  assert.match((await director.post(link, { answer: '' })).body, /Select what you decide[\s\S]*Enter why/u);
  assert.equal((await director.post(link, { decision: 'disposed', answer: 'It has run out' })).headers.location, link);
  assert.match((await director.get(link)).body, /Disposed of[\s\S]*It has run out[\s\S]*\(3 entries erased\)/u);
  assert.equal((await director.get(record)).statusCode, 404);
  assert.doesNotMatch((await officer.get(overview)).body, /Longago/u);
});

test('whoever has not proved who they are is asked to before disposing of anything', async (t) => {
  const app = await started(t);
  const officer = await app.signIn('protection');
  await officer.post(record, { controller: ids.council, reason: 'No claim' }, record);
  const director = await app.signIn('director');
  const link = /href="(\/keeping\/disposals\/[^"]+)"/u.exec((await director.get(overview)).body)?.[1] ?? '';
  const asked = await director.post(link, { decision: 'disposed', answer: 'x' }, link);
  assert.match(String(asked.headers.location), /^\/confirm-it-is-you/u);
  assert.match((await officer.get(record)).body, /Alma Longago/u);
});

test('a hold on every record stops it and says why; lifting takes another officer and a reason', async (t) => {
  const app = await started(t);
  const officer = await proved(app, 'protection');
  assert.match(
    (await officer.post('/keeping/holds', { title: '', reason: '' }, overview)).body,
    /Enter what the hold is for/u,
  );
  await officer.post('/keeping/holds', { title: 'Public inquiry', reason: 'Told by letter' }, overview);
  const page = (await officer.get(overview)).body;
  assert.match(page, /Public inquiry[\s\S]*Every record[\s\S]*Told by letter[\s\S]*another officer lifts it/u);
  assert.doesNotMatch(page, /Longago/u);
  assert.match((await officer.get(record)).body, /Kept because of a hold: Public inquiry/u);
  assert.equal((await officer.post(record, { controller: ids.council, reason: 'x' }, overview)).statusCode, 409);
});

test('nobody else opens it, and each organisation sees its own alone', async (t) => {
  const app = await started(t);
  for (const name of ['primaryDsl', 'socialWorker', 'constable', 'policy'] as const) {
    const browser = await app.signIn(name);
    assert.doesNotMatch((await browser.get('/')).body, /Keeping records/u);
    for (const url of [overview, record, '/keeping/periods', '/keeping/disposals/x'])
      assert.equal((await browser.get(url)).statusCode, 403, `${name} ${url}`);
  }
  const head = await app.signIn('primaryHead');
  const page = (await head.get(record)).body;
  assert.match(page, /Alder Lane Primary School/u);
  assert.doesNotMatch(page, /Wyeshire County Council/u);
  assert.doesNotMatch(page, /Propose to dispose of it/u);
  const other = await app.signIn('secondaryHead');
  const [there, nowhere] = [
    await other.get(record),
    await other.get('/keeping/records/20000000-0000-4000-8000-00000000ffff'),
  ];
  assert.deepEqual([there.statusCode, nowhere.statusCode], [404, 404]);
});

test('every period is shown with its source and how sure we are', async (t) => {
  const app = await started(t);
  const page = (await (await app.signIn('protection')).get('/keeping/periods')).body;
  assert.match(page, /Case record of a looked-after child[\s\S]*75 years from the day of birth[\s\S]*mertoncs/u);
});
