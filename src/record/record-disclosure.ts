/** Writes down which children somebody was shown, and why for each: the purposes of their own permissions for that child. */

import { sql } from 'kysely';
import { lineId } from '../audit/line-id.ts';
import type { Purpose } from '../kinds/vocabulary.ts';
import type { Actor } from './actor.ts';
import type { Transaction } from './transaction.ts';

export type Showing = {
  readonly transaction: Transaction;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly shown: ReadonlySet<string>;
  readonly remits?: ReadonlySet<Purpose>;
};

/**
 * A row for each set of purposes, with the children who are shown for exactly these. Inside the transaction of what is shown, so
 * that it is committed before anything of it can leave.
 */
export async function recordDisclosure(
  { transaction, actor, now, shown, remits }: Showing,
  shownIn: string,
): Promise<void> {
  if (shown.size === 0) return;
  const ids = [...shown].map(() => lineId());
  await sql`
    WITH held AS (
      SELECT subject_id, array_agg(DISTINCT purpose ORDER BY purpose) AS purposes FROM access_grant
      WHERE partnership_id = ${actor.partnership} AND subject_id = ANY (${sql.val([...shown])}::uuid[])
      GROUP BY subject_id
    ), grouped AS (
      SELECT coalesce(held.purposes, ${sql.val([...(remits ?? [])].toSorted())}::text[]) AS purposes, array_agg(s.id ORDER BY s.id) AS subjects
      FROM unnest(${sql.val([...shown])}::uuid[]) AS s (id) LEFT JOIN held ON held.subject_id = s.id
      GROUP BY 1
    )
    INSERT INTO disclosure (partnership_id, id, at, practitioner_id, shown_in, purposes, subjects)
    SELECT ${actor.partnership}::uuid, (${sql.val(ids)}::uuid[])[row_number() OVER (ORDER BY purposes)],
      ${now.toString()}::timestamptz, ${actor.practitioner}::uuid, ${shownIn}, purposes, subjects
    FROM grouped`.execute(transaction);
}
