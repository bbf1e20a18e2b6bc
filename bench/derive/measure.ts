/** How long one child takes on one thread, warm. */
import { derive } from '../../src/rulebook/derive.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { rulebook, world } from './area.ts';
import { asOf } from './children.ts';

export const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Microseconds for each piece of work: the median of 40 rounds after 2 seconds of warming up. */
export function microseconds<Item>(items: readonly Item[], work: (item: Item) => unknown): number {
  const round = (): number => {
    const began = performance.now();
    for (const item of items) work(item);
    return ((performance.now() - began) * 1_000) / items.length;
  };
  const warmedUp = performance.now() + 2_000;
  while (performance.now() < warmedUp) round();
  return median(Array.from({ length: 40 }, round));
}

export const deriving = (children: readonly (readonly RuleEntry[])[]): number =>
  microseconds(children, (entries) => derive(entries, world, rulebook, asOf));
