/** Who looked at a child's record and who did something in it, from the log of disclosures and actions. */
import { sql } from 'kysely';
import { type Purpose, purposes as purposeTitles } from '../../kinds/vocabulary.ts';
import { asRecordRole } from '../transaction.ts';
import type { AskedChild } from './officer-scope.ts';

export type Did = {
  /** Of the disclosure or the event. */
  readonly id: string;
  readonly kind: 'shown' | 'done';
  readonly at: Temporal.Instant;
  /** Null: the product itself. */
  readonly practitioner: string | null;
  /** The kind of page, or the action. */
  readonly what: string;
  readonly purposes: readonly Purpose[];
  /** Posts that the person held then. */
  readonly posts: readonly { readonly role: string; readonly organisation: string }[];
};

export type DidFilter = {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly practitioner?: string | undefined;
  readonly purpose?: Purpose | undefined;
  readonly kind?: Did['kind'] | undefined;
};

export type DidList = { readonly rows: readonly Did[]; readonly total: number };

type Row = {
  readonly id: string;
  readonly kind: Did['kind'];
  readonly at: Temporal.Instant;
  readonly practitioner: string | null;
  readonly what: string;
  readonly purposes: readonly string[];
  readonly posts: readonly { readonly role: string; readonly organisation: string }[];
};

const query = ({ access: { actor }, scope, subjects }: AskedChild, filter: DidFilter) => {
  const ids = sql`${sql.val([...subjects])}::uuid[]`;
  const during = (column: string) => sql`${sql.ref(column)} >= ${filter.from} AND ${sql.ref(column)} < ${filter.until}`;
  const own =
    scope.organisations === null
      ? sql`true`
      : sql`EXISTS (SELECT FROM role_held r WHERE r.partnership_id = ${actor.partnership} AND r.practitioner_id = seen.practitioner
          AND r.organisation_id = ANY (${sql.val([...scope.organisations])}::uuid[])
          AND r.starts_at <= seen.at AND (r.ends_at IS NULL OR r.ends_at > seen.at))`;
  const { practitioner, purpose, kind } = filter;
  return sql`(
    SELECT d.id, 'shown' AS kind, d.at, d.practitioner_id AS practitioner, d.shown_in AS what, d.purposes
    FROM disclosure d WHERE d.partnership_id = ${actor.partnership} AND d.subjects && ${ids} AND ${during('d.at')}
    UNION ALL
    SELECT e.id, 'done', e.at, e.practitioner_id, e.action, '{}'::text[]
    FROM audit_event e WHERE e.partnership_id = ${actor.partnership} AND e.subject_id = ANY (${ids}) AND ${during('e.at')}
  ) AS seen
  WHERE ${own}
    ${practitioner === undefined ? sql`` : sql`AND seen.practitioner = ${practitioner}`}
    ${purpose === undefined ? sql`` : sql`AND ${purpose} = ANY (seen.purposes)`}
    ${kind === undefined ? sql`` : sql`AND seen.kind = ${kind}`}`;
};

const isPurpose = (text: string): text is Purpose => Object.hasOwn(purposeTitles, text);

/** The newest first. */
export async function whoDidSee(
  child: AskedChild,
  filter: DidFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<DidList> {
  const { transaction, actor } = child.access;
  return asRecordRole(transaction, async () => {
    const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${query(child, filter)}`.execute(
      transaction,
    );
    const { rows } = await sql<Row>`
      SELECT chosen.*, coalesce((
        SELECT jsonb_agg(DISTINCT jsonb_build_object('role', r.role, 'organisation', r.organisation_id))
        FROM role_held r WHERE r.partnership_id = ${actor.partnership} AND r.practitioner_id = chosen.practitioner
          AND r.starts_at <= chosen.at AND (r.ends_at IS NULL OR r.ends_at > chosen.at)
      ), '[]') AS posts
      FROM (SELECT seen.* FROM ${query(child, filter)} ORDER BY seen.at DESC, seen.id DESC LIMIT ${page.limit} OFFSET ${page.offset}) AS chosen
      ORDER BY chosen.at DESC, chosen.id DESC`.execute(transaction);
    return {
      total: counted.rows[0]?.total ?? 0,
      rows: rows.map((row) => ({ ...row, purposes: row.purposes.filter(isPurpose) })),
    };
  });
}

/** Everybody who looked or did something in a time, for choosing one of them. */
export async function peopleWhoDid(
  child: AskedChild,
  filter: Pick<DidFilter, 'from' | 'until'>,
): Promise<readonly string[]> {
  const { transaction } = child.access;
  return asRecordRole(transaction, async () => {
    const { rows } = await sql<{ practitioner: string }>`
      SELECT DISTINCT seen.practitioner FROM ${query(child, filter)} AND seen.practitioner IS NOT NULL`.execute(
      transaction,
    );
    return rows.map(({ practitioner }) => practitioner);
  });
}
