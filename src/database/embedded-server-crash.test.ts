import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import {
  ask,
  dataFolder,
  processesOn,
  processThatStarts,
  start,
  startElsewhere,
  startOnCopy,
  until,
} from './embedded-server.fixture.ts';
import { throughSocket } from './running-server.ts';

const skip = process.platform === 'linux' ? false : 'looks into /proc';

test('killing the process with -9 leaves no server behind, and loses nothing that was committed', {
  skip,
}, async (t) => {
  const folder = await dataFolder(t);
  const { process: child, says } = await startElsewhere(t, folder);
  assert.equal(says, 'started');
  const client = new Client(throughSocket(folder, 'postgres', 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`CREATE TABLE note AS SELECT 'committed' AS text`);
  assert.notDeepEqual(await processesOn(folder), []);

  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.ok(await until(async () => (await processesOn(folder)).length === 0, 2_000));
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT text FROM note'), [{ text: 'committed' }]);
});

test('a start right after kill -9 waits for the old server to go', { skip }, async (t) => {
  const folder = await dataFolder(t);
  for (const round of [1, 2, 3]) {
    const { process: child, says } = await startElsewhere(t, folder);
    assert.equal(says, 'started', `round ${round}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('an empty lock file, left behind when the power went, does not stop the next start', { skip }, async (t) => {
  const folder = await dataFolder(t);
  await (await startOnCopy(t, { folder })).stop();
  const lock = join(folder, 'cluster', 'postmaster.pid');
  await writeFile(lock, '');
  const aMinuteAgo = Date.now() / 1_000 - 60;
  await utimes(lock, aMinuteAgo, aMinuteAgo);
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a start that was killed while it made the data is made good by the next', { skip }, async (t) => {
  const folder = await dataFolder(t, 'data');
  const child = processThatStarts(t, folder);
  const isMaking = async (): Promise<boolean> =>
    (await readdir(folder, { recursive: true }).catch(() => [])).some((path) => path.endsWith('PG_VERSION'));
  assert.ok(await until(isMaking, 5_000));
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.ok(await until(async () => (await processesOn('new-cluster')).length === 0, 2_000));
});

test('what an interrupted start left behind is removed', async (t) => {
  const folder = await dataFolder(t, 'data');
  const noProcess = 2 ** 22 + 1;
  await mkdir(join(folder, `new-cluster.${noProcess}.x`, 'base'), { recursive: true });
  await start(t, { folder });
  assert.ok(!(await readdir(folder)).some((name) => name.startsWith('new-cluster')));
});

test('a dead server whose number now belongs to another program does not stop the start', { skip }, async (t) => {
  const folder = await dataFolder(t);
  await (await startOnCopy(t, { folder })).stop();
  const file = join(folder, 'cluster', 'postmaster.pid');
  await writeFile(file, `${process.ppid}\n${folder}/cluster\n1\n5432\n${folder}\n\n1 1\nready   \n`);
  await writeFile(join(folder, '.s.PGSQL.5432.lock'), `${process.ppid}\n`);
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('data that PostgreSQL cannot use is an error that says so', async (t) => {
  const folder = await dataFolder(t);
  await (await startOnCopy(t, { folder })).stop();
  await rm(join(folder, 'cluster', 'global', 'pg_control'));
  await assert.rejects(start(t, { folder }), { code: 'EMBEDDED_DATABASE_FAILED', message: /pg_control|control file/ });
});
