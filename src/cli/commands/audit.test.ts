import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { asSuperuser } from '../../../test/as-superuser.ts';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { openChild } from '../../record/child.ts';
import { type Called, caller } from '../command.fixture.ts';
import type { Command, Words } from '../command.ts';
import { auditExportCommand } from './audit-export.ts';
import { auditAcceptRestoreCommand, auditRotateKeyCommand } from './audit-key.ts';
import { auditStateCommand } from './audit-state.ts';
import { auditVerifyCommand } from './audit-verify.ts';
import { auditWitnessCommand } from './audit-witness.ts';
import { auditAddCosignatureCommand, auditAddWitnessCommand } from './audit-witnesses.ts';

type Started = SmallPartnership & {
  readonly folder: string;
  readonly run: (command: Command, positionals?: readonly string[], options?: Words['options']) => Promise<Called>;
  /** Reads a child's record, and writes so many events. */
  readonly live: (events: number) => Promise<void>;
};

async function started(t: TestContext): Promise<Started> {
  const partnership = await smallPartnership(t);
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true, force: true }));
  const settings = { AUDIT_KEY_FILE: join(folder, 'audit.key') };
  return {
    ...partnership,
    folder,
    run: async (command, positionals = [], options = {}) =>
      (await caller(t, partnership, command, settings))(positionals, options),
    live: async (events) => {
      await partnership.as('primaryDsl', (access) => openChild(access, ids.child));
      await partnership.everything(async ({ transaction, now }) => {
        for (let number = 0; number < events; number++)
          await recordEvent(transaction, {
            partnership: ids.partnership,
            practitioner: '',
            at: now,
            action: 'test',
            detail: { number },
          });
      });
    },
  };
}

const publicKeyIn = (text: string): string => /\S+\+[0-9a-f]{8}\+\S+/u.exec(text)?.[0] ?? '';

/** The constabulary holds a checkpoint and has said so. Returns its folder. */
async function witnessed({ run, folder, live }: Started): Promise<string> {
  const store = join(folder, 'witness');
  const file = join(folder, 'first.checkpoint');
  await live(3);
  assert.equal((await run(auditExportCommand, [], { since: '0', out: file, 'with-leaves': true })).code, 0);
  const asked = await run(auditWitnessCommand, [file], { store, name: 'police.wyeshire.example' });
  assert.equal(asked.code, 2, 'nobody takes the word of the file for its key');
  const state = await run(auditStateCommand);
  const logKey = publicKeyIn(state.said);
  const held = await run(auditWitnessCommand, [file], { store, 'log-key': logKey });
  assert.equal(held.code, 0, held.said);
  assert.match(held.said, /It is the first that you have seen/u);
  assert.equal((await run(auditAddWitnessCommand, [publicKeyIn(asked.said)], { title: 'Wyeshire Police' })).code, 0);
  const word = await run(auditAddCosignatureCommand, [`${file}.cosigned`]);
  assert.match(word.said, /Wyeshire Police holds the checkpoint over \d+ entries/u);
  return store;
}

test('a witness follows the log from checkpoint to checkpoint, and the partnership knows who holds which', async (t) => {
  const partnership = await started(t);
  const { run, folder, live } = partnership;
  assert.match((await run(auditStateCommand)).said, /There is no witness/u);
  const store = await witnessed(partnership);
  const size = Number(/Police holds the checkpoint over (\d+)/u.exec((await run(auditStateCommand)).said)?.[1]);
  await live(4);
  const next = join(folder, 'next.checkpoint');
  await run(auditExportCommand, [], { since: String(size), out: next });
  const follows = await run(auditWitnessCommand, [next], { store });
  assert.equal(follows.code, 0, follows.said);
  assert.match(follows.said, /It continues the one before/u);
  const older = await run(auditWitnessCommand, [join(folder, 'first.checkpoint')], { store });
  assert.ok(older.code === 0 || /begins elsewhere/u.test(older.said), older.said);
  const elsewhere = join(folder, 'elsewhere.checkpoint');
  await live(1);
  await run(auditExportCommand, [], { since: '1', out: elsewhere });
  const wrongBeginning = await run(auditWitnessCommand, [elsewhere], { store });
  assert.equal(wrongBeginning.code, 2);
  assert.match(wrongBeginning.said, /Ask for: throughline audit export --since \d+/u);
});

test('what is under a checkpoint that a witness holds cannot be changed unnoticed, whoever changes it', async (t) => {
  const partnership = await started(t);
  const { run, folder, databases, live } = partnership;
  const store = await witnessed(partnership);
  const clean = await run(auditVerifyCommand, [], { held: store });
  assert.equal(clean.code, 0, clean.said);
  const event = (await allRows<{ id: string; action: string }>(databases, 'audit_event')).find(
    ({ action }) => action === 'test',
  );
  await asSuperuser(databases, sql`UPDATE audit_event SET action = 'nothing happened' WHERE id = ${event?.id ?? ''}`);
  const report = join(folder, 'report.json');
  const found = await run(auditVerifyCommand, [], { held: store, report });
  assert.equal(found.code, 1);
  assert.ok(found.said.includes(event?.id ?? 'x'), found.said);
  assert.ok((await readFile(report, 'utf8')).includes(event?.id ?? 'x'));
  await asSuperuser(databases, sql`UPDATE audit_event SET action = 'test' WHERE id = ${event?.id ?? ''}`);
  assert.equal((await run(auditVerifyCommand, [], { held: store })).code, 0, 'put back as it was');
  const [seen] = await allRows<{ id: string }>(databases, 'disclosure');
  await asSuperuser(databases, sql`DELETE FROM disclosure WHERE id = ${seen?.id ?? ''}`);
  const gone = await run(auditVerifyCommand, [], { held: store });
  assert.equal(gone.code, 1);
  assert.ok(gone.said.includes(seen?.id ?? 'x'), gone.said);
  await live(1);
});

