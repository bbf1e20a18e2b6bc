/** Work that goes on after a reply. The server waits for it when it stops. */
import type { FastifyBaseLogger } from 'fastify';

export type Background = {
  /** Starts the work. Resolves when it is done or has failed; a failure is logged, never thrown. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  /** Resolves when nothing is going on any more. */
  readonly settled: () => Promise<void>;
};

export function createBackground(logger: FastifyBaseLogger): Background {
  const going = new Set<Promise<void>>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      logger.error({ name: error instanceof Error ? error.name : typeof error }, 'work in the background failed');
    }
  };
  return {
    run: (work) => {
      const done = attempt(work).finally(() => going.delete(done));
      going.add(done);
      return done;
    },
    settled: async () => {
      while (going.size > 0) await Promise.all(going);
    },
  };
}
