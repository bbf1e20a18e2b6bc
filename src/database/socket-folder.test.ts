import assert from 'node:assert/strict';
import { chmod, mkdir, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, dataFolder, joinOrStart, start } from './embedded-server.fixture.ts';
import { chooseSocketFolder } from './socket-folder.ts';

const long = 'a-folder-with-a-name-that-is-rather-long';
const longPath = [long, long, long];

test('data in a very deep folder has its socket in a short, private one that everybody finds', async (t) => {
  const folder = await dataFolder(t, ...longPath);
  const server = await start(t, { folder });
  t.after(() => rm(server.socketFolder, { recursive: true, force: true }));
  assert.notEqual(server.socketFolder, folder);
  assert.equal((await stat(server.socketFolder)).mode & 0o777, 0o700);
  assert.equal((await joinOrStart(t, folder)).socketFolder, server.socketFolder);
  await server.stop();
  assert.deepEqual(await ask(await start(t, { folder }), 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a folder with spaces, commas and quotation marks in its name will do', async (t) => {
  const server = await start(t, { folder: await dataFolder(t, `Zoë's "own", data`) });
  assert.deepEqual(await ask(server, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a folder that somebody else may have put in the place of the socket is refused', async (t) => {
  const folder = await dataFolder(t, ...longPath);
  await mkdir(folder, { recursive: true });
  const place = await chooseSocketFolder(folder, undefined);
  t.after(() => rm(place, { recursive: true, force: true }));

  await chmod(place, 0o755);
  await assert.rejects(chooseSocketFolder(folder, undefined), { code: 'EMBEDDED_DATABASE_FAILED' });
  await rm(place, { recursive: true });
  await symlink(join(folder, '..'), place);
  await assert.rejects(chooseSocketFolder(folder, undefined), { code: 'EMBEDDED_DATABASE_FAILED' });
});
