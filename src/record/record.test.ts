import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { allRows, asSystemAppend, ids, people, smallPartnership } from '../../test/small-partnership.ts';
import { append } from './append.ts';
import { openChild } from './child.ts';
import { readChronology } from './chronology.ts';

const note = (text: string, organisation: string) => ({
  kind: 'note.recorded',
  happened: { day: Temporal.PlainDate.from('2026-11-20') },
  organisation,
  recordedBy: people.primaryDsl.id,
  data: { text },
});

test('somebody who is involved opens a child, and it is in the disclosure log before anything is returned', async (t) => {
  const { as, databases } = await smallPartnership(t);
  const child = await as('primaryDsl', (access) => openChild(access, ids.child));
  assert.equal(child.surname, 'Example');
  assert.equal(child.dateOfBirth.toString(), '2015-02-14');
  const rows = await allRows<{ practitioner_id: string; purposes: string[]; subjects: string[] }>(
    databases,
    'disclosure',
  );
  const shown = rows.filter((row) => row.practitioner_id === people.primaryDsl.id);
  assert.deepEqual(
    shown.map(({ purposes, subjects }) => ({ purposes, subjects })),
    [{ purposes: ['education'], subjects: [ids.child] }],
  );
});

test('a child who may not be seen and one who does not exist are the same to everybody else', async (t) => {
  const { as } = await smallPartnership(t);
  const unknown = '10000000-0000-4000-8000-00000000dead';
  const errors: unknown[] = [];
  for (const id of [ids.child, unknown, 'no id at all']) {
    await as('academyDsl', (access) => openChild(access, id)).catch((error: unknown) => errors.push(error));
  }
  assert.equal(errors.length, 3);
  const told = errors.map((error) =>
    error instanceof Error ? [error.name, error.message, (error as { code?: string }).code] : error,
  );
  assert.deepEqual(told[1], told[0]);
  assert.deepEqual(told[2], told[0]);
});

test('an entry takes the next sequence and a later recorded time, and the chain of hashes goes on', async (t) => {
  const { as, databases } = await smallPartnership(t);
  await as('primaryDsl', async (access) =>
    append(await openChild(access, ids.child), 'test', [note('first', ids.primary)]),
  );
  await as('primaryDsl', async (access) =>
    append(await openChild(access, ids.child), 'test', [note('second', ids.primary)]),
  );
  const entries = await allRows<{ kind: string; seq: number; recorded_at: Temporal.Instant }>(databases, 'entry');
  const [first, second] = entries.filter((entry) => entry.kind === 'note.recorded').toSorted((a, b) => a.seq - b.seq);
  assert.deepEqual([first?.seq, second?.seq], [5, 6]);
  assert.ok(
    first !== undefined && second !== undefined && Temporal.Instant.compare(first.recorded_at, second.recorded_at) < 0,
  );
});

test('two people writing at once: one wins, the other is told that something changed', async (t) => {
  const { as } = await smallPartnership(t);
  const write = (text: string) =>
    as('primaryDsl', async (access) => {
      const child = await openChild(access, ids.child);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await append(child, 'test', [note(text, ids.primary)], child.seen);
    });
  const results = await Promise.allSettled([write('one'), write('two')]);
  const failed = results.filter((result) => result.status === 'rejected');
  assert.deepEqual(
    failed.map(({ reason }) => (reason as { code: string }).code),
    ['CHANGED_MEANWHILE'],
  );
});

test('the role that serves requests can neither write the record nor read past its own grants', async (t) => {
  const { databases } = await smallPartnership(t);
  const { kysely } = databases.app;
  const anyway = await sql`SELECT * FROM entry`.execute(kysely);
  assert.deepEqual(anyway.rows, []);
  await assert.rejects(
    sql`INSERT INTO subject VALUES (${ids.partnership}, ${ids.council}, 'child', 1, '2026-01-01', '', NULL, false)`.execute(
      kysely,
    ),
    /permission denied/u,
  );
  await assert.rejects(sql`UPDATE entry SET data = '{}'`.execute(kysely), /permission denied/u);
  await assert.rejects(sql`DELETE FROM disclosure`.execute(kysely), /permission denied/u);
});

test('even the writing role cannot change or remove an entry', async (t) => {
  const { everything } = await smallPartnership(t);
  await assert.rejects(
    everything(({ transaction }) => sql`UPDATE entry SET data = '{}'`.execute(transaction)),
    /permission denied/u,
  );
  await assert.rejects(
    everything(({ transaction }) => sql`DELETE FROM entry`.execute(transaction)),
    /permission denied/u,
  );
});

test('what is for named posts only is seen by them only', async (t) => {
  const { services, as } = await smallPartnership(t);
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'concern.recorded',
          happened: { moment: Temporal.Instant.from('2026-11-19T10:00:00Z') },
          organisation: ids.primary,
          recordedBy: null,
          audience: [`dsl@${ids.primary}`],
          data: { what: 'Came to school without a coat again' },
        },
      ],
    },
  ]);
  const kindsFor = async (name: 'primaryDsl' | 'primaryOffice' | 'admissions') =>
    as(name, async (access) => (await readChronology(await openChild(access, ids.child))).map((entry) => entry.kind));
  assert.ok((await kindsFor('primaryDsl')).includes('concern.recorded'));
  assert.ok(!(await kindsFor('primaryOffice')).includes('concern.recorded'));
  assert.ok(!(await kindsFor('admissions')).includes('concern.recorded'));
});

test('a withdrawn involvement closes the record on the next request', async (t) => {
  const { services, as, everything } = await smallPartnership(t);
  await as('admissions', (access) => openChild(access, ids.child));
  const entry = await everything(({ transaction }) =>
    sql<{
      id: string;
    }>`SELECT id FROM entry WHERE kind = 'involvement.started' AND data->>'purpose' = 'authority-admissions'`.execute(
      transaction,
    ),
  );
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'entry.withdrawn',
          happened: { moment: services.clock.now() },
          organisation: ids.council,
          recordedBy: null,
          corrects: entry.rows[0]?.id ?? '',
          data: { reason: 'never involved' },
        },
      ],
    },
  ]);
  await assert.rejects(
    as('admissions', (access) => openChild(access, ids.child)),
    { code: 'NOT_FOUND' },
  );
});
