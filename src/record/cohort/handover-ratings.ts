/** What new schools said of the handovers of one school: how good they were, and nothing of the children since. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { handoverRated } from '../../kinds/after-arrival.ts';
import type { Access } from '../access.ts';

export type GivenRating = {
  readonly child: string;
  readonly said: z.output<typeof handoverRated.data>;
  readonly by: string;
  readonly at: Temporal.Instant;
};

/** Newest first, as far as the viewer may see them; at most so many. */
export async function ratingsOfHandovers(access: Access, school: string, most = 25): Promise<readonly GivenRating[]> {
  const { rows } = await sql<{ child: string; said: GivenRating['said']; by: string; at: Temporal.Instant }>`
    SELECT e.subject_id AS child, e.data AS said, e.organisation_id AS by, e.recorded_at AS at
    FROM school_move m CROSS JOIN LATERAL (
      SELECT * FROM entry rated
      WHERE rated.partnership_id = m.partnership_id AND rated.subject_id = m.subject_id
        AND rated.kind = 'handover.rated' AND rated.data->>'move' = m.id::text
        AND NOT EXISTS (
          SELECT FROM entry later WHERE later.partnership_id = rated.partnership_id AND later.subject_id = rated.subject_id
            AND later.corrects = rated.id)
      OFFSET 0) e
    WHERE m.partnership_id = ${access.actor.partnership} AND m.from_organisation_id = ${school} AND m.arrived_on IS NOT NULL
    ORDER BY e.recorded_at DESC, e.id LIMIT ${most}`.execute(access.transaction);
  return rows;
}
