/** Which organisations' data protection officers look after an organisation. */
import type { Access } from './access.ts';

/** Its own; where it has none, those of the councils and the partnership; where there are none either, itself. */
export async function officersFor(
  { transaction, actor, now }: Access,
  organisation: string,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('role_held as r')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select(['o.id', 'o.kind'])
    .distinct()
    .where('r.partnership_id', '=', actor.partnership)
    .where('r.role', '=', 'data-protection-officer')
    .where('r.starts_at', '<=', now)
    .where((where) => where.or([where('r.ends_at', 'is', null), where('r.ends_at', '>', now)]))
    .execute();
  const own = rows.filter(({ id }) => id === organisation);
  const common = rows.filter(({ kind }) => kind === 'local-authority' || kind === 'partnership');
  const officers = (own.length > 0 ? own : common).map(({ id }) => id);
  return officers.length > 0 ? officers : [organisation];
}
