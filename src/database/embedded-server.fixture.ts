/** Starts servers for the tests of the embedded server, here and in processes that can be killed. */
import { type ChildProcess, type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, type TestContext } from 'node:test';
import { Client } from 'pg';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { joinOrStartServer, startEmbeddedServer } from './embedded-server.ts';
import type { EmbeddedServer } from './running-server.ts';
import type { ServerOptions } from './start-server.ts';

/** A folder for data that is removed after the test. Ask for it before starting a server on it. */
export async function dataFolder(t: TestContext, ...below: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return join(folder, ...below);
}

export async function start(t: TestContext, options: Partial<ServerOptions> & { folder: string }) {
  return stopAfter(t, await startEmbeddedServer({ durability: 'fast', ...options }));
}

const initialised = new Map<string, Promise<string>>();
const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());

/** The same on a copy of data that this process has made once, which saves most of a second. */
export async function startOnCopy(t: TestContext, options: Partial<ServerOptions> & { folder: string }) {
  const which = options.system?.binaries ?? 'brought';
  const source = initialised.get(which) ?? initialise(options.system);
  initialised.set(which, source);
  await mkdir(options.folder, { recursive: true });
  spawnSync('cp', ['-a', join(await source, 'cluster'), options.folder]);
  return start(t, options);
}

async function initialise(system: ServerOptions['system']): Promise<string> {
  const folder = await temporaryFolder();
  closing.defer(() => rm(folder, { recursive: true }));
  await (await startEmbeddedServer({ folder, durability: 'fast', ...(system && { system }) })).stop();
  return folder;
}

export async function joinOrStart(t: TestContext, folder: string): Promise<EmbeddedServer> {
  return stopAfter(t, await joinOrStartServer({ durability: 'fast', folder }));
}

function stopAfter(t: TestContext, server: EmbeddedServer): EmbeddedServer {
  t.after(() => server.stop());
  return server;
}

/** The rows of one statement, asked as the superuser. */
export async function ask(server: EmbeddedServer, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(server.connection('postgres', 'postgres'));
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the server on the folder, says "started" or the code of its error, and stays. */
export function processThatStarts(t: TestContext, folder: string): ChildProcessByStdio<null, Readable, null> {
  const program = `
    import { startEmbeddedServer } from ${JSON.stringify(join(import.meta.dirname, 'embedded-server.ts'))};
    setInterval(() => {}, 1000);
    try {
      await startEmbeddedServer({ folder: ${JSON.stringify(folder)}, durability: 'safe' });
      console.log('started');
    } catch (error) {
      console.log(error.code);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

export async function startElsewhere(t: TestContext, folder: string): Promise<{ process: ChildProcess; says: string }> {
  const child = processThatStarts(t, folder);
  const said = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as readonly unknown[];
  return { process: child, says: String(said[0]).trim() };
}

/** Numbers of the processes that work in the data of a folder. Linux only. */
export async function processesOn(folder: string): Promise<readonly string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')),
  );
  return numbers.filter((number, index) => number !== String(process.pid) && commands[index]?.includes(folder));
}

export async function until(holds: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const latest = performance.now() + milliseconds;
  while (performance.now() < latest) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return holds();
}
