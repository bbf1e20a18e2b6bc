import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { asSuperuser } from '../../../test/as-superuser.ts';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { originOf } from '../../audit/audit-key.ts';
import { hashOfLeaf } from '../../audit/entry-line.ts';
import { readCheckpoint } from '../../audit/note/checkpoint.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { growingTree } from '../../audit/tree/root.ts';
import { openChild } from '../child.ts';
import { auditSequencer } from './sequence-audit.ts';

const system = { partnership: ids.partnership };

async function prepared(t: Parameters<typeof smallPartnership>[0], checkpointSeconds = 30) {
  const partnership = await smallPartnership(t);
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true, force: true }));
  const config = { auditKeyFile: join(folder, 'audit.key'), auditCheckpointSeconds: checkpointSeconds };
  const sequencer = await auditSequencer(partnership.services, system, config);
  return { ...partnership, sequencer, config };
}

type Row = { readonly position: number; readonly kind: number; readonly entry_id: string; readonly commitment: Buffer };

const leavesOf = async ({ everything }: SmallPartnership): Promise<readonly Row[]> =>
  everything(({ transaction }) => transaction.selectFrom('audit_leaf').selectAll().orderBy('position').execute());

const checkpointsOf = async ({ everything }: SmallPartnership) =>
  everything(({ transaction }) => transaction.selectFrom('audit_checkpoint').selectAll().orderBy('size').execute());

const waiting = async ({ everything }: SmallPartnership): Promise<number> =>
  (await everything(({ transaction }) => transaction.selectFrom('audit_outbox').selectAll().execute())).length;

const write = ({ everything }: SmallPartnership, count: number): Promise<void> =>
  everything(async ({ transaction, now }) => {
    for (let number = 0; number < count; number += 1)
      await recordEvent(transaction, {
        partnership: ids.partnership,
        practitioner: '',
        at: now,
        action: 'test',
        detail: { number },
      });
  });

test('every event and disclosure gets a place without gaps, under a signed checkpoint with the right root', async (t) => {
  const started = await prepared(t);
  await started.as('primaryDsl', (access) => openChild(access, ids.child));
  await write(started, 3);
  await started.sequencer.toTheEnd();
  const leaves = await leavesOf(started);
  const [events, disclosures] = [
    await allRows<{ id: string }>(started.databases, 'audit_event'),
    await allRows<{ id: string }>(started.databases, 'disclosure'),
  ];
  assert.ok(events.length >= 4 && disclosures.length >= 1);
  assert.deepEqual(
    leaves.map(({ entry_id }) => entry_id).toSorted(),
    [...events, ...disclosures].map(({ id }) => id).toSorted(),
  );
  assert.deepEqual(
    leaves.map(({ position }) => position),
    leaves.map((_, index) => index),
  );
  const tree = growingTree();
  for (const { kind, entry_id, commitment } of leaves) tree.add(hashOfLeaf({ kind, entry: entry_id, commitment }));
  const [row] = (await checkpointsOf(started)).slice(-1);
  const checkpoint = readCheckpoint(row?.note ?? '', [started.sequencer.key().signing.publicKey]);
  assert.equal(checkpoint?.origin, originOf(ids.partnership));
  assert.equal(checkpoint?.size, leaves.length);
  assert.ok(checkpoint?.root.equals(tree.root()));
  assert.equal(await waiting(started), 0);
});

test('a checkpoint is signed when something is new and the last one is old enough', async (t) => {
  const started = await prepared(t, 30);
  const { clock } = started.services;
  await write(started, 1);
  await started.sequencer.now();
  assert.equal((await checkpointsOf(started)).length, 1);
  await write(started, 1);
  await started.sequencer.now();
  assert.equal((await checkpointsOf(started)).length, 1, 'the entry has its place and no checkpoint yet');
  assert.equal(await waiting(started), 0);
  clock.moveTo('2026-11-22T09:00:30Z');
  await started.sequencer.now();
  assert.equal((await checkpointsOf(started)).length, 2);
  clock.moveTo('2026-11-22T10:00:00Z');
  await started.sequencer.now();
  assert.equal((await checkpointsOf(started)).length, 2, 'nothing is new');
});

