/** On which days something of somebody's work is due, and how much. */
import { sql } from 'kysely';
import { dayOf, timeZone } from '../../clock.ts';
import type { Access } from '../access.ts';

export type DayDue = { readonly day: Temporal.PlainDate; readonly count: number };

/** How far a calendar looks back and ahead. */
export const shownDays = { before: 30, after: 370 } as const;

/**
 * Counts only, and only of what has no audience of its own: whether there is something between two designated safeguarding
 * leads is in no calendar.
 */
export async function daysDue({ transaction, actor, now }: Access): Promise<readonly DayDue[]> {
  const today = dayOf(now);
  const bound = (days: number) => today.add({ days }).toZonedDateTime(timeZone).toInstant();
  const { rows } = await sql<{ day: Temporal.PlainDate; count: number }>`
    SELECT coalesce(due_on, (due_at AT TIME ZONE ${sql.lit(timeZone)})::date) AS day, count(*)::int AS count
    FROM duty
    WHERE partnership_id = ${actor.partnership} AND owner = ANY (${sql.val([...actor.viewers])}::text[])
      AND ended_at IS NULL AND audience IS NULL AND opens_at <= ${now.toString()}::timestamptz
      AND due_at > ${bound(-shownDays.before).toString()}::timestamptz AND due_at <= ${bound(shownDays.after).toString()}::timestamptz
    GROUP BY 1 ORDER BY 1`.execute(transaction);
  return rows;
}
