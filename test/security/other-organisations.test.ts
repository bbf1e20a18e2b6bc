import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginCommit, commitBatch } from '../../src/transition/import/commit-batch.ts';
import { openBatch, readIntoBatch } from '../../src/transition/import/stage-transfer-file.ts';
import { type Browser, type TestApp, testApp } from '../app.ts';
import { allRows, ids, type PersonName } from '../small-partnership.ts';
import { temporaryFile } from '../temporary-file.ts';
import { syntheticTransferFile } from '../transfer-file.ts';

const nobody = '20000000-0000-4000-8000-00000000ffff';

/** A file that the secondary school has uploaded, and brought in when asked for. Returns the id of the batch. */
async function uploaded(
  t: Parameters<typeof temporaryFile>[0],
  { services, actor, as }: TestApp,
  commit: boolean,
): Promise<string> {
  const path = await temporaryFile(t, 'a.xml', syntheticTransferFile);
  const file = { path, name: 'a.xml', bytes: syntheticTransferFile.length, sha256: Buffer.alloc(32) };
  const who = await actor('secondaryDsl');
  const batch = await openBatch(services, who, ids.secondary, file);
  await readIntoBatch(services, who, batch, file);
  if (commit) {
    await as('secondaryDsl', (access) => beginCommit(access, batch, ids.secondary));
    await commitBatch(services, who, batch);
  }
  return batch;
}

const alike = (body: string, id: string): string =>
  body
    .replaceAll(/value="[\w-]{20,}"/gu, '')
    .replaceAll(id, 'ID')
    .replaceAll(nobody, 'ID');

/** The same answer, to the letter, for a thing of others as for a thing that is not there. */
async function answersAlike(
  browser: Browser,
  id: string,
  of: (id: string) => Promise<{ statusCode: number; body: string; headers: object }>,
  what: string,
) {
  const [real, none] = [await of(id), await of(nobody)];
  assert.equal(real.statusCode, none.statusCode, what);
  assert.ok(real.statusCode === 404 || real.statusCode === 403, `${what}: ${real.statusCode}`);
  assert.equal(alike(real.body, id), alike(none.body, id), what);
  assert.deepEqual(Object.keys(real.headers).toSorted(), Object.keys(none.headers).toSorted(), what);
  assert.ok(browser.cookie !== '');
}

const strangers: readonly PersonName[] = ['primaryDsl', 'academyDsl', 'admissions', 'matching', 'primaryTeacher'];

for (const commit of [false, true]) {
  test(`a file ${commit ? 'brought in' : 'uploaded'} by another organisation answers as one that does not exist`, async (t) => {
    const started = await testApp(t);
    const batch = await uploaded(t, started, commit);
    for (const name of strangers) {
      const browser = await started.signIn(name);
      for (const path of ['', '/receipt', '?page=2'])
        await answersAlike(browser, batch, (id) => browser.get(`/imports/${id}${path}`), `${name} ${path}`);
      for (const doing of ['commit', 'discard', 'reverse', 'x'])
        await answersAlike(
          browser,
          batch,
          (id) => browser.post(`/imports/${id}`, { doing, joins: 'unknown' }, '/sign-out'),
          `${name} ${doing}`,
        );
      assert.ok(!(await browser.get('/imports')).body.includes('a.xml'), name);
    }
    const own = await (await started.signIn('secondaryOffice')).get(`/imports/${batch}`);
    assert.match(own.body, commit ? /Brought in/u : /To be looked at/u);
  });
}

test('children whom another school brought in are nobody’s to see or to count', async (t) => {
  const started = await testApp(t);
  await uploaded(t, started, true);
  for (const name of ['primaryDsl', 'academyDsl', 'primaryTeacher'] as const) {
    const browser = await started.signIn(name);
    for (const url of ['/', '/?side=owed-to', '/children', '/moves', '/imports', `/cohort/${ids.secondary}`]) {
      const { body } = await browser.get(url);
      assert.ok(!/Néill|Smith-Jones/u.test(body), `${name} ${url}`);
    }
  }
});

test('a question of the matching team is answered by nobody else, and answers alike whether it is there or not', async (t) => {
  const started = await testApp(t);
  await uploaded(t, started, true);
  const [task] = await allRows<{ id: string; decided_at: string | null }>(started.databases, 'match_task');
  assert.ok(task !== undefined);
  for (const name of ['secondaryDsl', 'primaryDsl', 'admissions', 'primaryTeacher'] as const) {
    const browser = await started.signIn(name);
    await answersAlike(
      browser,
      task.id,
      (id) => browser.post(`/matching/${id}`, { same: 'none' }, '/schools/add'),
      name,
    );
    assert.notEqual((await browser.get('/matching')).statusCode, 200, name);
  }
  const rows = await allRows<{ decided_at: string | null }>(started.databases, 'match_task');
  assert.ok(rows.every(({ decided_at }) => decided_at === null));
});

test('the matching team may not join a child with one who was not asked about', async (t) => {
  const started = await testApp(t);
  await uploaded(t, started, true);
  const [task] = await allRows<{ id: string }>(started.databases, 'match_task');
  const browser = await started.signIn('matching');
  for (const same of [ids.child, nobody, 'x'.repeat(300), '__proto__']) {
    const { statusCode } = await browser.post(`/matching/${task?.id ?? ''}`, { same }, '/schools/add');
    assert.equal(statusCode, 404, same.slice(0, 20));
  }
});

test('a file is brought in once, however often the button is pressed', async (t) => {
  const started = await testApp(t);
  const batch = await uploaded(t, started, false);
  const browser = await started.signIn('secondaryDsl');
  const send = () => browser.post(`/imports/${batch}`, { doing: 'commit', joins: ids.secondary });
  const replies = await Promise.all([send(), send(), send()]);
  assert.equal(replies.filter(({ statusCode }) => statusCode === 303).length, 1);
  assert.ok(replies.every(({ statusCode }) => statusCode === 303 || statusCode === 409));
  await started.app.background.settled();
  const { body } = await browser.get('/moves');
  assert.equal(body.match(/Néill/gu)?.length, 1);
});

test('pupils cannot be put into a school that the form did not offer', async (t) => {
  const started = await testApp(t);
  const batch = await uploaded(t, started, false);
  const browser = await started.signIn('secondaryDsl');
  for (const joins of [ids.academy, ids.council, nobody, 'x'])
    assert.equal((await browser.post(`/imports/${batch}`, { doing: 'commit', joins })).statusCode, 400, joins);
  assert.match((await browser.get(`/imports/${batch}`)).body, /To be looked at/u);
});
