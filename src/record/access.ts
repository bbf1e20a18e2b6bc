/**
 * withAccess: the only door to the record. Everything inside it runs in one transaction with the viewer's settings, so
 * that row-level security stands behind every query; every child that was shown is in the disclosure log, committed,
 * before anything of the result can leave.
 */
import type { Clock } from '../clock.ts';
import type { Database } from '../database/pool.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Purpose } from '../kinds/vocabulary.ts';
import type { CalendarBase } from '../rulebook/calendar/bank-holidays.ts';
import type { Pack } from '../rulebook/pack/pack-schema.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Actor } from './actor.ts';
import { recordDisclosure } from './record-disclosure.ts';
import type { RetentionClass } from './retention/retention-class.ts';
import { setContext, type Transaction } from './transaction.ts';

export type Engine = CalendarBase & {
  readonly rulebook: Rulebook;
  /** Packs that came with the product, whatever the partnership put in their place. */
  readonly release: readonly Pack[];
  /** How long which records are kept. */
  readonly retention: readonly RetentionClass[];
  /** Which packs of the partnership's own the rulebook is made of; empty when none is. */
  readonly counting: string;
};

export type RecordServices = {
  readonly database: Database<Tables>;
  readonly clock: Clock;
  readonly engine: Engine;
};

/** What a viewer holds while the door is open. Only withAccess makes one. */
export type Access = {
  readonly transaction: Transaction;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly engine: Engine;
  /** Children that the result shows. Whatever reads a child's name or details adds to it. */
  readonly shown: Set<string>;
  /** Why somebody sees children without any permission for them, by the remit of their role. */
  readonly remits?: Set<Purpose>;
};

/** @param shownIn the kind of page, list or export, for example "child overview" */
export async function withAccess<Result>(
  services: RecordServices,
  actor: Actor,
  shownIn: string,
  work: (access: Access) => Promise<Result>,
): Promise<Result> {
  return inTransaction(services.database, {}, async (transaction) => {
    const now = services.clock.now();
    await setContext(transaction, { ...actor, now });
    const access: Access = { transaction, actor, now, engine: services.engine, shown: new Set(), remits: new Set() };
    const result = await work(access);
    await recordDisclosure(access, shownIn);
    return result;
  });
}
