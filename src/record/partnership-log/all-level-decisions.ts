/**
 * Decisions on the level of need across the partnership, with what is known of each child that an unfair decision might depend
 * on, and without the child. Numbers made of this are rounded before anybody sees them.
 */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

export type LoggedDecision = {
  /** The document that was looked at; null where none was in force. */
  readonly threshold: string | null;
  readonly version: string | null;
  readonly level: string | null;
  readonly levelName: string | null;
  /** The lowest and the highest level that the document indicated; null where it said nothing. */
  readonly from: string | null;
  readonly to: string | null;
  /** As a code of the school census. */
  readonly ethnicity: string | null;
  /** As codes of the school census; null where nobody has recorded any, `NONE` included. */
  readonly disabilities: readonly string[] | null;
  readonly sex: 'F' | 'M' | null;
  /** Whole years on the day of the decision. */
  readonly age: number;
  /** The first part of the postcode where the child lives. */
  readonly area: string | null;
};

const standing = sql`NOT EXISTS (
  SELECT FROM entry later WHERE later.partnership_id = e.partnership_id AND later.subject_id = e.subject_id AND later.corrects = e.id)`;

/** The decision that stands of each assessment. @param from the first instant that counts; @param until the first that does not */
export async function allLevelDecisions(
  { transaction, actor }: Access,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly LoggedDecision[]> {
  const { rows } = await asRecordRole(transaction, () =>
    sql<LoggedDecision>`
    WITH decided AS (
      SELECT e.partnership_id, e.subject_id, e.happened_from, e.data FROM entry e
      WHERE e.partnership_id = ${actor.partnership} AND e.kind = 'level.decided' AND ${standing}
        AND e.happened_from >= ${from.toString()}::timestamptz AND e.happened_from < ${until.toString()}::timestamptz
    )
    SELECT d.data->'document'->>'threshold' AS threshold, d.data->'document'->>'version' AS version,
      d.data->>'level' AS level, d.data->>'levelName' AS "levelName",
      d.data->'shown'->>'from' AS "from", d.data->'shown'->>'to' AS "to",
      profile.data->>'ethnicity' AS ethnicity,
      CASE WHEN jsonb_typeof(profile.data->'disabilities') = 'array'
        THEN ARRAY(SELECT jsonb_array_elements_text(profile.data->'disabilities')) END AS disabilities,
      c.sex, date_part('year', age(d.happened_from, c.date_of_birth::timestamptz))::integer AS age,
      upper(substring(trim(address.data->>'postcode') FROM '^([A-Za-z]{1,2}[0-9][0-9A-Za-z]?)\\s*[0-9][A-Za-z]{2}$')) AS area
    FROM decided d
      JOIN child c ON c.partnership_id = d.partnership_id AND c.subject_id = d.subject_id
      LEFT JOIN LATERAL (
        SELECT e.data FROM entry e WHERE e.partnership_id = d.partnership_id AND e.subject_id = d.subject_id
          AND e.kind = 'school-profile.recorded' AND ${standing}
        ORDER BY e.happened_from DESC, e.seq DESC LIMIT 1
      ) profile ON true
      LEFT JOIN LATERAL (
        SELECT e.data FROM entry e WHERE e.partnership_id = d.partnership_id AND e.subject_id = d.subject_id
          AND e.kind = 'address.recorded' AND e.compartment = 'general' AND NOT e.covered AND ${standing}
        ORDER BY e.happened_from DESC, e.seq DESC LIMIT 1
      ) address ON true`.execute(transaction),
  );
  return rows;
}
