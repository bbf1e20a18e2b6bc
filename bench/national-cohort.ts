/**
 * A country's Year 6 as schools send it: many small transfer files, each read, committed and derived by itself, until all
 * pupils are in. What matters is that the last files take no longer than the first, and that memory stays the same.
 *
 *   node bench/national-cohort.ts [pupils] [files]
 *
 * A whole cohort of England is 664,000 pupils in 85,000 files; the default is a hundredth of it.
 */
import { createWriteStream, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../src/config.ts';
import { openDatabases } from '../src/database/open-databases.ts';
import { generateTransferFile } from '../src/interchange/ctf/generate-transfer-file.ts';
import { withAccess } from '../src/record/access.ts';
import { derivePending } from '../src/record/sweep.ts';
import { beginCommit, commitBatch } from '../src/transition/import/commit-batch.ts';
import { openBatch, readIntoBatch } from '../src/transition/import/stage-transfer-file.ts';
import { fillPartnership, partnership, servicesOn, uploader } from './import/partnership.ts';
import { watchServerMemory } from './import/server-memory.ts';

const pupils = Number(process.argv[2] ?? 6_640);
const files = Number(process.argv[3] ?? 850);

await using cleaning = new AsyncDisposableStack();
const folder = await mkdtemp(join(tmpdir(), 'national-cohort-'));
cleaning.defer(() => rm(folder, { recursive: true, force: true }));
const databases = await openDatabases(readConfig({ THROUGHLINE_DATA: folder }), { purpose: 'server' });
cleaning.defer(databases.close);
await fillPartnership(databases);
const services = await servicesOn(databases);
const actor = await uploader(services);
using memory = watchServerMemory(folder);

/** Reads, commits and derives one file. */
async function bringIn(path: string, name: string): Promise<void> {
  const file = { path, name, bytes: statSync(path).size, sha256: Buffer.alloc(32) };
  const batch = await openBatch(services, actor, actor.posts[0]?.organisation ?? '', file);
  await readIntoBatch(services, actor, batch, file, { maxBytes: 2 ** 30, seconds: 600 });
  await withAccess(services, actor, 'import', (access) => beginCommit(access, batch, null));
  await commitBatch(services, actor, batch);
  while ((await derivePending(services, { partnership })) > 0);
}

const perFile = (index: number): number =>
  Math.floor(((index + 1) * pupils) / files) - Math.floor((index * pupils) / files);
const tenths: number[] = [];
let began = performance.now();
const start = began;
let done = 0;
for (let index = 0; index < files; index += 1) {
  const path = join(folder, 'pupils.xml');
  const count = perFile(index);
  await pipeline(Readable.from(generateTransferFile({ pupils: count, first: done })), createWriteStream(path));
  await bringIn(path, `file-${index}.xml`);
  done += count;
  if ((index + 1) % Math.max(1, Math.floor(files / 10)) === 0) {
    const spent = (performance.now() - began) / 1000;
    tenths.push(spent);
    const { rss } = process.memoryUsage();
    console.log(
      `${done} pupils in ${index + 1} files; ${spent.toFixed(1)} s for the last tenth; ${(rss / 2 ** 20).toFixed(0)} MB`,
    );
    began = performance.now();
  }
}
const seconds = (performance.now() - start) / 1000;
const [firstTenth = 1] = tenths;
console.log(`${(pupils / seconds).toFixed(0)} pupils and ${(files / seconds).toFixed(1)} files a second, derived too`);
console.log(`the last tenth took ${((tenths.at(-1) ?? 1) / firstTenth).toFixed(2)} of the first`);
console.log(
  `resident: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most (goal under 300), and ${memory.peak().toFixed(0)} MB in PostgreSQL`,
);
console.log(`664,000 pupils in 85,000 files at this rate: ${(664_000 / (pupils / seconds) / 3600).toFixed(1)} hours`);
