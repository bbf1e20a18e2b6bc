/** Sessions: an opaque random id in a cookie, its hash and its limits in the database. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/pool.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Actor, loadActor } from '../record/actor.ts';
import { setContext } from '../record/transaction.ts';

export type Sessions = {
  /** Starts a session. Returns the id for the cookie. */
  readonly start: (practitioner: string) => Promise<string>;
  /** Who is signed in with this id, or undefined when nobody is any more. */
  readonly find: (id: string) => Promise<SignedIn | undefined>;
  readonly end: (id: string) => Promise<void>;
  /** Keeps words for the next page. */
  readonly leaveNotice: (id: string, notice: string) => Promise<void>;
  readonly takeNotice: (id: string) => Promise<string | undefined>;
};

export type SignedIn = {
  readonly id: string;
  readonly actor: Actor;
  readonly formToken: string;
  readonly hasNotice: boolean;
};

type SessionServices = {
  readonly database: Database<Tables>;
  readonly clock: Clock;
  readonly config: Pick<Config, 'idleMinutes' | 'sessionHours'>;
  readonly partnership: string;
};

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();

/** Writing when somebody was last here on every request would cost more than it tells. */
const touchAfterSeconds = 60;

export function createSessions({ database, clock, config, partnership }: SessionServices): Sessions {
  const { kysely } = database;

  const start = async (practitioner: string): Promise<string> => {
    const id = randomBytes(32).toString('base64url');
    const now = clock.now();
    await kysely
      .insertInto('session')
      .values({
        id_hash: hashOf(id),
        partnership_id: partnership,
        practitioner_id: practitioner,
        form_token: randomBytes(24).toString('base64url'),
        notice: null,
        created_at: now,
        last_seen_at: now,
        ends_at: now.add({ hours: config.sessionHours }),
      })
      .execute();
    return id;
  };

  const find = (id: string): Promise<SignedIn | undefined> =>
    inTransaction(database, {}, async (transaction) => {
      const now = clock.now();
      const row = await transaction
        .selectFrom('session')
        .select(['practitioner_id', 'form_token', 'notice', 'last_seen_at'])
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
      return { id, actor, formToken: row.form_token, hasNotice: row.notice !== null };
    });

  const end = async (id: string): Promise<void> => {
    await kysely.deleteFrom('session').where('id_hash', '=', hashOf(id)).execute();
  };

  const leaveNotice = async (id: string, notice: string): Promise<void> => {
    await kysely.updateTable('session').set({ notice }).where('id_hash', '=', hashOf(id)).execute();
  };

  const takeNotice = async (id: string): Promise<string | undefined> => {
    const { rows } = await sql<{ readonly notice: string | null }>`
      UPDATE session SET notice = NULL FROM (SELECT id_hash, notice FROM session WHERE id_hash = ${hashOf(id)} FOR UPDATE) AS before
      WHERE session.id_hash = before.id_hash RETURNING before.notice`.execute(kysely);
    return rows[0]?.notice ?? undefined;
  };

  return { start, find, end, leaveNotice, takeNotice };
}

/** Removes sessions that have ended. */
export async function removeEndedSessions({
  database,
  clock,
}: Pick<SessionServices, 'database' | 'clock'>): Promise<void> {
  await database.kysely.deleteFrom('session').where('ends_at', '<', clock.now()).execute();
}