test('the whole log is checked from a folder, without a database and without our key file', async (t) => {
  const partnership = await started(t);
  const { run, folder } = partnership;
  const store = await witnessed(partnership);
  const whole = join(folder, 'whole');
  assert.equal((await run(auditExportCommand, [], { whole: true, out: whole })).code, 0);
  const logKey = publicKeyIn((await run(auditStateCommand)).said);
  const clean = await run(auditVerifyCommand, [], { folder: whole, held: store, 'log-key': logKey });
  assert.equal(clean.code, 0, clean.said);
  assert.match(clean.said, /without a database/u);
  assert.match((await run(auditVerifyCommand, [], { folder: whole })).said, /Nobody said which key to trust/u);
  const changed = join(folder, 'changed');
  await cp(whole, changed, { recursive: true });
  const [lines = ''] = await readdir(join(changed, 'entries'));
  const path = join(changed, 'entries', lines);
  const text = await readFile(path, 'utf8');
  assert.ok(text.includes('"test"'));
  await writeFile(path, text.replace('"test"', '"tent"'));
  const found = await run(auditVerifyCommand, [], { folder: changed, held: store, 'log-key': logKey });
  assert.equal(found.code, 1, found.said);
  const other = await started(t);
  await other.live(1);
  await other.run(auditExportCommand, [], { since: '0', out: join(other.folder, 'x') });
  const otherKey = publicKeyIn((await other.run(auditStateCommand)).said);
  const strange = await run(auditVerifyCommand, [], { folder: whole, 'log-key': otherKey });
  assert.equal(strange.code, 1, 'a log that is not signed by the key one trusts is not proven');
});

test('a log that was restored from a backup says what is lost, and its witnesses are right to complain', async (t) => {
  const partnership = await started(t);
  const { run, folder, databases, live } = partnership;
  const store = await witnessed(partnership);
  assert.equal((await run(auditAcceptRestoreCommand)).code, 1, 'nothing was restored');
  const size = Number(/over (\d+) entries/u.exec((await run(auditStateCommand)).said)?.[1]);
  await live(5);
  await run(auditExportCommand, [], { since: String(size), out: join(folder, 'lost.checkpoint') });
  await run(auditWitnessCommand, [join(folder, 'lost.checkpoint')], { store });
  assert.equal((await run(auditVerifyCommand, [], { held: store })).code, 0);
  // What came after the backup is gone, and the log is as it was
  await asSuperuser(
    databases,
    sql`DELETE FROM audit_checkpoint WHERE size > ${size}`,
    sql`DELETE FROM audit_event e WHERE EXISTS (SELECT FROM audit_leaf l WHERE l.entry_id = e.id AND l.position >= ${size})`,
    sql`DELETE FROM disclosure e WHERE EXISTS (SELECT FROM audit_leaf l WHERE l.entry_id = e.id AND l.position >= ${size})`,
    sql`DELETE FROM audit_leaf WHERE position >= ${size}`,
  );
  const found = await run(auditVerifyCommand, [], { held: store });
  assert.equal(found.code, 1, found.said);
});

test('a new key is signed by the old one, and witnesses follow by themselves', async (t) => {
  const partnership = await started(t);
  const { run, folder, live } = partnership;
  const store = await witnessed(partnership);
  const size = Number(/over (\d+) entries/u.exec((await run(auditStateCommand)).said)?.[1]);
  const rotated = await run(auditRotateKeyCommand);
  assert.equal(rotated.code, 0);
  assert.match(rotated.said, /witnesses follow by themselves/u);
  await live(2);
  const file = join(folder, 'after.checkpoint');
  await run(auditExportCommand, [], { since: String(size), out: file });
  const followed = await run(auditWitnessCommand, [file], { store });
  assert.equal(followed.code, 0, followed.said);
  assert.equal((await run(auditVerifyCommand, [], { held: store })).code, 0);
});

test('what is called wrongly says how it is called, and changes nothing', async (t) => {
  const { run, folder, databases } = await started(t);
  const wrongly: readonly (readonly [Command, readonly string[], Words['options']])[] = [
    [auditExportCommand, [], {}],
    [auditExportCommand, [], { since: '0' }],
    [auditExportCommand, [], { since: '-1', out: 'x' }],
    [auditExportCommand, [], { since: '0', whole: true, out: 'x' }],
    [auditWitnessCommand, [], { store: folder }],
    [auditWitnessCommand, [join(folder, 'nothing')], { store: folder }],
    [auditAddWitnessCommand, [], { title: 'Police' }],
    [auditAddWitnessCommand, ['key'], {}],
    [auditAddCosignatureCommand, [join(folder, 'nothing')], {}],
    [auditVerifyCommand, ['word'], {}],
    [auditVerifyCommand, [], { held: join(folder, 'nothing') }],
    [auditVerifyCommand, [], { 'log-key': 'nonsense' }],
  ];
  const before = (await allRows(databases, 'audit_event')).length;
  for (const [command, positionals, options] of wrongly) {
    const { code, said } = await run(command, positionals, options);
    assert.equal(code, 2, `${command.name} ${JSON.stringify(options)}: ${said}`);
    assert.notEqual(said, '');
  }
  assert.equal((await allRows(databases, 'audit_event')).length, before);
});
