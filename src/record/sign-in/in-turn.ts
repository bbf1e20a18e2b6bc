/** Lets a few pieces of heavy work go on at once; the others wait their turn. */
import { problem } from '../../errors.ts';

type Limits = {
  readonly atOnce: number;
  /** How many may wait. Whoever comes after them is told to try again. */
  readonly waiting: number;
};

/** The function it returns throws BUSY when too many wait. */
export function inTurn({ atOnce, waiting }: Limits): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw problem('BUSY');
      await new Promise<void>((resolve) => void queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
