/** Counts attempts to sign in before they are judged, so that many at once are not heard more often than one by one. */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import type { SecretKey } from './secret-key.ts';
import { type Counted, type Counter, failuresNow, heardFrom } from './slow-down.ts';

export type Attempt = {
  /** What is tried: a password, a code, a link. */
  readonly what: 'password' | 'code' | 'link' | 'proof';
  /** The e-mail address as typed, whether or not anybody has it; or an id. */
  readonly account: string;
  /** Where it comes from. */
  readonly network: string;
  /** The browser, when the person has signed in there before. */
  readonly knownDevice: string | undefined;
};

/** An attempt that is heard, to be taken back when it succeeds; or from when on one is heard again. */
export type Heard =
  | { readonly isHeard: true; readonly keys: readonly CountedKey[] }
  | { readonly isHeard: false; readonly from: Temporal.Instant };

type CountedKey = { readonly counter: Counter; readonly key: Buffer };

function keysOf(secret: SecretKey, { what, account, network, knownDevice }: Attempt): readonly CountedKey[] {
  const key = (counter: Counter, ...parts: readonly string[]): CountedKey => ({
    counter,
    key: secret.mark('attempt', JSON.stringify([what, counter, ...parts])),
  });
  if (knownDevice !== undefined) return [key('device', account, knownDevice)];
  const whole = what === 'password' ? key('account', account) : key('code', account);
  return [key('pair', account, network), key('network', network), whole];
}

type Row = CountedKey & Counted;

async function lockedRows({ transaction, actor, now }: Access, keys: readonly CountedKey[]): Promise<readonly Row[]> {
  const partnership = actor.partnership;
  await transaction
    .insertInto('sign_in_attempt')
    .values(keys.map(({ key }) => ({ partnership_id: partnership, key, failures: 0, last_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await transaction
    .selectFrom('sign_in_attempt')
    .select(['key', 'failures', 'last_at'])
    .where('partnership_id', '=', partnership)
    .where(
      'key',
      'in',
      keys.map(({ key }) => key),
    )
    .orderBy('key')
    .forUpdate()
    .execute();
  return keys.flatMap((counted) => {
    const row = rows.find(({ key }) => key.equals(counted.key));
    return row === undefined ? [] : [{ ...counted, failures: row.failures, lastAt: row.last_at }];
  });
}

/** Counts the attempt as failed, unless it comes too soon after others: then it is not heard, and not counted. */
export async function countAttempt(access: Access, secret: SecretKey, attempt: Attempt): Promise<Heard> {
  const { transaction, actor, now } = access;
  const rows = await lockedRows(access, keysOf(secret, attempt));
  const pair = rows.find(({ counter }) => counter === 'pair');
  const isFirstOfNetwork = pair !== undefined && failuresNow(pair, 'pair', now) === 0;
  const waits = rows
    .filter(({ counter }) => !(counter === 'account' && isFirstOfNetwork))
    .flatMap((row) => heardFrom(row, row.counter, now) ?? []);
  const latest = waits.toSorted((a, b) => Temporal.Instant.compare(a, b)).at(-1);
  if (latest !== undefined) return { isHeard: false, from: latest };
  for (const { key, counter, ...counted } of rows) {
    await transaction
      .updateTable('sign_in_attempt')
      .set({ failures: failuresNow(counted, counter, now) + 1, last_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('key', '=', key)
      .execute();
  }
  return { isHeard: true, keys: rows.map(({ key, counter }) => ({ key, counter })) };
}

/**
 * The attempt was right: what was counted for it is taken back, and failures of this browser or from this network for the
 * account are forgotten.
 */
export async function forgiveAttempt({ transaction, actor }: Access, keys: readonly CountedKey[]): Promise<void> {
  for (const { key, counter } of keys) {
    const isOwn = counter === 'pair' || counter === 'device';
    await transaction
      .updateTable('sign_in_attempt')
      .set({ failures: isOwn ? 0 : sql<number>`greatest(failures - 1, 0)` })
      .where('partnership_id', '=', actor.partnership)
      .where('key', '=', key)
      .execute();
  }
}