test('many sequencers at once place every entry once, while others write', async (t) => {
  const started = await prepared(t);
  const others = await Promise.all([1, 2, 3].map(() => auditSequencer(started.services, system, started.config)));
  const writing = Promise.all(Array.from({ length: 12 }, () => write(started, 25)));
  for (let round = 0; round < 6; round += 1)
    await Promise.all([started.sequencer, ...others].map((each) => each.now()));
  await writing;
  await Promise.all([started.sequencer, ...others].map((each) => each.toTheEnd()));
  const leaves = await leavesOf(started);
  assert.ok(leaves.length >= 300);
  assert.equal(new Set(leaves.map(({ entry_id }) => entry_id)).size, leaves.length);
  assert.equal(leaves.at(-1)?.position, leaves.length - 1);
});

test('a step that is interrupted leaves nothing behind, and is done again', async (t) => {
  const started = await prepared(t);
  await write(started, 5);
  const before = await waiting(started);
  await asSuperuser(started.databases, sql`ALTER TABLE audit_tile ADD CONSTRAINT in_the_way CHECK (false) NOT VALID`);
  await assert.rejects(started.sequencer.now());
  assert.equal(await waiting(started), before);
  assert.equal((await leavesOf(started)).length, 0);
  await asSuperuser(started.databases, sql`ALTER TABLE audit_tile DROP CONSTRAINT in_the_way`);
  await started.sequencer.now();
  assert.equal((await leavesOf(started)).length, before);
});

test('nothing is signed that does not continue what was signed before', async (t) => {
  const started = await prepared(t);
  await write(started, 5);
  await started.sequencer.toTheEnd();
  await asSuperuser(
    started.databases,
    sql`UPDATE audit_tile SET hashes = overlay(hashes placing '\\x00'::bytea from 40)`,
  );
  await write(started, 1);
  await assert.rejects(started.sequencer.toTheEnd(), { code: 'AUDIT_LOG_CHANGED' });
  assert.equal((await checkpointsOf(started)).length, 1);
});

test('a tree that has become smaller is not signed', async (t) => {
  const started = await prepared(t);
  await write(started, 5);
  await started.sequencer.toTheEnd();
  await asSuperuser(
    started.databases,
    sql`DELETE FROM audit_tile`,
    sql`DELETE FROM audit_leaf`,
    sql`DELETE FROM audit_checkpoint`,
    sql`UPDATE audit_log SET size = 0, checkpoint_size = 0, checkpoint_at = NULL`,
  );
  await write(started, 1);
  await assert.rejects(started.sequencer.toTheEnd(), { code: 'AUDIT_LOG_CHANGED' });
});

test('an entry that is taken away before it has a place leaves a line that says so', async (t) => {
  const started = await prepared(t);
  await write(started, 1);
  await asSuperuser(
    started.databases,
    sql`DELETE FROM audit_event WHERE action = 'test' AND detail @> '{"number": 0}'`,
  );
  await started.sequencer.toTheEnd();
  const events = await allRows<{ action: string }>(started.databases, 'audit_event');
  assert.equal(events.filter(({ action }) => action === 'audit entry lost').length, 1);
  assert.equal(await waiting(started), 0);
});

test('the key is for the account of the server only, and another one is refused', async (t) => {
  const started = await prepared(t);
  const { auditKeyFile } = started.config;
  assert.equal((await stat(auditKeyFile)).mode & 0o777, 0o600);
  assert.match(await readFile(auditKeyFile, 'utf8'), /^PRIVATE\+KEY\+throughline\/10000000-/u);
  const again = await auditSequencer(started.services, system, started.config);
  assert.ok(again.key().signing.seed.equals(started.sequencer.key().signing.seed));
  await rm(auditKeyFile);
  await assert.rejects(auditSequencer(started.services, system, started.config), { code: 'AUDIT_KEY_UNUSABLE' });
  await writeFile(auditKeyFile, 'no key');
  await assert.rejects(auditSequencer(started.services, system, started.config), { code: 'AUDIT_KEY_UNUSABLE' });
});

test('nobody changes or removes what was written: not the two roles, and not the owner of the tables', async (t) => {
  const started = await prepared(t);
  await write(started, 2);
  await started.sequencer.toTheEnd();
  for (const table of ['audit_event', 'disclosure', 'audit_leaf', 'audit_checkpoint', 'audit_key'])
    for (const statement of [
      sql`UPDATE ${sql.table(table)} SET partnership_id = partnership_id`,
      sql`DELETE FROM ${sql.table(table)}`,
      sql`TRUNCATE ${sql.table(table)} CASCADE`,
    ]) {
      await assert.rejects(statement.execute(started.databases.app.kysely), /permission denied/u);
      await assert.rejects(
        started.everything(({ transaction }) => statement.execute(transaction)),
        /permission denied/u,
      );
      await assert.rejects(statement.execute(started.databases.owner.kysely), /are only added/u);
    }
});
