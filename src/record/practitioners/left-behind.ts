/** Children with whom somebody was named who has left, and nobody since: seen only by those who may see the child anyway. */
import type { Purpose } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { type ChildSummary, childSummaries } from '../child.ts';

export type LeftBehind = {
  readonly child: ChildSummary;
  readonly name: string;
  readonly purpose: Purpose;
  readonly since: Temporal.Instant;
};

/** Of the organisations in which the viewer works, the longest ago first. */
export async function leftBehind(access: Access, limit: number): Promise<readonly LeftBehind[]> {
  const { transaction, actor, now } = access;
  const organisations = [...new Set(actor.posts.map(({ organisation }) => organisation))];
  if (organisations.length === 0) return [];
  const rows = await transaction
    .selectFrom('involvement as i')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'i.partnership_id').onRef('p.id', '=', 'i.practitioner_id'),
    )
    .select(['i.subject_id', 'i.purpose', 'i.ends_at', 'p.name'])
    .where('i.partnership_id', '=', actor.partnership)
    .where('i.organisation_id', 'in', organisations)
    .where('i.ends_at', '<=', now)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('role_held as r')
            .select('r.role')
            .whereRef('r.partnership_id', '=', 'i.partnership_id')
            .whereRef('r.practitioner_id', '=', 'i.practitioner_id')
            .whereRef('r.organisation_id', '=', 'i.organisation_id')
            .where('r.starts_at', '<=', now)
            .where((held) => held.or([held('r.ends_at', 'is', null), held('r.ends_at', '>', now)])),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('involvement as later')
            .select('later.id')
            .whereRef('later.partnership_id', '=', 'i.partnership_id')
            .whereRef('later.subject_id', '=', 'i.subject_id')
            .whereRef('later.organisation_id', '=', 'i.organisation_id')
            .whereRef('later.purpose', '=', 'i.purpose')
            .where('later.practitioner_id', 'is not', null)
            .where((open) => open.or([open('later.ends_at', 'is', null), open('later.ends_at', '>', now)])),
        ),
      ),
    )
    .orderBy('i.ends_at')
    .orderBy('i.subject_id')
    .limit(limit)
    .execute();
  const children = await childSummaries(
    access,
    rows.map(({ subject_id }) => subject_id),
  );
  return rows.flatMap(({ subject_id, name, purpose, ends_at }) => {
    const child = children.get(subject_id);
    return child === undefined || ends_at === null
      ? []
      : [{ child, name, purpose: purpose as Purpose, since: ends_at }];
  });
}
