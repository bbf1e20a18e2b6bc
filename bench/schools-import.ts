/**
 * How fast the national register of schools is imported by `throughline import schools`: the command itself, in a process
 * of its own, on a fresh embedded database; then the same file again, which brings every school up to date.
 *
 *   node bench/schools-import.ts [file]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot, readConfig } from '../src/config.ts';
import { openDatabases } from '../src/database/open-databases.ts';
import { sharedFile } from '../src/interchange/shared-data.fixture.ts';
import { fillPartnership } from './import/partnership.ts';

const file = process.argv[2] ?? sharedFile('schools/england_schools_register-trainee-teachers.csv');
const target = 20;

async function importOnce(folder: string): Promise<{ readonly seconds: number; readonly said: string }> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'import', 'schools', file], {
    env: { ...process.env, THROUGHLINE_DATA: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  // 1 says that some rows of the file could not be used
  if (child.exitCode !== 0 && child.exitCode !== 1)
    throw new Error(`the command ended with ${child.exitCode}: ${said}`);
  return { seconds: (performance.now() - began) / 1000, said };
}

if (existsSync(file)) {
  await using cleaning = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'schools-import-'));
  cleaning.defer(() => rm(folder, { recursive: true, force: true }));
  const databases = await openDatabases(readConfig({ THROUGHLINE_DATA: folder }), { purpose: 'server' });
  cleaning.defer(databases.close);
  await fillPartnership(databases);
  for (const what of ['into an empty list', 'the same file again']) {
    const { seconds, said } = await importOnce(folder);
    const schools = Number(/(\d+) schools in/u.exec(said)?.[1] ?? 0);
    if (schools === 0) throw new Error(`no schools were imported: ${said}`);
    const rate = (schools / seconds).toFixed(0);
    console.log(
      `${what.padEnd(20)} ${schools} schools in ${seconds.toFixed(1)} s (target ${target} s), ${rate} a second`,
    );
  }
} else {
  console.log(`${file} is not there; name a file, or set THROUGHLINE_SHARED_DATA to the folder of shared data`);
}
