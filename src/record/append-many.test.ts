import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { allRows, asSystemAppend, ids, people, smallPartnership } from '../../test/small-partnership.ts';
import { demoPartnership } from '../demo/demo-partnership.ts';
import type { Addition } from './append-many.ts';
import { contentHash, firstLink, type NewEntry, nextLink, type StoredEntry } from './entry-row.ts';
import { deriveEverybodyAgain } from './packs/derive-everybody-again.ts';
import { derivePending } from './sweep.ts';
import { asSystem } from './system.ts';

const note = (text: string): NewEntry => ({
  kind: 'note.recorded',
  happened: { day: Temporal.PlainDate.from('2026-11-20') },
  organisation: ids.primary,
  recordedBy: people.primaryDsl.id,
  data: { text },
});

const named = (forename: string): NewEntry => ({
  ...note(''),
  kind: 'identity.recorded',
  data: { surname: 'Sample', forename, dateOfBirth: '2015-05-05' },
});

const newChildren = (count: number): readonly Addition[] =>
  Array.from({ length: count }, (_, index) => ({
    subject: randomUUID(),
    isNew: true,
    entries: [named(`Child ${index}`), note('first'), note('second')],
  }));

type EntryRow = {
  readonly subject_id: string;
  readonly seq: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly content_hash: Buffer;
};

test('many children at once: every one is complete, its chain goes on, and each append is in the audit', async (t) => {
  const { services, databases } = await smallPartnership(t);
  const additions = newChildren(230);
  await asSystemAppend(services, additions);
  const later = additions.map(({ subject }) => ({ subject, isNew: false, entries: [note(`later ${subject}`)] }));
  await asSystemAppend(services, later.toReversed());
  const entries = Map.groupBy(await allRows<EntryRow>(databases, 'entry'), (row) => row.subject_id);
  const subjects = await asSystem(services, { partnership: ids.partnership }, ({ transaction }) =>
    transaction.selectFrom('subject').select(['id', 'last_seq', 'chain', 'derive_pending']).execute(),
  );
  const states = new Map(subjects.map((row) => [row.id, row]));
  for (const { subject } of additions) {
    const rows = (entries.get(subject) ?? []).toSorted((a, b) => a.seq - b.seq);
    assert.deepEqual(
      rows.map((row) => [row.seq, row.data['text']]),
      [
        [1, undefined],
        [2, 'first'],
        [3, 'second'],
        [4, `later ${subject}`],
      ],
    );
    const chain = rows.reduce((link, row) => nextLink(link, row.content_hash.toString('hex')), firstLink);
    const state = states.get(subject);
    assert.deepEqual([state?.last_seq, state?.chain.toString('hex'), state?.derive_pending], [4, chain, false]);
  }
  const audit = await allRows<{ readonly subject_id: string }>(databases, 'audit_event');
  const audited = audit.filter(({ subject_id }) => states.has(subject_id) && subject_id !== ids.child);
  assert.equal(audited.length, 460);
});

test('when one entry of many is invalid nothing is kept, wherever it stands', async (t) => {
  const { services, databases } = await smallPartnership(t);
  const before = (await allRows(databases, 'entry')).length;
  for (const at of [0, 99, 100, 229]) {
    const additions = newChildren(230).map((addition, index) =>
      index === at ? { ...addition, entries: [{ ...note(''), data: { unknown: true } }] } : addition,
    );
    await assert.rejects(asSystemAppend(services, additions), { code: 'ENTRY_INVALID' });
    assert.equal((await allRows(databases, 'entry')).length, before);
  }
});

test('a failure of the database while the next children are made ready is told once, as it came', async (t) => {
  const { services, databases } = await smallPartnership(t);
  const before = (await allRows(databases, 'entry')).length;
  const additions = newChildren(350);
  const twice = additions.map((addition, index) =>
    index === 20 ? { ...addition, subject: additions[10]?.subject ?? '' } : addition,
  );
  await assert.rejects(asSystemAppend(services, twice), /duplicate key/u);
  const invalidToo = twice.map((addition, index) =>
    index === 150 ? { ...addition, entries: [{ ...note(''), data: {} }] } : addition,
  );
  await assert.rejects(asSystemAppend(services, invalidToo));
  assert.equal((await allRows(databases, 'entry')).length, before);
  await asSystemAppend(services, [
    { subject: ids.child, isNew: false, entries: [note('the connection is still good')] },
  ]);
});

