/**
 * Who changes school, and how far each handover is. Counts are of what the viewer may see, and leave out what only the two
 * DSLs see.
 */
import { sql } from 'kysely';
import { dayOf } from '../clock.ts';
import type { Access } from '../record/access.ts';

/** A school year, by the calendar year in which it begins. */
export type SchoolYear = number;

export const schoolYearOf = (day: Temporal.PlainDate): SchoolYear => (day.month >= 9 ? day.year : day.year - 1);

/** From March, when places are offered, people look at the September that comes; before that at the one that was. */
export const usualYear = (today: Temporal.PlainDate): SchoolYear =>
  today.month >= 3 && today.month <= 8 ? today.year : schoolYearOf(today);

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
};

type Side = { readonly from?: string; readonly to?: string };

/** Moves of one school year, of one school or of all that the viewer may see. */
export async function cohortMoves(
  { transaction, actor, now }: Access,
  year: SchoolYear,
  side: Side,
): Promise<readonly CohortMove[]> {
  const at = sql`${now.toString()}::timestamptz`;
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
    open: number;
    late: number;
  }>`
    SELECT m.subject_id AS child, m.id AS move, m.kind, m.from_organisation_id AS from_id, m.to_organisation_id AS to_id,
      m.to_type, m.starts_on, m.confirmed_at IS NOT NULL AS confirmed,
      m.arrived_on IS NOT NULL AS arrived,
      count(DISTINCT d.item) AS expected,
      count(DISTINCT d.item) FILTER (WHERE d.ended_at IS NULL) AS open,
      count(DISTINCT d.item) FILTER (WHERE d.ended_at IS NULL AND d.due_at <= ${at}) AS late
    FROM school_move m
    LEFT JOIN duty d ON d.partnership_id = m.partnership_id AND d.subject_id = m.subject_id AND d.move_id = m.id
      AND d.item IS NOT NULL AND d.audience IS NULL
    WHERE m.partnership_id = ${actor.partnership} AND m.rejected_at IS NULL
      AND (m.starts_on BETWEEN ${`${year}-09-01`}::date AND ${`${year + 1}-08-31`}::date
        OR (m.starts_on IS NULL AND m.proposed_at BETWEEN ${`${year - 1}-09-01`}::date AND ${`${year + 1}-08-31`}::date))
      AND ${side.from === undefined ? sql`true` : sql`m.from_organisation_id = ${side.from}`}
      AND ${side.to === undefined ? sql`true` : sql`m.to_organisation_id = ${side.to}`}
    GROUP BY m.partnership_id, m.subject_id, m.id
    ORDER BY late DESC, m.starts_on, m.subject_id`.execute(transaction);
  return rows.map((row) => ({
    child: row.child,
    move: row.move,
    kind: row.kind,
    from: row.from_id,
    to: row.to_id,
    toType: row.to_type,
    startsOn: row.starts_on?.toString() ?? null,
    confirmed: row.confirmed,
    arrived: row.arrived,
    expected: row.expected,
    settled: row.expected - row.open,
    late: row.late,
  }));
}

export type RollGap = { readonly child: string; readonly school: string; readonly since: Temporal.PlainDate };

/** Children who joined a roll in the last year without a confirmed move to that school: nobody handed anything over. */
export async function onRollWithoutHandover(
  { transaction, actor, now }: Access,
  school: string | undefined,
): Promise<readonly RollGap[]> {
  const today = dayOf(now);
  const rows = await transaction
    .selectFrom('enrolment as e')
    .select(['e.subject_id', 'e.organisation_id', 'e.starts_on'])
    .where('e.partnership_id', '=', actor.partnership)
    .where('e.ends_on', 'is', null)
    .where('e.starts_on', '<=', today)
    .where('e.starts_on', '>', today.subtract({ years: 1 }))
    .$if(school !== undefined, (query) => query.where('e.organisation_id', '=', school ?? ''))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('school_move as m')
            .select('m.id')
            .whereRef('m.partnership_id', '=', 'e.partnership_id')
            .whereRef('m.subject_id', '=', 'e.subject_id')
            .whereRef('m.to_organisation_id', '=', 'e.organisation_id')
            .where('m.confirmed_at', 'is not', null)
            .where('m.rejected_at', 'is', null),
        ),
      ),
    )
    .orderBy('e.starts_on', 'desc')
    .orderBy('e.subject_id')
    .limit(500)
    .execute();
  return rows.map((row) => ({ child: row.subject_id, school: row.organisation_id, since: row.starts_on }));
}

/** Children who have left a roll and are on none, and whose first day elsewhere has passed or is not known. */
export async function onNobodysRoll(
  { transaction, actor, now }: Access,
  school: string | undefined,
): Promise<readonly RollGap[]> {
  const today = dayOf(now);
  const rows = await transaction
    .selectFrom('enrolment as e')
    .select(['e.subject_id', 'e.organisation_id', 'e.ends_on'])
    .where('e.partnership_id', '=', actor.partnership)
    .where('e.ends_on', '<', today)
    .where('e.ends_on', '>', today.subtract({ years: 1 }))
    .$if(school !== undefined, (query) => query.where('e.organisation_id', '=', school ?? ''))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('enrolment as other')
            .select('other.subject_id')
            .whereRef('other.partnership_id', '=', 'e.partnership_id')
            .whereRef('other.subject_id', '=', 'e.subject_id')
            .where((on) => on.or([on('other.ends_on', 'is', null), on('other.ends_on', '>', on.ref('e.ends_on'))])),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('school_move as m')
            .select('m.id')
            .whereRef('m.partnership_id', '=', 'e.partnership_id')
            .whereRef('m.subject_id', '=', 'e.subject_id')
            .where('m.rejected_at', 'is', null)
            .where('m.confirmed_at', 'is not', null)
            // A move that came before the child left explains nothing; nor does one that nobody has confirmed
            .where((on) =>
              on.or([
                on('m.starts_on', '>', today),
                on('m.arrived_on', '>=', on.ref('e.ends_on')),
                on.and([
                  on('m.to_type', 'in', ['home-education', 'out-of-area']),
                  on('m.confirmed_at', '>=', sql<Temporal.Instant>`e.starts_on::timestamptz`),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('e.ends_on')
    .orderBy('e.subject_id')
    .limit(500)
    .execute();
  return rows.flatMap((row) =>
    row.ends_on === null ? [] : [{ child: row.subject_id, school: row.organisation_id, since: row.ends_on }],
  );
}
