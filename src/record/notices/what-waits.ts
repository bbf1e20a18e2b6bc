/**
 * How much is new, soon due or overdue for the viewer since an instant, as they would see it themselves: through row-level
 * security, and without what only named roles see, such as the line between two safeguarding leads, which is in no count.
 */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import type { NoticeCounts } from './notice-kinds.ts';

/** New and due within this is told at once. */
export const urgentWithin = { hours: 24 } as const;

type Row = { readonly urgent: number; readonly overdue: number; readonly soon: number; readonly fresh: number };

export async function whatWaits({ transaction, actor, now }: Access, since: Temporal.Instant): Promise<NoticeCounts> {
  const at = sql`${now.toString()}::timestamptz`;
  const from = sql`${since.toString()}::timestamptz`;
  const urgentTo = sql`${now.add(urgentWithin).toString()}::timestamptz`;
  const isNew = sql`greatest(known_at, opens_at) > ${from}`;
  const viewers = sql`${sql.val([...actor.viewers])}::text[]`;
  // Raised since, or open again since on the day to which it was put off
  const questions = sql`SELECT count(*) FROM prompt
    WHERE partnership_id = ${actor.partnership} AND owner = ANY (${viewers}) AND NOT settled AND audience IS NULL
      AND coalesce(look_again_at, known_at) > ${from} AND coalesce(look_again_at, known_at) <= ${at}`;
  const { rows } = await sql<Row>`
    SELECT
      count(*) FILTER (WHERE ${isNew} AND due_at > ${at} AND due_at <= ${urgentTo})::integer AS urgent,
      count(*) FILTER (WHERE due_at > ${from} AND due_at <= ${at})::integer AS overdue,
      count(*) FILTER (WHERE warns_at > ${from} AND warns_at <= ${at} AND due_at > ${at} AND NOT (${isNew}))::integer AS soon,
      count(*) FILTER (WHERE ${isNew} AND (due_at IS NULL OR due_at > ${urgentTo}))::integer
        + (${questions})::integer AS fresh
    FROM duty
    WHERE partnership_id = ${actor.partnership} AND owner = ANY (${viewers})
      AND ended_at IS NULL AND opens_at <= ${at} AND audience IS NULL`.execute(transaction);
  const [row] = rows;
  if (row === undefined) return {};
  return { urgent: row.urgent, overdue: row.overdue, 'due-soon': row.soon, new: row.fresh };
}
