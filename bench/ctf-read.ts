/**
 * How fast transfer files are read, as a ratio to the bare parser that does the reading: the floor.
 *
 *   node bench/ctf-read.ts [pupils] [rounds]
 *
 * Every measurement has a process of its own (one program's parser shapes the machine code of another's) and they take
 * turns; the best of the rounds counts, since other work on the machine only ever makes a run slower.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { generateTransferFile } from '../src/interchange/ctf/generate-transfer-file.ts';
import { readInWorker } from '../src/interchange/ctf/read-in-worker.ts';
import { readTransferFile } from '../src/interchange/ctf/read-transfer-file.ts';
import type { IsoDate } from '../src/interchange/iso-date.ts';

const importedOn = '2026-11-22' as IsoDate;
const limits = { maxBytes: 4_294_967_296 };
const bytesOf = (file: string): AsyncIterable<Buffer> => createReadStream(file);

const measured = {
  'saxes alone (the floor)': async (file: string) => {
    const parser = new SaxesParser();
    let pupils = 0;
    let events = 0;
    parser.on('opentag', () => {
      events += 1;
    });
    parser.on('text', () => {
      events += 1;
    });
    parser.on('closetag', ({ name }) => {
      if (name === 'Pupil') pupils += 1;
    });
    for await (const chunk of bytesOf(file)) parser.write(chunk.toString());
    parser.close();
    return pupils;
  },
  'the reader': async (file: string) => {
    let pupils = 0;
    for await (const { kind } of readTransferFile(bytesOf(file), { importedOn, limits })) {
      if (kind === 'pupil') pupils += 1;
    }
    return pupils;
  },
  'the reader in a worker': async (file: string) => {
    let pupils = 0;
    for await (const batch of readInWorker(file, { importedOn, limits })) {
      pupils += batch.filter(({ kind }) => kind === 'pupil').length;
    }
    return pupils;
  },
} as const;
type Name = keyof typeof measured;
type Run = { readonly pupils: number; readonly milliseconds: number; readonly busy: number; readonly peak: number };

async function run(name: Name, file: string): Promise<Run> {
  const before = performance.eventLoopUtilization();
  const began = performance.now();
  const pupils = await measured[name](file);
  return {
    pupils,
    milliseconds: performance.now() - began,
    busy: performance.eventLoopUtilization(before).utilization,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

async function compare(pupils: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ctf-read-'));
  const file = path.join(folder, 'pupils.xml');
  try {
    await pipeline(Readable.from(generateTransferFile({ pupils })), createWriteStream(file));
    const megabytes = statSync(file).size / 1e6;
    console.log(`${pupils} pupils, ${megabytes.toFixed(0)} MB, ${((megabytes * 1000) / pupils).toFixed(2)} kB a pupil`);
    const names = Object.keys(measured) as readonly Name[];
    const runs = new Map<Name, Run[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        const child = spawnSync(process.execPath, [import.meta.filename, '--run', name, file], { encoding: 'utf8' });
        if (child.status !== 0) throw new Error(child.stderr);
        runs.get(name)?.push(JSON.parse(child.stdout) as Run);
      }
    }
    let floor = 0;
    for (const [name, all] of runs) {
      const [best] = all.toSorted((left, right) => left.milliseconds - right.milliseconds);
      if (best === undefined) continue;
      const rate = best.pupils / (best.milliseconds / 1000);
      floor ||= rate;
      const peak = Math.max(...all.map((one) => one.peak));
      console.log(
        `${name.padEnd(26)} ${rate.toFixed(0).padStart(7)} pupils/s  ${(rate / floor).toFixed(2)} of the floor  event loop ${(best.busy * 100).toFixed(0).padStart(3)} % busy  peak ${peak.toFixed(0)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [first, name, file] = process.argv.slice(2);
if (first === '--run') process.stdout.write(JSON.stringify(await run(name as Name, file ?? '')));
else await compare(Number(first ?? 20_000), Number(name ?? 5));
