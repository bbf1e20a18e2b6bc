import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isProblem } from '../errors.ts';
import { ask, dataFolder, joinOrStart, start, startElsewhere, startOnCopy } from './embedded-server.fixture.ts';

const refusedAsRunning = (error: unknown): boolean => isProblem(error) && error.code === 'ALREADY_RUNNING';

test('the server is reached through a socket in a private folder, and in no other way', async (t) => {
  const folder = await dataFolder(t, 'data');
  const server = await start(t, { folder });
  assert.equal(server.socketFolder, folder);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await stat(join(folder, '.s.PGSQL.5432'))).mode & 0o777, 0o700);
  assert.deepEqual(await ask(server, 'SHOW listen_addresses'), [{ listen_addresses: '' }]);
});

test('text is compared in the same way on every machine, and damaged pages are noticed', async (t) => {
  const server = await start(t, { folder: await dataFolder(t) });
  const [found] = await ask(
    server,
    `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
       current_setting('data_checksums') AS checksums FROM pg_database WHERE datname = 'template1'`,
  );
  assert.deepEqual(found, { provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', checksums: 'on' });
});

test('what is committed on safe storage waits for the disk, and in tests it does not', async (t) => {
  const durability = `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS waits`;
  for (const [kind, waits] of [
    ['safe', 'onon'],
    ['fast', 'offoff'],
  ] as const) {
    const server = await start(t, { folder: await dataFolder(t), durability: kind });
    assert.deepEqual(await ask(server, durability), [{ waits }]);
  }
});

test('a second server on the same data is refused, and told which process has it', async (t) => {
  const folder = await dataFolder(t);
  await startOnCopy(t, { folder });
  await assert.rejects(start(t, { folder }), (error: Error) => {
    assert.ok(refusedAsRunning(error));
    assert.match(error.message, new RegExp(`process ${process.pid}\\b`));
    return true;
  });
});

test('of several processes that start in the same moment on new data exactly one wins', async (t) => {
  const folder = await dataFolder(t);
  const children = await Promise.all([1, 2, 3].map(() => startElsewhere(t, folder)));
  assert.deepEqual(children.map(({ says }) => says).sort(), ['ALREADY_RUNNING', 'ALREADY_RUNNING', 'started']);
});

test('of several starts in the same moment on existing data exactly one wins', async (t) => {
  const folder = await dataFolder(t);
  await (await startOnCopy(t, { folder })).stop();
  const starts = await Promise.allSettled([1, 2, 3].map(() => start(t, { folder })));
  const refused = starts.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  assert.equal(refused.length, 2);
  assert.ok(refused.every(refusedAsRunning));
});

test('a command joins the server that is running, and leaves it running', async (t) => {
  const folder = await dataFolder(t);
  const server = await startOnCopy(t, { folder });
  const guest = await joinOrStart(t, folder);
  assert.equal(guest.alreadyRunning, true);
  assert.deepEqual(await ask(guest, 'SELECT 1 AS one'), [{ one: 1 }]);
  await guest.stop();
  assert.deepEqual(await ask(server, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a command starts a server when none is running, and commands that joined it may finish first', async (t) => {
  const folder = await dataFolder(t);
  const host = await joinOrStart(t, folder);
  assert.equal(host.alreadyRunning, false);
  const guest = await joinOrStart(t, folder);
  const stopping = host.stop().then(() => 'stopped');
  assert.equal(await Promise.race([stopping, sleep(300, 'still running')]), 'still running');
  assert.deepEqual(await ask(guest, 'SELECT 1 AS one'), [{ one: 1 }]);
  await guest.stop();
  await stopping;
  await assert.rejects(ask(host, 'SELECT 1'));
});

test('what was stored is there after a restart', async (t) => {
  const folder = await dataFolder(t);
  const server = await startOnCopy(t, { folder });
  await ask(server, `CREATE TABLE note AS SELECT 'kept' AS text`);
  await server.stop();
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT text FROM note'), [{ text: 'kept' }]);
});
