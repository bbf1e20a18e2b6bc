import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblem } from '../../errors.ts';
import { inTurn } from './in-turn.ts';

test('a few work at once, others wait in order, and who comes after them is told to try again', async () => {
  const turn = inTurn({ atOnce: 2, waiting: 2 });
  const order: number[] = [];
  const gates: (() => void)[] = [];
  const work = (name: number) =>
    turn(async () => {
      order.push(name);
      await new Promise<void>((resolve) => void gates.push(resolve));
      if (name === 1) throw new Error('of its own');
      return name;
    });
  const going = [1, 2, 3, 4].map(work);
  await assert.rejects(work(5), (error) => isProblem(error) && error.code === 'BUSY');
  const settled = Promise.allSettled(going);
  for (let round = 0; round < 4; round += 1) {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual(
    (await settled).map((result) => (result.status === 'fulfilled' ? result.value : 'failed')),
    ['failed', 2, 3, 4],
  );
  assert.deepEqual(order, [1, 2, 3, 4]);
  const after = work(6);
  gates.shift()?.();
  assert.equal(await after, 6, 'all places are free again');
});
