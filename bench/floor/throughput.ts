/** How many answers there are in a second while several people ask at once, and how long the slowest wait. */

export type Throughput = {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
};

/** @param ask answers the given turn, counted from 0 */
export async function throughput(
  ask: (turn: number) => Promise<unknown>,
  { seconds = 5, atOnce = 8 }: { readonly seconds?: number; readonly atOnce?: number } = {},
): Promise<Throughput> {
  let turn = 0;
  const runFor = async (limit: number): Promise<readonly number[]> => {
    const times: number[] = [];
    const end = performance.now() + limit * 1000;
    const one = async (): Promise<void> => {
      while (performance.now() < end) {
        const began = performance.now();
        await ask(turn++);
        times.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return times;
  };
  await runFor(Math.min(2, seconds));
  const began = performance.now();
  const times = (await runFor(seconds)).toSorted((a, b) => a - b);
  const spent = (performance.now() - began) / 1000;
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / spent, median: at(0.5), p99: at(0.99) };
}

export const header = (): void => console.log(`${''.padEnd(40)}  a second   median      p99   of the bare server`);

/** @param floor the same question to the bare server */
export function line(name: string, { perSecond, median, p99 }: Throughput, floor?: Throughput): void {
  const ratio = floor === undefined ? '' : (perSecond / floor.perSecond).toFixed(2);
  console.log(
    `${name.padEnd(40)} ${perSecond.toFixed(0).padStart(9)} ${median.toFixed(1).padStart(5)} ms ${p99.toFixed(1).padStart(5)} ms   ${ratio}`,
  );
}
