/** Lists of the children whom a viewer may see, with the school whose roll they are on. */
import { sql } from 'kysely';
import { dayOf } from '../clock.ts';
import type { Access } from './access.ts';
import { type ChildSummary, childSummaries } from './child.ts';
import { isId } from './id.ts';

export type ChildOnRoll = ChildSummary & { readonly school: string | null; readonly yearGroup: string | null };

export type ChildFilter = { readonly school?: string | undefined; readonly yearGroup?: string | undefined };

export type ChildList = { readonly children: readonly ChildOnRoll[]; readonly total: number };

/** For whom it is quicker to read the list in its order and leave out the few whom they may not see. */
const seesVeryMany = 5_000;

/** Row-level security would ask the same of every child that there is; here the viewer's own permissions come first. */
const mine = ({ actor }: Access) => sql`SELECT DISTINCT subject_id FROM access_grant
  WHERE partnership_id = ${actor.partnership} AND viewer = ANY (${sql.val([...actor.viewers])}::text[])`;

/** Of an enrolment `e`: on the roll today, of the school and in the year group that were asked for. */
function onRoll({ now, actor }: Access, { school, yearGroup }: ChildFilter) {
  const today = dayOf(now);
  return sql`e.partnership_id = ${actor.partnership} AND e.starts_on <= ${today} AND (e.ends_on IS NULL OR e.ends_on >= ${today})
    ${school === undefined ? sql`` : sql`AND e.organisation_id = ${school}`}
    ${yearGroup === undefined ? sql`` : sql`AND e.year_group = ${yearGroup}`}`;
}

/** Which children, each once, in a table `c`. */
function chosen(access: Access, filter: ChildFilter, inOrder = false) {
  const { partnership } = access.actor;
  const child = sql`child c ON c.partnership_id = ${partnership}`;
  if (filter.school !== undefined)
    return sql`(SELECT DISTINCT subject_id FROM enrolment e WHERE ${onRoll(access, filter)}) s JOIN ${child} AND c.subject_id = s.subject_id WHERE true`;
  const inYear =
    filter.yearGroup === undefined
      ? sql`true`
      : sql`EXISTS (SELECT FROM enrolment e WHERE e.subject_id = c.subject_id AND ${onRoll(access, filter)} OFFSET 0)`;
  return inOrder
    ? sql`child c WHERE c.partnership_id = ${partnership} AND ${inYear}`
    : sql`mine JOIN ${child} AND c.subject_id = mine.subject_id WHERE ${inYear}`;
}

async function count(access: Access, filter: ChildFilter): Promise<number> {
  const isAll = filter.school === undefined && filter.yearGroup === undefined;
  const { rows } = await sql<{ total: number }>`WITH mine AS MATERIALIZED (${mine(access)})
    SELECT count(*)::int AS total FROM ${isAll ? sql`mine` : chosen(access, filter)}`.execute(access.transaction);
  return rows[0]?.total ?? 0;
}

type Row = { readonly subject_id: string; readonly year_group: string | null; readonly school: string | null };

/**
 * By surname, then forename. Counts what the viewer may see.
 *
 * @param veryMany beyond it another way of reading is quicker, with the same answer
 */
export async function listChildren(
  access: Access,
  filter: ChildFilter,
  page: { readonly offset: number; readonly limit: number },
  veryMany = seesVeryMany,
): Promise<ChildList> {
  if (filter.school !== undefined && !isId(filter.school)) return { children: [], total: 0 };
  const total = await count(access, filter);
  const { rows } = await sql<Row>`WITH mine AS MATERIALIZED (${mine(access)}), page AS MATERIALIZED (
      SELECT c.partnership_id, c.subject_id, c.sort_name FROM ${chosen(access, filter, total > veryMany)}
      ORDER BY c.sort_name, c.subject_id OFFSET ${page.offset} LIMIT ${page.limit}
    )
    SELECT p.subject_id, e.year_group, o.name AS school
    FROM page p
      LEFT JOIN LATERAL (
        SELECT * FROM enrolment e WHERE e.subject_id = p.subject_id AND ${onRoll(access, filter)} ORDER BY e.starts_on DESC LIMIT 1
      ) e ON true
      LEFT JOIN organisation o ON o.partnership_id = p.partnership_id AND o.id = e.organisation_id
    ORDER BY p.sort_name, p.subject_id`.execute(access.transaction);
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
export async function schoolsOfChildren(
  access: Access,
  veryMany = seesVeryMany,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { partnership } = access.actor;
  const few = sql`o.id IN (
    SELECT e.organisation_id FROM mine JOIN enrolment e ON e.partnership_id = ${partnership} AND e.subject_id = mine.subject_id)`;
  // Of each school the first pupil whom the viewer sees is enough
  const many = sql`EXISTS (
    SELECT FROM enrolment e WHERE e.partnership_id = o.partnership_id AND e.organisation_id = o.id OFFSET 0)`;
  const { rows } = await sql<{ readonly id: string; readonly name: string }>`WITH mine AS MATERIALIZED (${mine(access)})
    SELECT o.id, o.name FROM organisation o
    WHERE o.partnership_id = ${partnership} AND ${(await count(access, {})) > veryMany ? many : few}
    ORDER BY o.sort_name`.execute(access.transaction);
  return rows;
}
