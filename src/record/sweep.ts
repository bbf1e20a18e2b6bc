/**
 * The sweeper: what time brings about with nobody there. It derives what large imports left for later, and writes into the
 * trace what has become due soon or overdue. Losing it for a while loses nothing: it goes on where it stopped.
 */
import { sql } from 'kysely';
import type { RecordServices } from './access.ts';
import { deriveSubjects } from './append-many.ts';
import { traceChallenges } from './challenges/sweep-challenges.ts';
import { isOutdated } from './packs/current-engine.ts';
import { limitsOf, traceRecounted } from './recounted.ts';
import { loadEntries } from './store-entries.ts';
import { asSystem, type System } from './system.ts';

const derivedAtOnce = 200;
const tracedAtOnce = 500;

/**
 * Derives a batch of subjects that wait for it, or for which the time has come. Returns how many there were; none while this
 * process has not yet noticed that other rules count.
 */
export async function derivePending(services: RecordServices, system: System): Promise<number> {
  return asSystem(services, system, async (access) => {
    const { transaction, now } = access;
    if (await isOutdated(access)) return 0;
    const rows = await transaction
      .selectFrom('subject')
      .select(['id', 'calendar_changed_at'])
      .where('partnership_id', '=', system.partnership)
      .where((where) => where.or([where('derive_pending', '=', sql.lit(true)), where('derive_at', '<=', now)]))
      .orderBy('id')
      .limit(derivedAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const recounted = rows.filter((row) => row.calendar_changed_at !== null).map(({ id }) => id);
    const limits = await limitsOf(access, recounted);
    await deriveSubjects(access, await loadEntries(transaction, system.partnership, ids), ids);
    await traceRecounted(access, limits);
    await transaction
      .updateTable('subject')
      .set({ derive_pending: false, calendar_changed_at: null })
      .where('partnership_id', '=', system.partnership)
      .where('id', 'in', ids)
      .execute();
    return ids.length;
  });
}

/** Writes what became due soon or overdue by now. Returns how many duties were looked at. */
export async function traceDue(services: RecordServices, system: System): Promise<number> {
  return asSystem(services, system, async ({ transaction, now }) => {
    const at = sql`${now.toString()}::timestamptz`;
    const { rows } = await sql<{ readonly subject_id: string; readonly instance: string }>`
      SELECT subject_id, instance FROM duty
      WHERE partnership_id = ${system.partnership} AND next_change_at <= ${at}
      ORDER BY next_change_at LIMIT ${sql.lit(tracedAtOnce)} FOR UPDATE SKIP LOCKED`.execute(transaction);
    if (rows.length === 0) return 0;
    const due = sql`unnest(${sql.val(rows.map((row) => row.subject_id))}::uuid[], ${sql.val(rows.map((row) => row.instance))}::text[])`;
    await sql`INSERT INTO trace (partnership_id, subject_id, instance, step, at, rule, item,
        owner_organisation_id, receiver_organisation_id, compartments, audience)
      SELECT d.partnership_id, d.subject_id, d.instance, change.step, change.at, d.rule, d.item,
        d.owner_organisation_id, d.receiver_organisation_id, d.compartments, d.audience
      FROM ${due} AS chosen (subject_id, instance)
      JOIN duty d ON d.partnership_id = ${system.partnership} AND d.subject_id = chosen.subject_id AND d.instance = chosen.instance
      CROSS JOIN LATERAL (VALUES ('opened', d.opens_at), ('due-soon', d.warns_at), ('overdue', d.due_at)) AS change (step, at)
      WHERE change.at > d.known_at AND change.at <= ${at} AND (d.ended_at IS NULL OR d.ended_at > change.at)
      ON CONFLICT (partnership_id, subject_id, instance, step) DO UPDATE SET at = excluded.at, overtaken_at = NULL
      WHERE trace.overtaken_at IS NOT NULL`.execute(transaction);
    await sql`UPDATE duty d SET next_change_at = (
        SELECT min(change.at) FROM (VALUES (d.opens_at), (d.warns_at), (d.due_at)) AS change (at)
        WHERE change.at > ${at} AND (d.ended_at IS NULL OR d.ended_at > change.at))
      FROM ${due} AS chosen (subject_id, instance)
      WHERE d.partnership_id = ${system.partnership} AND d.subject_id = chosen.subject_id AND d.instance = chosen.instance`.execute(
      transaction,
    );
    return rows.length;
  });
}

/** Goes on until nothing is left to do at this moment. */
export async function sweep(services: RecordServices, system: System): Promise<void> {
  while ((await derivePending(services, system)) > 0);
  while ((await traceDue(services, system)) > 0);
  while ((await traceChallenges(services, system)) > 0);
}
