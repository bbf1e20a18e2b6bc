/** A copy of PostgreSQL in the folder for temporary files, for when the installed one cannot be run where it lies. */
import { createHash, randomUUID } from 'node:crypto';
import { chmod, cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { problem } from '../errors.ts';

/**
 * Copies `bin`, `lib` and `share` so that every account can run them, and returns the folder with the programs. A copy
 * made earlier is used again when it is ours; several processes may do this at once.
 */
export async function copyBinaries(binaries: string): Promise<string> {
  const source = dirname(binaries);
  const { mtimeMs, size } = await lstat(join(binaries, 'postgres'));
  const which = createHash('sha256')
    .update(JSON.stringify([source, mtimeMs, size]))
    .digest('hex')
    .slice(0, 16);
  const copy = join(tmpdir(), `throughline-postgresql-${process.getuid?.()}-${which}`);
  if ((await lstat(copy).catch(() => undefined)) === undefined) await makeCopy(source, copy);
  await refuseSomebodyElses(copy);
  return join(copy, 'native', 'bin');
}

async function makeCopy(source: string, copy: string): Promise<void> {
  const fresh = `${copy}.${randomUUID()}`;
  await mkdir(fresh);
  await cp(source, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(fresh, 0o755);
  await rename(fresh, copy).catch(() => rm(fresh, { recursive: true }));
}

/** Everybody may write to the folder for temporary files, so what lies there under our name may not be ours. */
async function refuseSomebodyElses(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return;
  throw problem('EMBEDDED_DATABASE_FAILED', { reason: `${folder} exists and belongs to somebody else` });
}
