/**
 * How colleagues answered, as rounded numbers. The first answer of each counts, given before they saw the document, and
 * not that of whoever asks. Nothing is said of few, and a single answer more or less can hardly be read from two looks.
 */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

/** So many colleagues have to have answered before anything is said. */
export const fewestColleagues = 10;
/** Numbers are rounded to multiples of this. */
export const roundedTo = 5;

export type Spread = ReadonlyMap<string, number>;

/**
 * By level, rounded; null where too few have answered. Only answers that were given before today count, so that nobody
 * sees a number move while a colleague practises beside them.
 *
 * @param threshold the document under which they answered
 * @param today the beginning of the day in Europe/London
 */
export async function colleaguesSpread(
  { transaction, actor }: Access,
  vignette: string,
  threshold: string,
  today: Temporal.Instant,
): Promise<Spread | null> {
  const { rows } = await asRecordRole(transaction, () =>
    sql<{ readonly level: string; readonly rounded: number }>`
    WITH first AS (
      SELECT DISTINCT ON (practitioner_id) practitioner_id, level FROM practice_answer
      WHERE partnership_id = ${actor.partnership} AND vignette = ${vignette} AND threshold = ${threshold}
        AND practitioner_id <> ${actor.practitioner} AND answered_at < ${today.toString()}::timestamptz
      ORDER BY practitioner_id, answered_at
    )
    SELECT level, (round(count(*) / ${sql.lit(roundedTo)}::numeric) * ${sql.lit(roundedTo)})::integer AS rounded
    FROM first WHERE (SELECT count(*) FROM first) >= ${sql.lit(fewestColleagues)} GROUP BY level`.execute(transaction),
  );
  return rows.length === 0 ? null : new Map(rows.map(({ level, rounded }) => [level, rounded]));
}
