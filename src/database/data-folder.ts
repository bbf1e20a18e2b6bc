/** The folder of the embedded database: private, and owned by the account that the server runs as. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { problem } from '../errors.ts';
import { type ServerAccount, systemEnvironment } from './server-account.ts';

const root = 0;
const nobody = 65_534;

/** Makes the folder if need be. Throws EMBEDDED_DATABASE_FAILED when the server could not use it. */
export async function prepareDataFolder(folder: string, { user }: ServerAccount): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw failed(`its folder cannot be made (${error.message})`);
  });
  const ours = process.getuid?.() ?? root;
  const wanted = user?.uid ?? ours;
  const { uid: found } = await stat(folder);
  if (found !== wanted) {
    // Root may have run the server as nobody before, or the other way round. Anybody else's data we leave alone.
    if (ours !== root || ![root, nobody, wanted].includes(found)) {
      throw failed(`${folder} belongs to another account of this machine (number ${found})`);
    }
    run('chown', ['-R', `${wanted}:${user?.gid ?? root}`, folder]);
  }
  await chmod(folder, 0o700);
  if (user !== undefined && !run('test', ['-w', folder], user)) {
    throw failed(`the user nobody, as whom it has to run here, cannot reach ${folder}`);
  }
}

const run = (command: string, words: readonly string[], user?: ServerAccount['user']): boolean =>
  spawnSync(command, words, { ...user, cwd: '/', env: systemEnvironment }).status === 0;

const failed = (reason: string) => problem('EMBEDDED_DATABASE_FAILED', { reason });
