import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, lstat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { dataFolder } from './embedded-server.fixture.ts';
import { completeBinaries, embeddedBinaries } from './postgres-binaries.ts';
import { systemEnvironment } from './server-account.ts';

const runs = (binaries: string): boolean =>
  spawnSync(join(binaries, 'initdb'), ['--version'], { env: systemEnvironment }).status === 0;

test('libraries whose links npm left out are linked, by several processes in the same moment too', async (t) => {
  const native = await dataFolder(t, 'native');
  await cp(dirname(await embeddedBinaries()), native, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  const binaries = join(native, 'bin');
  assert.equal(runs(binaries), false);
  await Promise.all([1, 2, 3, 4].map(() => completeBinaries(binaries)));
  assert.equal(runs(binaries), true);
  assert.deepEqual(
    (await readdir(join(native, 'lib'))).filter((name) => /[0-9a-f]{8}-/.test(name)),
    [],
  );
});
