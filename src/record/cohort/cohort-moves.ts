/**
 * Moves of one school year with how far the handover of each is. Only what the viewer may see, and never what goes between
 * the two DSLs alone. Everything is asked in one statement, however many children there are.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import type { SchoolYear } from './school-year.ts';
import type { Stage } from './stages.ts';

export type CohortFilter = {
  readonly year: SchoolYear;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** One of the two schools belongs to it. */
  readonly trust?: string | undefined;
  readonly stage?: Stage | undefined;
  /** Something that was sent waits for the new school's answer. */
  readonly isUnanswered?: boolean | undefined;
  /** A part of the child's name. */
  readonly name?: string | undefined;
};

const likeAnywhere = (word: string): string => `%${word.replaceAll(/[%_\\]/gu, String.raw`\$&`)}%`;

function nameMatches(name: string | undefined): RawBuilder<unknown> {
  const words = (name ?? '')
    .toUpperCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return sql`true`;
  return sql`EXISTS (SELECT FROM child c WHERE c.partnership_id = m.partnership_id AND c.subject_id = m.subject_id AND ${sql.join(
    words.map(
      (word) =>
        sql`upper(concat_ws(' ', c.forename, c.preferred_forename, c.surname, c.preferred_surname)) LIKE ${likeAnywhere(word)}`,
    ),
    sql` AND `,
  )})`;
}

const ofSchool = (column: RawBuilder<unknown>, school: string | undefined): RawBuilder<unknown> =>
  school === undefined ? sql`true` : isId(school) ? sql`${column} = ${school}` : sql`false`;

const ofTrust = (trust: string | undefined): RawBuilder<unknown> =>
  trust === undefined
    ? sql`true`
    : sql`EXISTS (SELECT FROM organisation o WHERE o.partnership_id = m.partnership_id AND o.trust_code = ${trust}
        AND (o.id = m.from_organisation_id OR o.id = m.to_organisation_id))`;

/**
 * A table `progress`: of each move, what is owed still. For a whole area it is made once for all; for a school, of its moves
 * alone.
 */
