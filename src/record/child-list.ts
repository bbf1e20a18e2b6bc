/** Lists of the children whom a viewer may see, with the school whose roll they are on. */
import { sql } from 'kysely';
import { dayOf } from '../clock.ts';
import type { Access } from './access.ts';
import { type ChildSummary, childSummaries } from './child.ts';
import { isId } from './id.ts';

export type ChildOnRoll = ChildSummary & { readonly school: string | null; readonly yearGroup: string | null };

export type ChildFilter = { readonly school?: string | undefined; readonly yearGroup?: string | undefined };

export type ChildList = { readonly children: readonly ChildOnRoll[]; readonly total: number };

/** By surname, then forename. Counts what the viewer may see. */
export async function listChildren(
  access: Access,
  { school, yearGroup }: ChildFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<ChildList> {
  const { transaction, actor, now } = access;
  if (school !== undefined && !isId(school)) return { children: [], total: 0 };
  const today = dayOf(now);
  // Row-level security would ask the same of every child that there is; here the viewer's own permissions come first
  const base = transaction
    .with(
      (name) => name('mine').materialized(),
      (query) =>
        query
          .selectFrom('access_grant')
          .select('subject_id')
          .distinct()
          .where('partnership_id', '=', actor.partnership)
          .where(sql<boolean>`viewer = ANY (${sql.val([...actor.viewers])}::text[])`),
    )
    .selectFrom('mine')
    .innerJoin('child as c', (join) =>
      join.onRef('c.subject_id', '=', 'mine.subject_id').on('c.partnership_id', '=', actor.partnership),
    )
    .leftJoin('enrolment as e', (join) =>
      join
        .onRef('e.partnership_id', '=', 'c.partnership_id')
        .onRef('e.subject_id', '=', 'c.subject_id')
        .on('e.starts_on', '<=', today)
        .on((on) => on.or([on('e.ends_on', 'is', null), on('e.ends_on', '>=', today)])),
    )
    .$if(school !== undefined, (query) => query.where('e.organisation_id', '=', school ?? ''))
    .$if(yearGroup !== undefined, (query) => query.where('e.year_group', '=', yearGroup ?? ''));
  const { total } = await base.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'e.partnership_id').onRef('o.id', '=', 'e.organisation_id'),
    )
    .select(['c.subject_id', 'e.year_group', 'o.name as school'])
    .orderBy('c.sort_name')
    .orderBy('c.subject_id')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const names = await childSummaries(
    access,
    rows.map((row) => row.subject_id),
  );
  const children = rows.flatMap((row) => {
    const child = names.get(row.subject_id);
    return child === undefined ? [] : [{ ...child, school: row.school, yearGroup: row.year_group }];
  });
  return { children, total };
}

/** The schools on whose rolls these children are, by name. */
export async function schoolsOfChildren({
  transaction,
  actor,
}: Access): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return transaction
    .selectFrom('organisation as o')
    .select(['o.id', 'o.name'])
    .where('o.partnership_id', '=', actor.partnership)
    .where((where) =>
      where.exists(
        where
          .selectFrom('enrolment as e')
          .select('e.subject_id')
          .whereRef('e.partnership_id', '=', 'o.partnership_id')
          .whereRef('e.organisation_id', '=', 'o.id'),
      ),
    )
    .orderBy('o.sort_name')
    .execute();
}
