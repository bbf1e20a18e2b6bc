/**
 * Children who are never found by a school or another place, by nobody: whose record is restricted, or where they are is
 * protected. Otherwise somebody could try one school after the other until a child they know appears. The Personal Demographics
 * Service does the same: a query with a postcode does not return a restricted patient even when it matches.
 */
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

/** Those among them who may be found by a place. @param subjects whom the viewer may see */
export async function findableByPlace(
  { transaction, actor, now }: Access,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set();
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('subject as s')
      .select('s.id')
      .where('s.partnership_id', '=', actor.partnership)
      .where('s.id', 'in', [...subjects])
      .where('s.location_protected', '=', false)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('record_closing as c')
              .select('c.id')
              .whereRef('c.partnership_id', '=', 's.partnership_id')
              .whereRef('c.subject_id', '=', 's.id')
              .where('c.starts_at', '<=', now)
              .where((open) => open.or([open('c.ends_at', 'is', null), open('c.ends_at', '>', now)])),
          ),
        ),
      )
      .execute(),
  );
  return new Set(rows.map(({ id }) => id));
}
