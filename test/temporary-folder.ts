/** Folders for tests, in memory where there is enough of it: making a database is ten times as fast there. */
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../src/database/postmaster-file.ts';

const memory = '/dev/shm';
// Containers often give it 64 MB.
const enough = 4_000_000_000;

/**
 * A new folder. Whoever asks removes it. What a killed process left behind is removed at the end of the run, for which
 * THROUGHLINE_TEST_FOLDER names a folder of its own, or else the next time.
 */
export async function temporaryFolder(): Promise<string> {
  const parent = process.env['THROUGHLINE_TEST_FOLDER'] ?? ((await hasRoom(memory)) ? memory : tmpdir());
  await removeAbandoned(parent);
  return mkdtemp(join(parent, `throughline-test-${process.pid}-`));
}

const hasRoom = (folder: string): Promise<boolean> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize > enough,
    () => false,
  );

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^throughline-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(parent, name), { recursive: true, force: true });
  }
}
