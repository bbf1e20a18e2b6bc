/** What a thread has sent and nobody has taken yet: batches of events, or the news of its end. */
import type { Worker } from 'node:worker_threads';
import type { TransferFileEvent } from './transfer-file-events.ts';

export type WorkerMessage = { readonly batch: readonly TransferFileEvent[] } | { readonly failure: unknown };

export class WorkerInbox {
  readonly #messages: WorkerMessage[] = [];
  #onArrival: (() => void) | undefined;

  constructor(worker: Worker) {
    worker.on('message', (batch: readonly TransferFileEvent[]) => this.#arrive({ batch }));
    worker.on('error', (failure) => this.#arrive({ failure }));
    worker.on('exit', (code) => this.#arrive({ failure: new Error(`the reading thread ended with ${code}`) }));
  }

  #arrive(message: WorkerMessage): void {
    this.#messages.push(message);
    this.#onArrival?.();
  }

  /** @returns undefined when nothing came within so many milliseconds */
  async next(milliseconds: number): Promise<WorkerMessage | undefined> {
    if (this.#messages.length === 0) {
      const arrival = Promise.withResolvers<void>();
      this.#onArrival = arrival.resolve;
      const timer = setTimeout(arrival.resolve, milliseconds);
      await arrival.promise;
      clearTimeout(timer);
    }
    return this.#messages.shift();
  }
}
