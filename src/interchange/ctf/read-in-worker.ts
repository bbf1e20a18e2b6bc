/**
 * Reads a transfer file that lies on disk in a thread of its own, with limits on its memory and time, so that the web
 * server never parses XML between two requests and no file can bring it down.
 */
import { Worker } from 'node:worker_threads';
import { type CtfRefusal, ctfRefusal } from './ctf-refusals.ts';
import type { TransferFileOptions } from './read-transfer-file.ts';
import type { TransferFileCounts, TransferFileEvent } from './transfer-file-events.ts';
import { WorkerInbox } from './worker-inbox.ts';

export type WorkerTask = {
  readonly path: string;
  readonly options: TransferFileOptions;
  readonly pupilsPerBatch: number;
  readonly batchesAhead: number;
};

export type WorkerLimits = {
  /** Of the thread's own heap, 32 at least; what is sent here counts here. */
  readonly memoryMegabytes?: number;
  /** Spent waiting for the thread, in all. Time that the receiver takes does not count. */
  readonly seconds?: number;
  readonly pupilsPerBatch?: number;
};

/** With much less, a thread cannot even begin, and V8 then ends the whole process. */
const leastMegabytes = 32;

const counted = (counts: TransferFileCounts, batch: readonly TransferFileEvent[]): TransferFileCounts => {
  const pupils = batch.filter((event) => event.kind === 'pupil');
  return {
    ...counts,
    pupils: counts.pupils + pupils.length,
    canBeTaken: counts.canBeTaken + pupils.filter(({ canBeTaken }) => canBeTaken).length,
    withWarnings:
      counts.withWarnings +
      pupils.filter(({ problems }) => problems.some(({ severity }) => severity === 'warning')).length,
  };
};

function refusalOf(failure: unknown): CtfRefusal {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? ctfRefusal('took-too-much-memory', {})
    : ctfRefusal('reading-failed', {});
}

const isLast = (event: TransferFileEvent | undefined): boolean => event?.kind === 'end' || event?.kind === 'refused';

/**
 * Yields batches of the events that `readTransferFile` yields, the last of them ending in `end` or `refused`. A thread
 * that fails, or takes more memory or time than it may, ends in `refused` with words. At most two batches are read ahead
 * of the receiver; leaving the loop stops the thread.
 *
 * @param path of the file, which nobody else may change meanwhile
 */
export async function* readInWorker(
  path: string,
  options: TransferFileOptions,
  { memoryMegabytes = 128, seconds = 300, pupilsPerBatch = 200 }: WorkerLimits = {},
): AsyncGenerator<readonly TransferFileEvent[]> {
  const task: WorkerTask = { path, options, pupilsPerBatch, batchesAhead: 2 };
  const worker = new Worker(new URL('./transfer-file-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(leastMegabytes, memoryMegabytes),
      maxYoungGenerationSizeMb: 16,
      stackSizeMb: 4,
    },
  });
  const inbox = new WorkerInbox(worker);
  let counts: TransferFileCounts = { pupils: 0, canBeTaken: 0, withWarnings: 0, bytes: 0 };
  let millisecondsLeft = seconds * 1000;
  try {
    for (;;) {
      const began = performance.now();
      const message = await inbox.next(millisecondsLeft);
      millisecondsLeft = Math.max(0, millisecondsLeft - (performance.now() - began));
      if (message === undefined) {
        yield [{ kind: 'refused', refusal: ctfRefusal('took-too-long', { seconds }), counts }];
        return;
      }
      if ('failure' in message) {
        yield [{ kind: 'refused', refusal: refusalOf(message.failure), counts }];
        return;
      }
      counts = counted(counts, message.batch);
      yield message.batch;
      if (isLast(message.batch.at(-1))) return;
      worker.postMessage('more', []);
    }
  } finally {
    await worker.terminate();
  }
}
