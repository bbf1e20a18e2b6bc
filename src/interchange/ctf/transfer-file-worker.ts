/** The thread in which one transfer file is read. It sends batches and waits when the receiver is behind. */
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTask } from './read-in-worker.ts';
import { readTransferFile } from './read-transfer-file.ts';
import type { TransferFileEvent } from './transfer-file-events.ts';

const { path, options, pupilsPerBatch, batchesAhead } = workerData as WorkerTask;

/** How many more batches may be sent before the receiver has taken one. */
class Allowance {
  #left: number;
  #onGiven: (() => void) | undefined;

  constructor(left: number) {
    this.#left = left;
  }

  give(): void {
    this.#left += 1;
    this.#onGiven?.();
  }

  async take(): Promise<void> {
    if (this.#left === 0) {
      const given = Promise.withResolvers<void>();
      this.#onGiven = given.resolve;
      await given.promise;
    }
    this.#left -= 1;
  }
}

const allowance = new Allowance(batchesAhead);
parentPort?.on('message', () => allowance.give());

async function send(batch: readonly TransferFileEvent[]): Promise<void> {
  await allowance.take();
  parentPort?.postMessage(batch, []);
}

let batch: TransferFileEvent[] = [];
for await (const event of readTransferFile(createReadStream(path), options)) {
  batch.push(event);
  if (batch.length >= pupilsPerBatch) {
    await send(batch);
    batch = [];
  }
}
if (batch.length > 0) await send(batch);
parentPort?.close();
