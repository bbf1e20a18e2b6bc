/**
 * How fast pages may be asked for: against programs that copy out what one person may see, fill the record with rubbish, or
 * keep the server busy. Counted in memory by each process for itself, as a store that refills all the time.
 */
import type { Clock } from '../clock.ts';

/** `first`: too fast now, and not before; worth writing down once. */
export type PaceAnswer = 'fine' | 'first' | 'too fast';

export type Pace = (who: string) => PaceAnswer;

type Store = { readonly left: number; readonly at: Temporal.Instant; readonly isTold: boolean };

/** Beyond that, those whose store is full again are forgotten. */
const mostKept = 10_000;

/** @param perMinute how many in one go, and how many come back in a minute */
export function createPace(clock: Clock, perMinute: number): Pace {
  const stores = new Map<string, Store>();
  const leftIn = ({ left, at }: Store, present: Temporal.Instant): number =>
    Math.min(perMinute, left + at.until(present).total('minutes') * perMinute);

  const forgetFull = (present: Temporal.Instant): void => {
    for (const [who, store] of stores) if (leftIn(store, present) >= perMinute) stores.delete(who);
  };

  return (who) => {
    const present = clock.now();
    const store = stores.get(who) ?? { left: perMinute, at: present, isTold: false };
    if (stores.size >= mostKept) forgetFull(present);
    const left = leftIn(store, present);
    if (left < 1) {
      stores.set(who, { left, at: present, isTold: true });
      return store.isTold ? 'too fast' : 'first';
    }
    stores.set(who, { left: left - 1, at: present, isTold: store.isTold && left < perMinute / 2 });
    return 'fine';
  };
}

export type Paces = {
  /** Of one person who is signed in. */
  readonly person: Pace;
  /** Of one network, on pages for people who are not signed in. */
  readonly network: Pace;
};

/** A school has one address in the network for everybody in it. */
const peopleBehindANetwork = 10;

export const createPaces = (clock: Clock, perMinute: number): Paces => ({
  person: createPace(clock, perMinute),
  network: createPace(clock, perMinute * peopleBehindANetwork),
});
