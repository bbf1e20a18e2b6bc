/** Makes the data folder of the embedded server, once. */
import { randomUUID } from 'node:crypto';
import { access, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../errors.ts';
import { isRunning } from './postmaster-file.ts';
import type { ServerAccount } from './server-account.ts';
import type { ServerLog } from './server-log.ts';
import type { Durability } from './server-settings.ts';
import { supervise } from './supervise.ts';

/** How text is ordered, for `initdb`. The server that we bring and an older one of the machine differ. */
export type ClusterLocale = readonly string[];

// Part of PostgreSQL itself since 17, so that indexes stay right when the operating system changes.
export const builtinLocale: ClusterLocale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

type Options = {
  readonly account: ServerAccount;
  readonly log: ServerLog;
  readonly locale: ClusterLocale;
  readonly durability: Durability;
};

/**
 * Does nothing when `cluster` exists. Otherwise makes it beside and moves it into place, so that an interrupted start
 * leaves nothing half done, and of two at once the second finds the work of the first.
 */
export async function initialiseCluster(folder: string, cluster: string, options: Options): Promise<void> {
  if (await exists(join(cluster, 'PG_VERSION'))) return;
  await removeAbandoned(folder);
  const fresh = join(folder, `new-cluster.${process.pid}.${randomUUID()}`);
  await makeCluster(fresh, options);
  await rename(fresh, cluster).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true });
    if (!(await exists(join(cluster, 'PG_VERSION')))) throw error;
  });
  if (options.durability === 'safe') await flushFolder(folder);
}

async function makeCluster(path: string, { account, log, locale, durability }: Options): Promise<void> {
  const words = [
    `--pgdata=${path}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--data-checksums',
    '--no-instructions',
    ...locale,
    // Nobody is asked for a password: the only way in is the socket, which lies in a folder of mode 0700.
    '--auth=trust',
    ...(durability === 'fast' ? ['--no-sync'] : []),
  ];
  const code = await supervise(join(account.binaries, 'initdb'), words, { account, log: log.descriptor }).ended;
  if (code !== 0) throw problem('EMBEDDED_DATABASE_FAILED', { reason: lastLine(await log.written()) });
}

/** What interrupted starts left behind, but nothing of a process that is still at it. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^new-cluster\.(\d+)\./.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function flushFolder(folder: string): Promise<void> {
  await using handle = await open(folder);
  await handle.sync();
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
