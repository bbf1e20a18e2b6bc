/** What old schools say they have nothing of, for the children who come to one school. Never what goes between two DSLs. */
import { sql } from 'kysely';
import type { Access } from '../access.ts';

export type NilDeclaration = {
  readonly child: string;
  readonly move: string;
  readonly from: string | null;
  readonly items: readonly { readonly item: string; readonly title: string; readonly reason: string }[];
};

/** Those that nobody has looked at yet, one for each child, as far as the viewer may see them. At most 200. */
export async function nilDeclarations(access: Access, school: string): Promise<readonly NilDeclaration[]> {
  const { rows } = await sql<NilDeclaration>`
    WITH step AS (
      SELECT m.subject_id, m.id AS move, m.from_organisation_id, e.kind, e.data, e.audience, e.seq
      FROM school_move m JOIN entry e ON e.partnership_id = m.partnership_id AND e.subject_id = m.subject_id
        AND (e.kind LIKE 'handover.item-%' OR e.kind = 'handover-nil.reviewed') AND e.data->>'move' = m.id::text
      WHERE m.partnership_id = ${access.actor.partnership} AND m.to_organisation_id = ${school}
        AND m.confirmed_at IS NOT NULL AND m.rejected_at IS NULL
        AND NOT EXISTS (
          SELECT FROM entry w WHERE w.partnership_id = e.partnership_id AND w.subject_id = e.subject_id
            AND w.kind = 'entry.withdrawn' AND w.corrects = e.id)
    ), newest AS (
      SELECT DISTINCT ON (subject_id, move, data->>'item') * FROM step
      WHERE kind <> 'handover-nil.reviewed' AND audience IS NULL
      ORDER BY subject_id, move, data->>'item', seq DESC
    )
    SELECT n.subject_id AS child, n.move, n.from_organisation_id AS from,
      json_agg(json_build_object('item', n.data->>'item', 'title', n.data->>'itemTitle', 'reason', n.data->>'reason')
        ORDER BY n.data->>'itemTitle') AS items
    FROM newest n
    WHERE n.kind = 'handover.item-nil-declared'
      AND NOT EXISTS (
        SELECT FROM step r WHERE r.subject_id = n.subject_id AND r.move = n.move AND r.kind = 'handover-nil.reviewed'
          AND r.seq > n.seq AND r.data->'items' ? (n.data->>'item'))
    GROUP BY 1, 2, 3 ORDER BY 1 LIMIT 200`.execute(access.transaction);
  return rows;
}
