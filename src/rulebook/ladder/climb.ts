/** Which stages opened and will open, one after another: by time, by what people recorded, and by skips. Pure. */
import { dayNumber, type Milliseconds } from '../calendar/days.ts';
import type { DueBy } from '../duty/duty.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Agreement, Opened } from './ladder.ts';

/**
 * Something that moves a challenge: somebody opens a stage, skips to one as the ladder allows, finds no agreement or an
 * agreement; or a skip happens by itself.
 */
export type Step = {
  readonly at: Milliseconds;
  readonly kind: 'open' | 'skip' | 'by-itself' | 'not-agreed' | 'agreed';
  readonly entry: EffectiveEntry;
  /** The stage that it opens, where it names one. */
  readonly to: number | null;
  readonly because: string | null;
};

export type Rung = {
  readonly n: number;
  readonly opensAt: Milliseconds;
  /** From when its limits in days count: the last moment of the limit that passed, or when it was opened. */
  readonly countsFrom: Milliseconds;
  readonly opened: Opened;
  readonly because: string | null;
  readonly by: EffectiveEntry | null;
  readonly until: Milliseconds | null;
  readonly resolve: DueBy;
};

/** A stage that has just opened. */
export type OpenRung = Omit<Rung, 'until' | 'resolve'>;

export type Climb = {
  readonly rungs: readonly Rung[];
  readonly agreements: readonly Agreement[];
  readonly exhaustedAt: Milliseconds | null;
};

export type Climbing = {
  readonly start: OpenRung;
  /** In the order in which they happened. */
  readonly steps: readonly Step[];
  /** From when nothing opens any more. */
  readonly end: Milliseconds;
  readonly nextOf: (n: number) => number | null;
  readonly resolveOf: (rung: OpenRung) => DueBy;
};

/** How a stage was opened by a person: as the next one, by a skip that the ladder allows, or against it. */
const openedBy = ({ kind, to }: Step, current: number, next: number | null): Opened =>
  to === next || to === current
    ? 'opened'
    : kind !== 'open' && to !== null && to > current
      ? 'skipped'
      : 'against-ladder';

export function climb({ start, steps, end, nextOf, resolveOf }: Climbing): Climb {
  const rungs: Rung[] = [];
  const agreements: Agreement[] = [];
  let current: Rung = { ...start, until: null, resolve: resolveOf(start) };
  let agreed: Agreement | null = null;
  let exhaustedAt: Milliseconds | null = null;
  const leave = (at: Milliseconds): void => {
    current = { ...current, until: current.until ?? at };
  };
  const open = (rung: OpenRung): void => {
    leave(rung.opensAt);
    rungs.push(current);
    current = { ...rung, until: null, resolve: resolveOf(rung) };
    exhaustedAt = null;
  };
  const unagree = (at: Milliseconds): void => {
    if (agreed !== null) agreements.push({ ...agreed, until: at });
    agreed = null;
  };
  for (let index = 0; ; ) {
    const step = steps[index];
    const next: number | null = nextOf(current.n);
    const waits: boolean = agreed === null && exhaustedAt === null && current.resolve.kind === 'at';
    const limit: Milliseconds = waits && current.resolve.kind === 'at' ? current.resolve.at : Number.POSITIVE_INFINITY;
    if (limit < end && (step === undefined || step.at >= limit)) {
      if (next === null) exhaustedAt = limit;
      else {
        const isInDays = current.resolve.kind === 'at' && current.resolve.day !== null;
        const countsFrom = isInDays ? limit - 1 : limit;
        open({ n: next, opensAt: limit, countsFrom, opened: 'limit-passed', because: null, by: null });
      }
      continue;
    }
    if (step === undefined || step.at >= end) break;
    index += 1;
    const { at, entry, to, because } = step;
    if (step.kind === 'agreed') {
      if (agreed !== null) continue;
      const until = entry.data['actionUntil'];
      leave(at);
      agreed = { at, entry: entry.id, actionUntil: typeof until === 'string' ? dayNumber(until) : null, until: null };
      continue;
    }
    // Time may have opened the stage before somebody wrote it down.
    if (agreed === null && to === current.n) continue;
    if (step.kind === 'by-itself' && (agreed !== null || to === null || to < current.n)) continue;
    unagree(at);
    const opening = { opensAt: at, countsFrom: at, because, by: entry };
    if (to !== null) open({ ...opening, n: to, opened: openedBy(step, current.n, next) });
    else if (next !== null) open({ ...opening, n: next, opened: 'not-agreed' });
    else exhaustedAt ??= at;
  }
  if (end !== Number.POSITIVE_INFINITY) leave(end);
  if (agreed !== null) agreements.push(agreed);
  return { rungs: [...rungs, current], agreements, exhaustedAt };
}
