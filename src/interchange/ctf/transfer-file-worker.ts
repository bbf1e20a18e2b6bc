/** The thread in which one transfer file is read. It sends batches and waits when the receiver is behind. */
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTask } from './read-in-worker.ts';
import { readTransferFile } from './read-transfer-file.ts';
import type { TransferFileEvent } from './transfer-file-events.ts';

const { path, options, pupilsPerBatch, batchesAhead } = workerData as WorkerTask;

let allowance = batchesAhead;
let allow = Promise.withResolvers<void>();
parentPort?.on('message', () => {
  allowance += 1;
  allow.resolve();
});

async function send(batch: readonly TransferFileEvent[]): Promise<void> {
  while (allowance === 0) {
    allow = Promise.withResolvers<void>();
    await allow.promise;
  }
  allowance -= 1;
  parentPort?.postMessage(batch);
}

let batch: TransferFileEvent[] = [];
for await (const event of readTransferFile(createReadStream(path, { highWaterMark: 262_144 }), options)) {
  batch.push(event);
  if (batch.length >= pupilsPerBatch) {
    await send(batch);
    batch = [];
  }
}
if (batch.length > 0) await send(batch);
parentPort?.close();
