/** Children with exactly this number, or exactly this full name and date of birth. As the record role; never shown by itself. */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import { forenameKey, surnameKey } from '../name-key.ts';

/** A number of any scheme, or a full identity. Nothing less, so that nobody is found by trying. */
export type GivenIdentity =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'name'; readonly forename: string; readonly surname: string; readonly born: Temporal.PlainDate };

/**
 * Of those who agree, the ones about whom this practitioner may be told anything at all: no restricted record and nobody
 * close to them. The same queries run whether there is somebody or not.
 */
export async function findByIdentity(
  { transaction, actor, now }: Access,
  given: GivenIdentity,
): Promise<readonly string[]> {
  const found =
    given.by === 'number'
      ? await transaction
          .selectFrom('child_identifier')
          .select('subject_id')
          .distinct()
          .where('partnership_id', '=', actor.partnership)
          .where('value', '=', given.number)
          .limit(20)
          .execute()
      : await transaction
          .selectFrom('child')
          .select('subject_id')
          .where('partnership_id', '=', actor.partnership)
          .where('date_of_birth', '=', given.born)
          .where('surname_key', '=', surnameKey(given.surname))
          .where('forename_key', '=', forenameKey(given.forename))
          .limit(20)
          .execute();
  const subjects = sql`${sql.val(found.map(({ subject_id }) => subject_id))}::uuid[]`;
  const at = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<{ readonly id: string }>`
    SELECT s.id FROM subject s
    WHERE s.partnership_id = ${actor.partnership} AND s.id = ANY (${subjects}) AND s.joined_to IS NULL
      AND NOT EXISTS (
        SELECT FROM record_closing c
        WHERE c.partnership_id = s.partnership_id AND c.subject_id = s.id AND c.closes = 'record'
          AND c.starts_at <= ${at} AND (c.ends_at IS NULL OR c.ends_at > ${at}))
      AND NOT EXISTS (
        SELECT FROM access_denial d
        WHERE d.partnership_id = s.partnership_id AND d.subject_id = s.id AND d.practitioner_id = ${actor.practitioner}
          AND d.starts_at <= ${at} AND (d.ends_at IS NULL OR d.ends_at > ${at}))
    ORDER BY s.id`.execute(transaction);
  return rows.map(({ id }) => id);
}
