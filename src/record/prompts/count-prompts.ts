/**
 * What became of questions across the partnership, by rule: for telling a question that helps from one that people learn to
 * click away. Counts only, of children whom whoever asks may not see; nothing by person, by school or by child.
 */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

export type CountedPrompts = {
  readonly rule: string;
  readonly raised: number;
  readonly open: number;
  readonly putOff: number;
  readonly awaitsSecond: number;
  readonly closed: number;
  /** Closed by somebody who had not opened what it quotes. */
  readonly closedUnread: number;
  /** Closed because a need was found or was known already. */
  readonly needFound: number;
  /** Closings that a second reader did not agree with. */
  readonly refused: number;
};

/** @param since only those raised from then on */
export async function countPrompts(
  { transaction, actor, now }: Access,
  since: Temporal.Instant,
): Promise<readonly CountedPrompts[]> {
  const at = sql`${now.toString()}::timestamptz`;
  const closed = sql`(p.settled AND p.closing_at <= ${at})`;
  const { rows } = await asRecordRole(transaction, () =>
    sql<CountedPrompts>`
    SELECT p.rule, count(*)::integer AS raised,
      count(*) FILTER (WHERE NOT ${closed} AND (p.look_again_at IS NULL OR p.look_again_at <= ${at}) AND p.closing_reading IS DISTINCT FROM 'awaited')::integer AS open,
      count(*) FILTER (WHERE NOT ${closed} AND p.look_again_at > ${at})::integer AS "putOff",
      count(*) FILTER (WHERE NOT ${closed} AND p.closing_reading = 'awaited')::integer AS "awaitsSecond",
      count(*) FILTER (WHERE ${closed})::integer AS closed,
      count(*) FILTER (WHERE ${closed} AND e.data->>'read' = 'false')::integer AS "closedUnread",
      count(*) FILTER (WHERE ${closed} AND p.closing_outcome IN ('need-found', 'already-acted-on'))::integer AS "needFound",
      count(*) FILTER (WHERE p.closing_reading = 'refused')::integer AS refused
    FROM prompt p LEFT JOIN entry e ON e.partnership_id = p.partnership_id AND e.subject_id = p.subject_id AND e.id = p.closing_id
    WHERE p.partnership_id = ${actor.partnership} AND p.raised_at >= ${since.toString()}::timestamptz
    GROUP BY p.rule ORDER BY p.rule`.execute(transaction),
  );
  return rows;
}
