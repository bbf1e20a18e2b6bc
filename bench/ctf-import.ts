/**
 * How fast a transfer file is stored: read into a batch and committed to the record, then what is owed derived at its own
 * rate. Printed beside the floors of the same run: the bare parser on the same file, and bare COPY of the same rows.
 *
 *   node bench/ctf-import.ts [pupils] [pupils known before]
 *
 * Every measurement has a process of its own, so that the memory of one is not counted for another.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { readConfig } from '../src/config.ts';
import { type Databases, openDatabases } from '../src/database/open-databases.ts';
import { generateTransferFile } from '../src/interchange/ctf/generate-transfer-file.ts';
import { withAccess } from '../src/record/access.ts';
import { derivePending, sweep } from '../src/record/sweep.ts';
import { countOutcomes } from '../src/transition/import/batch.ts';
import { beginCommit, commitBatch } from '../src/transition/import/commit-batch.ts';
import { openBatch, readIntoBatch } from '../src/transition/import/stage-transfer-file.ts';
import { type Copied, copyFloor } from './import/copy-floor.ts';
import { fillPartnership, partnership, servicesOn, uploader } from './import/partnership.ts';
import { watchServerMemory } from './import/server-memory.ts';

type Stored = {
  readonly staging: number;
  readonly committing: number;
  readonly outcomes: string;
  /** Seconds of processor that this process used, its worker included. */
  readonly busy: number;
  /** Of the whole process with its worker, in megabytes, as the kernel counted it. */
  readonly peak: number;
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

async function store(databases: Databases, path: string): Promise<Stored> {
  const services = await servicesOn(databases);
  const actor = await uploader(services);
  const file = { path, name: 'transfer-file.xml', bytes: statSync(path).size, sha256: Buffer.alloc(32) };
  const before = process.cpuUsage();
  const batch = await openBatch(services, actor, actor.posts[0]?.organisation ?? '', file);
  const staging = await seconds(() =>
    readIntoBatch(services, actor, batch, file, { maxBytes: 2 ** 33, seconds: 3600 }),
  );
  await withAccess(services, actor, 'import', (access) => beginCommit(access, batch, null));
  const committing = await seconds(() => commitBatch(services, actor, batch));
  const used = process.cpuUsage(before);
  const counts = await withAccess(services, actor, 'import', (access) => countOutcomes(access, batch));
  return {
    staging,
    committing,
    outcomes: Object.entries(counts)
      .map(([outcome, pupils]) => `${pupils} ${outcome}`)
      .join(', '),
    busy: (used.user + used.system) / 1e6,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

async function derive(databases: Databases): Promise<{ readonly children: number; readonly seconds: number }> {
  const services = await servicesOn(databases);
  let children = 0;
  const spent = await seconds(async () => {
    for (let more = 1; more > 0; children += more) more = await derivePending(services, { partnership });
    await sweep(services, { partnership });
  });
  return { children, seconds: spent };
}

async function parseBare(path: string): Promise<number> {
  const parser = new SaxesParser();
  let pupils = 0;
  parser.on('closetag', ({ name }) => {
    if (name === 'Pupil') pupils += 1;
  });
  parser.on('opentag', () => undefined);
  parser.on('text', () => undefined);
  return seconds(async () => {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) parser.write(chunk.toString());
    parser.close();
  });
}

const open = (folder: string, purpose: 'server' | 'command'): Promise<Databases> =>
  openDatabases(readConfig({ THROUGHLINE_DATA: folder }), { purpose });

async function withDatabases<Result>(folder: string, work: (databases: Databases) => Promise<Result>): Promise<Result> {
  const databases = await open(folder, 'command');
  try {
    return await work(databases);
  } finally {
    await databases.close();
  }
}

const measured = {
  store: (folder: string, path: string) => withDatabases(folder, (databases) => store(databases, path)),
  derive: (folder: string) => withDatabases(folder, derive),
  parse: (_: string, path: string) => parseBare(path),
  copy: (folder: string, path: string) =>
    withDatabases(folder, ({ server }) => {
      if (server === undefined) throw new Error('the server is not the one that Throughline brings');
      return copyFloor(server, 'throughline', path);
    }),
} as const;
type Measured = typeof measured;

async function inProcess<Name extends keyof Measured>(
  name: Name,
  folder: string,
  path: string,
): Promise<Awaited<ReturnType<Measured[Name]>>> {
  const words = [...process.execArgv, import.meta.filename, '--run', name, folder, path];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [written] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode}`);
  return JSON.parse(written) as Awaited<ReturnType<Measured[Name]>>;
}

async function compare(pupils: number, before: number): Promise<void> {
  await using cleaning = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'ctf-import-'));
  cleaning.defer(() => rm(folder, { recursive: true, force: true }));
  const generate = async (name: string, count: number, seed: number): Promise<string> => {
    const path = join(folder, name);
    await pipeline(Readable.from(generateTransferFile({ pupils: count, seed })), createWriteStream(path));
    return path;
  };
  const databases = await open(folder, 'server');
  cleaning.defer(databases.close);
  await fillPartnership(databases);
  if (before > 0) await inProcess('store', folder, await generate('known-before.xml', before, 2));
  const path = await generate('pupils.xml', pupils, 1);
  console.log(`${pupils} pupils, ${(statSync(path).size / 1e6).toFixed(0)} MB; ${before} children are known before`);

  const parsing = await inProcess('parse', folder, path);
  using memory = watchServerMemory(folder);
  const stored = await inProcess('store', folder, path);
  const memoryOfServer = memory.peak();
  const copied: Copied = await inProcess('copy', folder, folder);
  const derived = await inProcess('derive', folder, '');

  const storing = stored.staging + stored.committing;
  const rate = (name: string, count: number, spent: number, unit: string, more = ''): void =>
    console.log(
      `${name.padEnd(34)} ${(count / spent).toFixed(0).padStart(7)} ${unit}/s  ${spent.toFixed(1).padStart(6)} s  ${more}`,
    );
  const ratio = (floor: number): string => (floor / storing).toFixed(2);
  const ofTheFile = pupils / (pupils + before);
  const copying = copied.columnsOnly * ofTheFile;
  const copyingWithKeys = copied.asInTheProduct * ofTheFile;
  rate('read into a batch', pupils, stored.staging, 'pupils', stored.outcomes);
  rate('committed to the record', pupils, stored.committing, 'pupils');
  rate('stored: both', pupils, storing, 'pupils', `${ratio(parsing)} of bare saxes, ${ratio(copying)} of bare COPY`);
  rate('bare saxes, the same file', pupils, parsing, 'pupils');
  const size = `${copied.rows} rows, ${copied.megabytes.toFixed(0)} MB`;
  rate('bare COPY, the same columns', pupils, copying, 'pupils', size);
  rate(
    'bare COPY, keys and indexes too',
    pupils,
    copyingWithKeys,
    'pupils',
    `stored is ${ratio(copyingWithKeys)} of it`,
  );
  rate('derived afterwards', derived.children, derived.seconds, 'children');
  console.log(
    `processor: ${((stored.busy * 1e6) / pupils).toFixed(0)} µs a pupil in Throughline; PostgreSQL's comes on top`,
  );
  console.log(`resident: ${stored.peak.toFixed(0)} MB at most, and ${memoryOfServer.toFixed(0)} MB in PostgreSQL`);
}

const [first, second, folder = '', path = ''] = process.argv.slice(2);
if (first === '--run') process.stdout.write(JSON.stringify(await measured[second as keyof Measured](folder, path)));
else await compare(Number(first ?? 100_000), Number(second ?? 2_000));
