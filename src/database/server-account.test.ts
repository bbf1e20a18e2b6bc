import assert from 'node:assert/strict';
import { chmod, chown, cp, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { ask, dataFolder, start } from './embedded-server.fixture.ts';
import { embeddedBinaries } from './postgres-binaries.ts';
import { chooseAccount } from './server-account.ts';

const isRoot = process.getuid?.() === 0;
const skip = isRoot ? false : 'only root has to become somebody else';

test('below a home folder of mode 700 the server runs', async (t) => {
  const home = await dataFolder(t, 'home');
  await mkdir(home, { mode: 0o700 });
  const server = await start(t, { folder: join(home, 'data') });
  assert.deepEqual(await ask(server, 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.equal((await stat(join(home, 'data', 'cluster'))).uid, process.getuid?.());
});

test('where user namespaces are not allowed, root runs the server as nobody, and can go back', { skip }, async (t) => {
  const parent = await dataFolder(t);
  await chmod(parent, 0o755);
  const folder = join(parent, 'data');
  const server = await start(t, { folder, wayOfRoot: 'nobody' });
  await ask(server, `CREATE TABLE note AS SELECT 'kept' AS text`);
  assert.notEqual((await stat(folder)).uid, 0);
  await server.stop();
  const again = await start(t, { folder });
  assert.deepEqual(await ask(again, 'SELECT text FROM note'), [{ text: 'kept' }]);
  assert.equal((await stat(folder)).uid, 0);
});

test('nobody runs a copy of programs that lie in a closed folder', { skip }, async (t) => {
  const closed = await dataFolder(t);
  const binaries = await embeddedBinaries();
  await cp(dirname(binaries), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  const account = await chooseAccount(join(closed, 'native', 'bin'), 'nobody');
  t.after(() => rm(join(account.binaries, '..', '..'), { recursive: true }));
  assert.doesNotMatch(account.binaries, new RegExp(`^${closed}`));
  assert.equal((await stat(dirname(account.binaries))).uid, 0);
  const again = await chooseAccount(join(closed, 'native', 'bin'), 'nobody');
  assert.equal(again.binaries, account.binaries);
});

test('data that nobody cannot reach is an error that says so', { skip }, async (t) => {
  const closed = await dataFolder(t);
  const folder = join(closed, 'data');
  await assert.rejects(start(t, { folder, wayOfRoot: 'nobody' }), {
    code: 'EMBEDDED_DATABASE_FAILED',
    message: /nobody.*cannot reach/,
  });
});

test('data of another account is left alone', { skip }, async (t) => {
  const folder = await dataFolder(t);
  await chown(folder, 4242, 4242);
  await assert.rejects(start(t, { folder }), { code: 'EMBEDDED_DATABASE_FAILED', message: /another account/ });
  await chown(folder, 0, 0);
});
