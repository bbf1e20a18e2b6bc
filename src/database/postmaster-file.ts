/**
 * `postmaster.pid`, in which a running PostgreSQL says where it is. It is also PostgreSQL's own lock on the data: of two
 * servers on the same folder the second refuses to start. After kill -9 it stays behind.
 */
import { readFile, readlink, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';

export type PostmasterFile = {
  readonly pid: number;
  readonly socketFolder: string;
  readonly saysReady: boolean;
};

/** Undefined when there is none, or when it is being written. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines as in src/include/utils/pidfile.h: pid, data, start time, port, socket folder, address, memory key, status.
  const [pid, , , , socketFolder, , , status] = text.split('\n');
  if (pid === undefined || !/^\d+$/.test(pid) || socketFolder === undefined) return undefined;
  return { pid: Number(pid), socketFolder, saysReady: status?.trim() === 'ready' };
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is the server of this data: it works in its folder. Where that cannot be seen, it is assumed. */
export async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!isRunning(pid)) return false;
  const worksIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return worksIn === undefined || worksIn === (await realpath(cluster));
}

/**
 * After a crash of the machine or the container another program may have got the number of the dead server. PostgreSQL
 * would take it for the server and refuse to start, so the file has to go. Should two do this at once, the memory key that
 * PostgreSQL checks besides still lets only one in.
 */
export async function removeMisleadingFile(cluster: string): Promise<void> {
  await removeIfLeftEmpty(join(cluster, 'postmaster.pid'));
  const file = await readPostmasterFile(cluster);
  if (file === undefined || !isRunning(file.pid) || (await isServerOf(file.pid, cluster))) return;
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  await rm(join(file.socketFolder, '.s.PGSQL.5432.lock'), { force: true });
}

const longEnoughToWriteIt = 5_000;

/** A machine that lost its power can leave an empty file, at which PostgreSQL would refuse to start for ever. */
async function removeIfLeftEmpty(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== 0) return;
  if (systemClock.now().epochMilliseconds - found.mtimeMs > longEnoughToWriteIt) await rm(path, { force: true });
}
