/**
 * How failed attempts are slowed down, and how nobody is locked out by others. Pure.
 *
 * An attempt is counted under several keys, each with limits of its own:
 *
 * - from a browser in which the person has signed in before: that browser alone. Whatever happens elsewhere, it stays open.
 * - from anywhere else: the account together with the network it comes from; the network; and the account as a whole, but
 *   only from the second attempt of a network on. So the first attempt from a network that has not failed yet is always
 *   heard, however many strangers try the same account.
 *
 * After the free failures every further one doubles the wait. Nothing is ever closed for good, and passkeys and employers'
 * accounts, which nobody can guess, are not slowed down at all.
 */

type Limit = {
  /** Failures without a wait. */
  readonly free: number;
  /** Seconds. */
  readonly longestWait: number;
  /** After so many quiet hours failures are forgotten. */
  readonly forgottenAfter: number;
};

const quarterOfAnHour = 900;

export const limits = {
  device: { free: 10, longestWait: quarterOfAnHour, forgottenAfter: 24 },
  pair: { free: 5, longestWait: quarterOfAnHour, forgottenAfter: 24 },
  account: { free: 50, longestWait: quarterOfAnHour, forgottenAfter: 24 },
  // A whole school may stand behind one address.
  network: { free: 100, longestWait: 30, forgottenAfter: 1 },
  // Whoever tries codes knows the password already.
  code: { free: 20, longestWait: quarterOfAnHour, forgottenAfter: 24 },
} as const satisfies Record<string, Limit>;
export type Counter = keyof typeof limits;

export type Counted = { readonly failures: number; readonly lastAt: Temporal.Instant };

/** Seconds from the last failure to the next attempt that is heard. */
export function waitAfter(failures: number, { free, longestWait }: Limit): number {
  return failures < free ? 0 : Math.min(longestWait, 2 ** Math.min(failures - free + 1, 30));
}

/** Failures that still count. */
export const failuresNow = ({ failures, lastAt }: Counted, counter: Counter, now: Temporal.Instant): number =>
  lastAt.until(now).total('hours') >= limits[counter].forgottenAfter ? 0 : failures;

/** When the next attempt is heard, or undefined when it is heard now. */
export function heardFrom(counted: Counted, counter: Counter, now: Temporal.Instant): Temporal.Instant | undefined {
  const from = counted.lastAt.add({ seconds: waitAfter(failuresNow(counted, counter, now), limits[counter]) });
  return Temporal.Instant.compare(from, now) > 0 ? from : undefined;
}
