/** Where the socket of the embedded server lies. Who can open it is the superuser, so only we may reach it. */
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '../errors.ts';

// sun_path of <sys/un.h> is 108 bytes on Linux and 104 on macOS, the closing zero included.
const longestPath = process.platform === 'linux' ? 107 : 103;
const socketName = '.s.PGSQL.5432';

type Owner = { readonly uid: number; readonly gid: number } | undefined;

/**
 * The data folder itself (mode 0700), or a short folder for temporary files when the path would be too long for a socket.
 *
 * @param owner the account that the server runs as, when it is not ours
 */
export async function chooseSocketFolder(dataFolder: string, owner: Owner): Promise<string> {
  if (Buffer.byteLength(join(dataFolder, socketName)) <= longestPath) return dataFolder;
  const uid = process.getuid?.() ?? 0;
  const which = createHash('sha256')
    .update(await realpath(dataFolder))
    .digest('hex')
    .slice(0, 16);
  const name = `throughline-${uid}-${which}`;
  const fits = (parent: string): boolean => Buffer.byteLength(join(parent, name, socketName)) <= longestPath;
  const folder = join(fits(tmpdir()) ? tmpdir() : '/tmp', name);
  await makePrivateFolder(folder, owner);
  return folder;
}

async function makePrivateFolder(folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const found = await lstat(folder);
  const expected = [process.getuid?.(), owner?.uid];
  if (!found.isDirectory() || !expected.includes(found.uid) || (found.mode & 0o077) !== 0) {
    throw problem('EMBEDDED_DATABASE_FAILED', { reason: `${folder} exists and is not a private folder of ours` });
  }
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
}