function progressOf({ actor, now }: Access, { from, to }: CohortFilter): RawBuilder<unknown> {
  const isOfSchool = from !== undefined || to !== undefined;
  return sql`progress AS ${isOfSchool ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`} (
    SELECT subject_id, move_id, sum(expected)::integer AS expected, sum(open)::integer AS open, sum(unsent)::integer AS unsent,
      sum((SELECT count(*) FROM unnest(due) AS u (limit_at) WHERE u.limit_at <= ${now.toString()}::timestamptz))::integer AS late
    FROM move_progress WHERE partnership_id = ${actor.partnership} GROUP BY subject_id, move_id
  )`;
}

/** A table `moves`: each with its counts and its stage, before stage and answers are asked for. */
function movesOf(access: Access, filter: CohortFilter): RawBuilder<unknown> {
  const { year, from, to, trust, name } = filter;
  const isOfSchool = from !== undefined || to !== undefined;
  return sql`${progressOf(access, filter)}, counted AS (
    SELECT m.subject_id, m.id, m.kind, m.from_organisation_id, m.to_organisation_id, m.to_type, m.starts_on, m.key_adult_id,
      m.confirmed_at IS NOT NULL AS confirmed, m.arrived_on IS NOT NULL AS arrived,
      coalesce(p.expected, 0) AS expected, coalesce(p.open, 0) AS open, coalesce(p.unsent, 0) AS unsent, coalesce(p.late, 0) AS late
    FROM school_move m
      LEFT JOIN ${isOfSchool ? sql`LATERAL (SELECT * FROM progress WHERE subject_id = m.subject_id AND move_id = m.id) p ON true` : sql`progress p ON p.subject_id = m.subject_id AND p.move_id = m.id`}
    WHERE m.partnership_id = ${access.actor.partnership} AND m.rejected_at IS NULL
      AND (m.starts_on BETWEEN ${`${year}-09-01`}::date AND ${`${year + 1}-08-31`}::date
        OR (m.starts_on IS NULL AND m.proposed_at BETWEEN ${`${year - 1}-09-01`}::date AND ${`${year + 1}-08-31`}::date))
      AND ${ofSchool(sql`m.from_organisation_id`, from)} AND ${ofSchool(sql`m.to_organisation_id`, to)}
      AND ${ofTrust(trust)} AND ${nameMatches(name)}
  ), moves AS (
    SELECT *, CASE
      WHEN NOT confirmed THEN 'to-confirm'
      WHEN to_type = 'unknown' THEN 'no-school'
      WHEN late > 0 THEN 'late'
      WHEN open = 0 AND key_adult_id IS NULL AND to_organisation_id IS NOT NULL THEN 'no-key-adult'
      WHEN open = 0 THEN 'complete'
      WHEN unsent = expected THEN 'nothing-sent'
      WHEN unsent = 0 THEN 'waiting'
      ELSE 'under-way' END AS stage
    FROM counted
  )`;
}

const chosen = ({ stage, isUnanswered }: CohortFilter): RawBuilder<unknown> =>
  sql`${stage === undefined ? sql`true` : sql`stage = ${stage}`} AND ${isUnanswered === true ? sql`confirmed AND open > unsent` : sql`true`}`;

export type Flow = {
  readonly from: string | null;
  readonly to: string | null;
  readonly toType: string;
  readonly stage: Stage;
  readonly children: number;
  /** Of the children, those for whom something was sent that the new school has not answered. */
  readonly unanswered: number;
  /** Items of all of them, and those for which nothing more is owed. */
  readonly expected: number;
  readonly settled: number;
};

/** How many go from where to where, and how far they are. */
export async function cohortFlows(access: Access, filter: CohortFilter): Promise<readonly Flow[]> {
  const { rows } = await sql<{
    from_id: string | null;
    to_id: string | null;
    to_type: string;
    stage: Stage;
    children: number;
    unanswered: number;
    expected: number;
    settled: number;
  }>`WITH ${movesOf(access, filter)}
    SELECT from_organisation_id AS from_id, to_organisation_id AS to_id, to_type, stage, count(*)::integer AS children,
      count(*) FILTER (WHERE confirmed AND open > unsent)::integer AS unanswered,
      coalesce(sum(expected) FILTER (WHERE confirmed), 0)::integer AS expected,
      coalesce(sum(expected - open) FILTER (WHERE confirmed), 0)::integer AS settled
    FROM moves WHERE ${chosen(filter)} GROUP BY 1, 2, 3, 4`.execute(access.transaction);
  return rows.map(({ from_id: from, to_id: to, to_type: toType, ...counts }) => ({ from, to, toType, ...counts }));
}

export type CohortMove = {
  readonly child: string;
  readonly move: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly toType: string;
  readonly startsOn: string | null;
  readonly confirmed: boolean;
  /** On the roll of the new school. */
  readonly arrived: boolean;
  readonly expected: number;
  /** Items for which nothing more is owed. */
  readonly settled: number;
  /** Items for which something is past its limit. */
  readonly late: number;
  readonly stage: Stage;
};

export type CohortPage = { readonly moves: readonly CohortMove[]; readonly total: number };

/** @param page all of them when not given */
export async function cohortMoves(
  access: Access,
  filter: CohortFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<CohortPage> {
  const { rows } = await sql<{
    child: string;
    move: string;
    kind: string;
    from_id: string | null;
    to_id: string | null;
    to_type: string;
    starts_on: Temporal.PlainDate | null;
    confirmed: boolean;
    arrived: boolean;
    expected: number;
    settled: number;
    late: number;
    stage: Stage;
    total: number;
  }>`WITH ${movesOf(access, filter)}
    SELECT subject_id AS child, id AS move, kind, from_organisation_id AS from_id, to_organisation_id AS to_id, to_type, starts_on,
      confirmed, arrived, expected, expected - open AS settled, late, stage, count(*) OVER ()::integer AS total
    FROM moves WHERE ${chosen(filter)}
    ORDER BY late DESC, starts_on, subject_id, id
    ${page === undefined ? sql`` : sql`OFFSET ${page.offset} LIMIT ${page.limit}`}`.execute(access.transaction);
  return {
    total: rows[0]?.total ?? 0,
    moves: rows.map(({ from_id: from, to_id: to, to_type: toType, starts_on: startsOn, total: _total, ...row }) => ({
      ...row,
      from,
      to,
      toType,
      startsOn: startsOn?.toString() ?? null,
    })),
  };
}