test('stored entries still give the hash that was stored with them', async (t) => {
  const { services } = await smallPartnership(t);
  const [addition] = newChildren(1);
  assert.ok(addition !== undefined);
  await asSystemAppend(services, [addition]);
  const rows = await asSystem(services, { partnership: ids.partnership }, ({ transaction }) =>
    transaction.selectFrom('entry').selectAll().where('subject_id', '=', addition.subject).execute(),
  );
  assert.equal(rows.length, 3);
  for (const row of rows) {
    const entry = {
      id: row.id,
      seq: row.seq,
      event: row.event_id,
      kind: row.kind,
      kindVersion: row.kind_version,
      happenedFrom: row.happened_from,
      happenedTo: row.happened_to,
      precision: row.precision,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      organisation: row.organisation_id,
      controller: row.controller_id,
      homeSystem: row.home_system,
      compartment: row.compartment,
      audience: row.audience,
      parties: row.parties,
      status: row.status,
      data: row.data,
      corrects: row.corrects,
      batch: row.batch_id,
    } as StoredEntry;
    assert.equal(contentHash(entry, row.salt.toString('hex')), row.content_hash.toString('hex'));
  }
});

test('duties stored entry by entry are those that are derived of all entries at once', async (t) => {
  const { services } = await smallPartnership(t);
  const { children } = demoPartnership(Temporal.PlainDate.from('2026-11-22'));
  const stories = children.slice(0, 3);
  assert.equal(stories.length, 3);
  const duties = () =>
    asSystem(services, { partnership: ids.partnership }, ({ transaction }) =>
      transaction
        .selectFrom('duty')
        .selectAll()
        .where(
          'subject_id',
          'in',
          stories.map(({ id }) => id),
        )
        .orderBy('subject_id')
        .orderBy('instance')
        .execute(),
    );
  for (const { id, entries } of stories) {
    for (const [index, entry] of entries.slice(0, 60).entries()) {
      services.clock.moveTo(entry.recordedAt.toString());
      await asSystemAppend(services, [{ subject: id, isNew: index === 0, entries: [entry] }]);
    }
  }
  services.clock.moveTo('2026-11-22T09:00:00Z');
  // What time brings about in between is the sweeper's
  while ((await derivePending(services, { partnership: ids.partnership })) > 0);
  const stepByStep = await duties();
  await asSystem(services, { partnership: ids.partnership }, deriveEverybodyAgain);
  while ((await derivePending(services, { partnership: ids.partnership })) > 0);
  assert.ok(stepByStep.length > 20);
  assert.deepEqual(await duties(), stepByStep);
});

const notThere = '10000000-0000-4000-8000-00000000dead';

for (const [table, insert] of [
  [
    'child_identifier',
    sql`INSERT INTO child_identifier VALUES (${ids.partnership}, ${notThere}, 'upn', 'H801200001001')`,
  ],
  [
    'enrolment',
    sql`INSERT INTO enrolment SELECT ${ids.partnership}::uuid, unnest(${sql.val([ids.child, notThere])}::uuid[]), ${ids.primary}::uuid, date '2020-09-01'`,
  ],
] as const) {
  test(`a row of ${table} about a subject that does not exist is refused, also among others`, async (t) => {
    const { services } = await smallPartnership(t);
    const inserting = asSystem(services, { partnership: ids.partnership }, ({ transaction }) =>
      insert.execute(transaction),
    );
    await assert.rejects(inserting, { code: '23503' });
  });
}

test('an entry about a subject of another partnership is refused', async (t) => {
  const { services } = await smallPartnership(t);
  const copying = asSystem(services, { partnership: notThere }, ({ transaction }) =>
    sql`INSERT INTO child_identifier VALUES (${notThere}, ${ids.child}, 'upn', 'H801200001001')`.execute(transaction),
  );
  await assert.rejects(copying, { code: '23503' });
});

test('nobody takes a subject away, the owner of the tables included, and no row changes whom it is about', async (t) => {
  const { services, databases } = await smallPartnership(t);
  for (const statement of [
    'DELETE FROM subject',
    'TRUNCATE subject CASCADE',
    'UPDATE subject SET id = gen_random_uuid()',
  ])
    await assert.rejects(sql.raw(statement).execute(databases.owner.kysely), { code: '23001' }, statement);
  const moving = asSystem(services, { partnership: ids.partnership }, ({ transaction }) =>
    transaction.updateTable('child').set({ subject_id: notThere }).execute(),
  );
  await assert.rejects(moving, { code: '23001' });
});
