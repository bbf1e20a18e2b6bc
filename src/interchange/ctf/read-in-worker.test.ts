import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { ctf, identity, importedOn, pupil, read } from './ctf-text.fixture.ts';
import { generateTransferFile } from './generate-transfer-file.ts';
import { readInWorker, type WorkerLimits } from './read-in-worker.ts';
import type { TransferFileEvent } from './transfer-file-events.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'transfer-file-'));
after(() => rmSync(folder, { recursive: true }));

const spooled = (content: string): string => {
  const file = path.join(folder, `${Math.random()}.xml`);
  writeFileSync(file, content);
  return file;
};

async function batchesOf(file: string, limits: WorkerLimits = {}): Promise<readonly (readonly TransferFileEvent[])[]> {
  const batches = [];
  for await (const batch of readInWorker(file, { importedOn }, limits)) batches.push(batch);
  return batches;
}

describe('a file read in a thread of its own', () => {
  const content = [...generateTransferFile({ pupils: 450 })].join('');

  it('gives the events that it gives in this one, in batches', async () => {
    const batches = await batchesOf(spooled(content));
    assert.deepEqual(
      batches.map(({ length }) => length),
      [200, 200, 52],
    );
    assert.deepEqual(batches.flat(), (await read(content)).events);
  });
  it('may be left at any point', async () => {
    for await (const batch of readInWorker(spooled(content), { importedOn })) {
      assert.equal(batch.length, 200);
      break;
    }
  });
  it('is refused with words when it is not a good file', async () => {
    const [batch] = await batchesOf(spooled(ctf(pupil(identity)).replace('<CTfile>', '<!DOCTYPE x><CTfile>')));
    assert.equal(batch?.length, 1);
    assert.ok(batch[0]?.kind === 'refused' && batch[0].refusal.code === 'doctype');
  });
  it('is refused with words when the thread fails', async () => {
    const [batch] = await batchesOf(path.join(folder, 'not-there.xml'));
    assert.ok(batch?.[0]?.kind === 'refused' && batch[0].refusal.code === 'reading-failed');
  });
  it('is refused with words when it takes too long', async () => {
    const batches = await batchesOf(spooled(content), { seconds: 0.001 });
    const last = batches.at(-1)?.at(-1);
    assert.ok(last?.kind === 'refused' && last.refusal.code === 'took-too-long');
  });
  it('is refused with words when it takes too much memory', async () => {
    const large = spooled([...generateTransferFile({ pupils: 12_000 })].join(''));
    const batches = await batchesOf(large, { memoryMegabytes: 1, pupilsPerBatch: 1_000_000 });
    const last = batches.at(-1)?.at(-1);
    assert.ok(last?.kind === 'refused' && last.refusal.code === 'took-too-much-memory');
  });
  it('does not hold up a receiver that is slow, nor run ahead of it', async () => {
    let batches = 0;
    for await (const _batch of readInWorker(spooled(content), { importedOn }, { pupilsPerBatch: 50, seconds: 20 })) {
      batches += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal(batches, 10);
  });
});
