/** Children whom no handover covers: on a roll that nobody handed them to, on nobody's roll, or soon to leave for nobody knows where. */
import { type RawBuilder, sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import type { SchoolYear } from './school-year.ts';

export type RollGap = { readonly child: string; readonly school: string; readonly since: Temporal.PlainDate };
export type GapList = { readonly gaps: readonly RollGap[]; readonly total: number };
export type GapPage = { readonly offset: number; readonly limit: number };

const firstFew: GapPage = { offset: 0, limit: 25 };

const ofSchool = (school: string | undefined): RawBuilder<unknown> =>
  school === undefined ? sql`true` : isId(school) ? sql`e.organisation_id = ${school}` : sql`false`;

/**
 * Children whom the viewer may see, before anything is asked of a roll: row-level security would ask it of every line of every
 * roll in the area.
 */
const mine = ({ actor }: Access): RawBuilder<unknown> => sql`mine AS MATERIALIZED (
  SELECT DISTINCT subject_id FROM access_grant
  WHERE partnership_id = ${actor.partnership} AND viewer = ANY (${sql.val([...actor.viewers])}::text[]))`;

/** @param found of enrolments `e`, with the day since when it is so as `since` */
async function listOf(
  access: Access,
  since: RawBuilder<unknown>,
  found: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { offset, limit }: GapPage,
): Promise<GapList> {
  const { rows } = await sql<{ child: string; school: string; since: Temporal.PlainDate; total: number }>`
    WITH ${mine(access)}, rolls AS MATERIALIZED (
      SELECT e.*, max(coalesce(e.ends_on, 'infinity')) OVER (PARTITION BY e.subject_id) AS last_end FROM mine
        CROSS JOIN LATERAL (
          SELECT * FROM enrolment e
          WHERE e.partnership_id = ${access.actor.partnership} AND e.subject_id = mine.subject_id OFFSET 0) e
    )
    SELECT e.subject_id AS child, e.organisation_id AS school, ${since} AS since, count(*) OVER ()::integer AS total
    FROM rolls e WHERE ${found}
    ORDER BY ${order}, e.subject_id OFFSET ${offset} LIMIT ${limit}`.execute(access.transaction);
  return {
    total: rows[0]?.total ?? 0,
    gaps: rows.map(({ child, school, since: day }) => ({ child, school, since: day })),
  };
}

/** Children who joined a roll in the last year without a confirmed move to that school: nobody handed anything over. */
export function onRollWithoutHandover(access: Access, school: string | undefined, page = firstFew): Promise<GapList> {
  const today = dayOf(access.now);
  return listOf(
    access,
    sql`e.starts_on`,
    sql`e.ends_on IS NULL
      AND e.starts_on <= ${today} AND e.starts_on > ${today.subtract({ years: 1 })} AND ${ofSchool(school)}
      AND NOT EXISTS (
        SELECT FROM school_move m
        WHERE m.partnership_id = e.partnership_id AND m.subject_id = e.subject_id AND m.to_organisation_id = e.organisation_id
          AND m.confirmed_at IS NOT NULL AND m.rejected_at IS NULL)`,
    sql`e.starts_on DESC`,
    page,
  );
}

/** Children who have left a roll and are on none, and whose first day elsewhere has passed or is not known. */
export function onNobodysRoll(access: Access, school: string | undefined, page = firstFew): Promise<GapList> {
  const today = dayOf(access.now);
  return listOf(
    access,
    sql`e.ends_on`,
    // A move that came before the child left explains nothing; nor does one that nobody has confirmed
    sql`e.ends_on < ${today} AND e.ends_on > ${today.subtract({ years: 1 })} AND ${ofSchool(school)}
      AND e.ends_on >= e.last_end
      AND NOT EXISTS (
        SELECT FROM school_move m
        WHERE m.partnership_id = e.partnership_id AND m.subject_id = e.subject_id
          AND m.rejected_at IS NULL AND m.confirmed_at IS NOT NULL
          AND (m.starts_on > ${today} OR m.arrived_on >= e.ends_on
            OR (m.to_type IN ('home-education', 'out-of-area') AND m.confirmed_at >= e.starts_on::timestamptz)))`,
    sql`e.ends_on`,
    page,
  );
}

/** Children in Year 6 whose next school nobody has proposed yet, for the September in which the school year begins. */
export function withoutPlan(
  access: Access,
  year: SchoolYear,
  school: string | undefined,
  page = firstFew,
): Promise<GapList> {
  const today = dayOf(access.now);
  return listOf(
    access,
    sql`e.starts_on`,
    sql`e.year_group = '6' AND ${ofSchool(school)}
      AND e.starts_on <= ${today} AND (e.ends_on IS NULL OR e.ends_on >= ${today})
      AND NOT EXISTS (
        SELECT FROM school_move m
        WHERE m.partnership_id = e.partnership_id AND m.subject_id = e.subject_id AND m.rejected_at IS NULL
          AND (m.starts_on >= ${`${year}-08-01`}::date
            OR (m.starts_on IS NULL AND m.proposed_at >= ${`${year - 1}-09-01`}::date)))`,
    sql`e.organisation_id`,
    page,
  );
}
