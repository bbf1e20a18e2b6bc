import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../test/app.ts';
import { asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';

const address = '/children/start';
const child = {
  forename: 'Ash',
  surname: 'Newname',
  'born-day': '14',
  'born-month': '2',
  'born-year': '2015',
  nhsNumber: '999 000 0018',
  reason: 'placed for adoption by us',
};

test('a social worker starts a record, works with the child from then on, and nobody else sees it', async (t) => {
  const started = await testApp(t);
  const worker = await started.signIn('socialWorker');
  assert.match((await worker.get('/children')).body, /href="\/children\/start"/u);
  const wrong = await worker.post(address, { ...child, nhsNumber: '123', reason: '' });
  assert.match(wrong.body, /There is a problem[\s\S]*Enter why you work with the child/u);
  assert.match(wrong.body, /value="Newname"/u);
  const done = await worker.post(address, { ...child, nhsNumber: '' });
  const opened = String(done.headers.location);
  assert.match(opened, /^\/children\/[0-9a-f-]{36}$/u);
  assert.match((await worker.get(opened)).body, /Ash Newname[\s\S]*14 February 2015/u);
  for (const name of ['primaryDsl', 'constable', 'policy'] as const) {
    const other = await started.signIn(name);
    assert.equal((await other.get(opened)).statusCode, 404, name);
    if (name !== 'policy') assert.equal((await other.get(address)).statusCode, 403, name);
  }
});

test('after an adoption no row of the database leads from one record to the other', async (t) => {
  const started = await testApp(t);
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { recordedBy: people.socialWorker.id, organisation: ids.council },
          {
            organisation: ids.council,
            purpose: 'social-care',
            reason: 'adoption',
            from: Temporal.Instant.from('2026-01-05T09:00:00Z'),
          },
        ),
        {
          recordedBy: people.socialWorker.id,
          organisation: ids.council,
          kind: 'adoption-order.made',
          happened: { day: Temporal.PlainDate.from('2026-11-02') },
          data: { on: '2026-11-02', court: 'The Family Court at Wyeshire' },
        },
      ],
    },
  ]);
  const worker = await started.signIn('socialWorker');
  await worker.get(`/children/${ids.child}`);
  const opened = String((await worker.post(address, { ...child, nhsNumber: '' })).headers.location);
  const fresh = opened.split('/').at(-1) ?? '';
  const both = (text: string): boolean => text.includes(fresh) && text.includes(ids.child);
  let looked = 0;
  await started.databases.owner.kysely
    .transaction()
    .execute(async (transaction) => {
      const { rows: tables } = await sql<{ name: string }>`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname = 'public'`.execute(transaction);
      for (const { name } of tables) {
        await sql`ALTER TABLE ${sql.table(name)} NO FORCE ROW LEVEL SECURITY`.execute(transaction);
        const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(name)} t`.execute(
          transaction,
        );
        for (const { row } of rows) {
          looked += 1;
          assert.ok(!both(row), `${name} holds both`);
        }
      }
      throw new Error('undone');
    })
    .catch((error: unknown) => assert.equal((error as Error).message, 'undone'));
  assert.ok(looked > 50);
  // The old name does not find the new record, nor the new name the old one
  assert.doesNotMatch((await worker.get(opened)).body, /Rowan|Example/u);
  assert.doesNotMatch((await worker.get(`/children/${ids.child}`)).body, /Newname/u);
});
