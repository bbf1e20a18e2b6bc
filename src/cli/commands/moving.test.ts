import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { projectRoot } from '../../config.ts';
import { folderOf, forgedPartnership } from '../../database/moving/moving.fixture.ts';
import { type Call, caller } from '../command.fixture.ts';
import { backupCommand } from './backup.ts';
import { backupKeyCommand } from './backup-key.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { restoreCommand } from './restore.ts';

type Called = { readonly code: number | null; readonly said: string; readonly error: string };

/** As a terminal calls it, on data of its own. */
async function throughline(data: string, ...words: readonly string[]): Promise<Called> {
  const child = spawn(process.execPath, [join(projectRoot, 'src', 'cli', 'main.ts'), ...words], {
    env: { ...process.env, THROUGHLINE_DATA: data, DATABASE_URL: '', BACKUP_PUBLIC_KEYS: '' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [said, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said, error };
}

const events = async ({ databases }: SmallPartnership): Promise<readonly string[]> =>
  (await allRows<{ action: string }>(databases, 'audit_event')).map(({ action }) => action);

test('an export says what it holds, what is not in it, and is in the log before it is begun', async (t) => {
  const partnership = await smallPartnership(t);
  const folder = await folderOf(t);
  const call = await caller(t, partnership, exportCommand);
  const { code, said } = await call([join(folder, 'all')]);
  assert.equal(code, 0, said);
  assert.match(said, /holds [\d,]+ rows of \d+ tables of Wyeshire/u);
  assert.match(said, /not encrypted/u);
  assert.match(said, /sign-in\.key\n.+audit\.key/u);
  assert.deepEqual((await events(partnership)).slice(-2), [
    'export of everything begun',
    'export of everything finished',
  ]);
  const again = call([join(folder, 'all')]);
  await assert.rejects(again, { code: 'EXPORT_TARGET_TAKEN' });
  const wrongly: readonly (readonly string[])[] = [[], ['a', 'b']];
  for (const words of wrongly) assert.equal((await call(words)).code, 2);
});

test('without a key a backup is not made, and nothing is written', async (t) => {
  const partnership = await smallPartnership(t);
  const folder = await folderOf(t);
  const { code, said } = await (await caller(t, partnership, backupCommand))([join(folder, 'b.age')]);
  assert.equal(code, 2);
  assert.match(said, /throughline backup-key FILE/u);
  assert.deepEqual(await readdir(folder), []);
  const wrong = (await caller(t, partnership, backupCommand))([join(folder, 'b.age')], { to: 'age1nonsense' });
  await assert.rejects(wrong, { code: 'BACKUP_KEY_UNUSABLE' });
  assert.deepEqual(await readdir(folder), []);
});

describe('from one machine to another', () => {
  let folder: string;
  let publicKey: string;
  let backup: string;

  const cleaning = new AsyncDisposableStack();
  after(() => cleaning.disposeAsync());

  before(async () => {
    const context = { after: (work: () => Promise<void>) => cleaning.defer(work) };
    folder = await folderOf(context);
    const partnership = await smallPartnership(context);
    const made = await (await caller(context, partnership, backupKeyCommand))([join(folder, 'backup.key')]);
    publicKey = /BACKUP_PUBLIC_KEYS=(age1\S+)/u.exec(made.said)?.[1] ?? '';
    await mkdir(join(folder, 'keys'));
    await writeFile(join(folder, 'keys', 'sign-in.key'), 'the key of signing in');
    const call: Call = await caller(context, partnership, backupCommand, {
      SIGN_IN_KEY_FILE: join(folder, 'keys', 'sign-in.key'),
      BACKUP_PUBLIC_KEYS: publicKey,
    });
    backup = join(folder, 'backup.age');
    const { code, said } = await call([backup]);
    assert.equal(code, 0, said);
    assert.match(said, /It is encrypted to age1/u);
    assert.match(said, /audit\.key is not in it/u);
    await (await caller(context, partnership, exportCommand))([join(folder, 'export')]);
  });

  test('the private key and the backup are for our account only, and nothing can be read in it', async () => {
    for (const file of ['backup.key', 'backup.age']) assert.equal((await stat(join(folder, file))).mode & 0o077, 0);
    assert.match(
      await readFile(join(folder, 'backup.key'), 'utf8'),
      /^# created: .+\n# public key: age1.+\nAGE-SECRET-KEY-1/u,
    );
    const bytes = await readFile(backup);
    assert.ok(bytes.toString('latin1').startsWith('age-encryption.org/v1\n'));
    for (const plain of ['Wyeshire', 'manifest', 'the key of']) assert.ok(!bytes.includes(plain), plain);
  });

  test('it can be looked at without loading it', async () => {
    const data = join(folder, 'never');
    const called = await throughline(data, 'restore', backup, '--key', join(folder, 'backup.key'), '--check');
    assert.equal(called.code, 0, called.error);
    assert.match(called.said, /is whole\. It is of "Wyeshire" \(demo\), made on \d+ \w+ \d{4}/u);
    assert.match(called.said, /1 key of the partnership/u);
    assert.ok(!(await readdir(folder)).includes('never'));
  });

  test('a backup without its key, with another key, or changed is refused and makes nothing', async (t) => {
    const data = join(folder, 'never');
    const key = join(folder, 'backup.key');
    const bytes = await readFile(backup);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    const [changed, short, beginning] = ['changed.age', 'short.age', 'beginning.age'].map((name) => join(folder, name));
    await writeFile(changed ?? '', bytes);
    await writeFile(short ?? '', (await readFile(backup)).subarray(0, -20));
    await writeFile(beginning ?? '', (await readFile(backup)).subarray(0, 60));
    const partnership = await smallPartnership(t);
    await (await caller(t, partnership, backupKeyCommand))([join(folder, 'other.key')]);
    await writeFile(join(folder, 'empty.key'), '# nothing\n');
    await writeFile(join(folder, 'wrong.key'), 'Dear Sir');
    const restore = await caller(t, partnership, restoreCommand, { THROUGHLINE_DATA: data });
    for (const [path, keyFile, says] of [
      [backup, undefined, /can only be read with the private key/u],
      [backup, join(folder, 'other.key'), /the backup was not made for it/u],
      [backup, join(folder, 'empty.key'), /there is no key in it/u],
      [backup, join(folder, 'wrong.key'), /no private key of age/u],
      [backup, join(folder, 'none.key'), /none\.key\) cannot be used: it cannot be read/u],
      [changed, key, /changed\.age cannot be used: it is not whole, or was changed/u],
      [short, key, /short\.age cannot be used: it is not whole/u],
      [beginning, key, /beginning\.age cannot be used/u],
      [join(folder, 'none.age'), key, /there is nothing of this name/u],
    ] as const) {
      await assert.rejects(restore([path ?? ''], { key: keyFile }), says);
      assert.ok(!(await readdir(folder)).includes('never'));
    }
    const plain = await throughline(data, 'import', backup);
    assert.equal(plain.code, 1);
    assert.match(plain.error, /can only be read with the private key.+\nWhat to do: .+--key KEY-FILE/u);
    assert.ok(!(await readdir(folder)).includes('never'));
  });

  test('it is restored with its key, never over anything, and set aside when somebody says so', async () => {
    const data = join(folder, 'machine');
    const words = ['restore', backup, '--key', join(folder, 'backup.key')];
    const first = await throughline(data, ...words);
    assert.equal(first.code, 0, first.error);
    assert.match(first.said, /every table is equal to what was exported/u);
    assert.equal(await readFile(join(data, 'keys', 'sign-in.key'), 'utf8'), 'the key of signing in');
    assert.equal((await stat(join(data, 'keys', 'sign-in.key'))).mode & 0o077, 0);

    const second = await throughline(data, ...words);
    assert.equal(second.code, 1);
    assert.match(second.error, /already holds "Wyeshire", and nothing is written over/u);

    await writeFile(join(data, 'keys', 'sign-in.key'), 'another');
    const third = await throughline(data, ...words);
    assert.match(third.error, /holds another key than the backup/u);
    assert.equal(await readFile(join(data, 'keys', 'sign-in.key'), 'utf8'), 'another');

    const fourth = await throughline(data, ...words, '--replace');
    assert.equal(fourth.code, 0, fourth.error);
    const aside = (await readdir(data)).filter((name) => name.startsWith('postgresql.before-'));
    assert.equal(aside.length, 1);
    assert.ok((await readdir(join(data, aside[0] ?? ''))).includes('cluster'));
    assert.equal(await readFile(join(data, 'keys', 'sign-in.key'), 'utf8'), 'the key of signing in');
    const kept = (await readdir(join(data, 'keys'))).find((name) => name.startsWith('sign-in.key.before-'));
    assert.equal(await readFile(join(data, 'keys', kept ?? ''), 'utf8'), 'another');
    // The commands of the product work on it, and so does the next export
    const out = await throughline(data, 'export', join(folder, 'out.tar'));
    assert.equal(out.code, 0, out.error);
    await rm(data, { recursive: true });
  });

  test('an export is imported into an empty database, and says that the keys are not in it', async () => {
    const data = join(folder, 'other-machine');
    const called = await throughline(data, 'import', join(folder, 'export'));
    assert.equal(called.code, 0, called.error);
    assert.match(called.said, /copy the two keys of the partnership/u);
    assert.match(called.said, new RegExp(join(data, 'keys', 'sign-in.key'), 'u'));
    const again = await throughline(data, 'import', join(folder, 'export'));
    assert.match(again.error, /already holds "Wyeshire"/u);
    await rm(data, { recursive: true });
  });

  test('words that name no export, or two, are explained', async (t) => {
    const call = await caller(t, await smallPartnership(t), importCommand);
    for (const words of [[], ['pupils', 'a.xml']]) {
      const { code, said } = await call(words);
      assert.equal(code, 2);
      assert.match(said, /import schools and import ctf/u);
    }
    assert.equal((await (await caller(t, await smallPartnership(t), restoreCommand))([])).code, 2);
  });
});

test('a backup on an encrypted disk of one\u2019s own can be left plain, without the keys', async (t) => {
  const partnership = await smallPartnership(t);
  const folder = await folderOf(t);
  const path = join(folder, 'plain.tar');
  const call = await caller(t, partnership, backupCommand);
  const { code, said } = await call([path], { 'not-encrypted': true });
  assert.equal(code, 0, said);
  assert.match(said, /It is not encrypted, and the keys of the partnership are not in it/u);
  const looked = await throughline(join(folder, 'never'), 'restore', path, '--check');
  assert.match(looked.said, /without the keys/u, looked.error);
  const logged = await allRows<{ action: string; detail: { encrypted: boolean } }>(
    partnership.databases,
    'audit_event',
  );
  const finished = logged.find(({ action }) => action === 'backup finished');
  assert.equal(finished?.detail.encrypted, false);
});

test('a backup of another partnership is refused also when it may replace', async (t) => {
  const partnership = await smallPartnership(t);
  const folder = await folderOf(t);
  const path = join(folder, 'plain.tar');
  await (await caller(t, partnership, backupCommand))([path], { 'not-encrypted': true });
  const data = join(folder, 'data');
  assert.equal((await throughline(data, 'restore', path)).code, 0);
  // The same rows under the name of another partnership, in a backup whose sums fit
  const other = ids.partnership.replace('1000', '2000');
  await forgedPartnership(path, join(folder, 'other'), other);
  const refused = await throughline(data, 'restore', join(folder, 'other'), '--replace');
  assert.match(refused.error, /The database is that of "Wyeshire", and the backup that of "Elsewhere"/u);
  assert.ok(!(await readdir(data)).some((name) => name.includes('before')));
});
