/** Sessions: an opaque random id in a cookie, its hash and its limits in the database. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/pool.ts';
import type { Tables } from '../../database/tables.ts';
import { inTransaction } from '../../database/transaction.ts';
import { type Actor, loadActor } from '../actor.ts';
import { setContext, type Transaction } from '../transaction.ts';
import { hashOf, randomToken } from './random-token.ts';

/** How somebody last showed who they are. In a demo they choose. */
export const waysToProve = {
  demo: 'chosen in the demonstration',
  code: 'password and code',
  'recovery-code': 'password and recovery code',
  passkey: 'passkey',
  employer: "employer's account",
} as const;
export type WayToProve = keyof typeof waysToProve;

export type SessionStart = {
  readonly by: WayToProve;
  /** In words, such as "Firefox on Windows". */
  readonly device: string;
  /** What the first page says. */
  readonly notice?: string | undefined;
};

export type Sessions = {
  /** Starts a session. Returns the id for the cookie. */
  readonly start: (practitioner: string, how: SessionStart) => Promise<string>;
  /** Who is signed in with this id, or undefined when nobody is any more. */
  readonly find: (id: string) => Promise<SignedIn | undefined>;
  /** The person has proved again who they are: the session goes on under another id, which it returns. */
  readonly renew: (id: string, by: WayToProve) => Promise<string>;
  readonly end: (id: string) => Promise<void>;
  /** Keeps words for the next page. @param session what the session is called, not the id of the cookie */
  readonly leaveNotice: (session: string, notice: string) => Promise<void>;
  readonly takeNotice: (session: string) => Promise<string | undefined>;
};

export type SignedIn = {
  /** That of the cookie. */
  readonly id: string;
  /** What the session is called in lists and forms; it opens nothing. */
  readonly session: string;
  readonly actor: Actor;
  readonly formToken: string;
  readonly hasNotice: boolean;
  /** When they last proved with two factors who they are. */
  readonly provedAt: Temporal.Instant | null;
  readonly by: WayToProve;
};

type SessionServices = {
  readonly database: Database<Tables>;
  readonly clock: Clock;
  readonly config: Pick<Config, 'idleMinutes' | 'sessionHours'>;
  readonly partnership: string;
};

/** Writing when somebody was last here on every request would cost more than it tells. */
const touchAfterSeconds = 60;

export function createSessions({ database, clock, config, partnership }: SessionServices): Sessions {
  const write = <Result>(work: (transaction: Transaction) => Promise<Result>) => inTransaction(database, {}, work);

  const start: Sessions['start'] = async (practitioner, { by, device, notice }) => {
    const id = randomToken();
    const now = clock.now();
    const row = {
      id_hash: hashOf(id),
      id: randomUUIDv7(),
      partnership_id: partnership,
      practitioner_id: practitioner,
      form_token: randomToken(),
      notice: notice ?? null,
      created_at: now,
      last_seen_at: now,
      ends_at: now.add({ hours: config.sessionHours }),
      proved_at: by === 'demo' ? null : now,
      proved_by: by,
      device,
    };
    await write((transaction) => transaction.insertInto('session').values(row).execute());
    return id;
  };

  const find = (id: string): Promise<SignedIn | undefined> =>
    inTransaction(database, {}, async (transaction) => {
      const now = clock.now();
      const row = await transaction
        .selectFrom('session')
        .select(['id', 'practitioner_id', 'form_token', 'notice', 'last_seen_at', 'proved_at', 'proved_by'])
        .where('id_hash', '=', hashOf(id))
        .where('partnership_id', '=', partnership)
        .where('ends_at', '>', now)
        .where('last_seen_at', '>', now.subtract({ minutes: config.idleMinutes }))
        .executeTakeFirst();
      if (row === undefined) return undefined;
      await setContext(transaction, { partnership, practitioner: row.practitioner_id, viewers: [], now });
      const actor = await loadActor(transaction, partnership, row.practitioner_id, now);
      if (actor === undefined) return undefined;
      if (row.last_seen_at.until(now).total('seconds') > touchAfterSeconds) {
        await transaction.updateTable('session').set({ last_seen_at: now }).where('id_hash', '=', hashOf(id)).execute();
      }
      return {
        id,
        session: row.id,
        actor,
        formToken: row.form_token,
        hasNotice: row.notice !== null,
        provedAt: row.proved_at,
        by: row.proved_by as WayToProve,
      };
    });

  const renew: Sessions['renew'] = async (id, by) => {
    const next = randomToken();
    const set = { id_hash: hashOf(next), proved_at: clock.now(), proved_by: by };
    await write((transaction) =>
      transaction.updateTable('session').set(set).where('id_hash', '=', hashOf(id)).execute(),
    );
    return next;
  };

  const end = async (id: string): Promise<void> => {
    await write((transaction) => transaction.deleteFrom('session').where('id_hash', '=', hashOf(id)).execute());
  };

  const leaveNotice: Sessions['leaveNotice'] = async (session, notice) => {
    await write((transaction) =>
      transaction.updateTable('session').set({ notice }).where('id', '=', session).execute(),
    );
  };

  const takeNotice: Sessions['takeNotice'] = async (session) => {
    const take = sql<{ readonly notice: string | null }>`
      UPDATE session SET notice = NULL FROM (SELECT id, notice FROM session WHERE id = ${session} FOR UPDATE) AS before
      WHERE session.id = before.id RETURNING before.notice`;
    const { rows } = await write((transaction) => take.execute(transaction));
    return rows[0]?.notice ?? undefined;
  };

  return { start, find, renew, end, leaveNotice, takeNotice };
}
