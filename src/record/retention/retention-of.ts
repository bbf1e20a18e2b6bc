/** What each organisation whose records the viewer decides on recorded of a child, and until when it keeps it. */
import { sql } from 'kysely';
import { problem } from '../../errors.ts';
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import { effectiveEntries } from '../../rulebook/entry.ts';
import type { Access } from '../access.ts';
import { ruleEntry, type StoredEntry } from '../entry-row.ts';
import { isId } from '../id.ts';
import { loadEntries } from '../store-entries.ts';
import { asRecordRole } from '../transaction.ts';
import { keptBy } from './keepers.ts';
import { type Reckoned, type RetentionFacts, reckonRetention } from './reckon-retention.ts';

export type KeptRecord = {
  readonly subject: string;
  readonly controller: string;
  readonly controllerName: string;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly born: Temporal.PlainDate | null;
  readonly entries: number;
  readonly reckoned: Reckoned;
};

const protection = new Set(['strategy-discussion.held', 'child-protection-conference.held']);
const zone = 'Europe/London';

const dayIn = (entry: { readonly data: Readonly<Record<string, unknown>> } | undefined): Temporal.PlainDate | null => {
  const on = entry?.data['on'];
  return typeof on === 'string' ? Temporal.PlainDate.from(on) : null;
};

type Facts = Omit<RetentionFacts, 'organisationKind' | 'lastContact' | 'isInvolved' | 'holds'>;

function factsIn(entries: readonly StoredEntry[], born: Temporal.PlainDate | null): Facts {
  const known = effectiveEntries(entries.map(ruleEntry));
  return {
    born,
    died: dayIn(known.findLast(({ kind }) => kind === 'child.died')),
    adopted: dayIn(known.findLast(({ kind }) => kind === 'adoption-order.made')),
    wasLookedAfter: known.some(({ kind }) => kind === 'care-episode.started'),
    hadProtection: known.some(({ kind }) => protection.has(kind)),
  };
}

type Row = {
  readonly subject: string;
  readonly controller: string;
  readonly controllerName: string;
  readonly kind: OrganisationKind;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly born: Temporal.PlainDate | null;
  readonly entries: number;
  readonly last: Temporal.Instant;
  readonly involved: boolean;
  readonly holds: readonly string[];
};

/** Tells that papers went from school to school, partly between two people alone; it is no contact with the child. */
const isHandover = sql`kind LIKE 'handover.item-%'`;

/** As the record role. @param only one child; without it those who may have become due, the oldest first */
async function rowsOf(
  access: Access,
  controllers: readonly string[],
  only: string | null,
  limit: number,
): Promise<readonly Row[]> {
  const { transaction, actor, now } = access;
  const at = sql`${now.toString()}::timestamptz`;
  const of = sql`partnership_id = ${actor.partnership} AND ${only === null ? sql`TRUE` : sql`subject_id = ${only}`}`;
  const theirs = sql`ANY (${sql.val([...controllers])}::uuid[])`;
  const { rows } = await sql<Row>`
    WITH held AS (
      SELECT subject_id, controller_id, count(*)::integer AS entries,
        max(greatest(happened_from, coalesce(happened_to, happened_from))) AS any_at,
        max(greatest(happened_from, coalesce(happened_to, happened_from))) FILTER (WHERE NOT ${isHandover}) AS last
      FROM entry WHERE ${of} AND controller_id = ${theirs} AND erased_at IS NULL
      GROUP BY subject_id, controller_id
    ), worked AS (
      SELECT subject_id, organisation_id AS controller_id, max(starts_at) AS began,
        bool_or(starts_at <= ${at} AND (ends_at IS NULL OR ends_at > ${at})) AS involved
      FROM involvement WHERE ${of} AND organisation_id = ${theirs}
      GROUP BY subject_id, organisation_id
    )
    SELECT k.subject_id AS subject, k.controller_id AS controller, o.name AS "controllerName", o.kind,
      c.forename, c.surname, c.date_of_birth AS born, coalesce(k.entries, 0) AS entries,
      coalesce(k.last, k.began, k.any_at) AS last, coalesce(k.involved, FALSE) AS involved,
      ARRAY(
        SELECT h.title FROM retention_hold h
        WHERE h.partnership_id = o.partnership_id AND (h.subject_id IS NULL OR h.subject_id = k.subject_id) AND h.lifted_at IS NULL
        ORDER BY h.placed_at) AS holds
    FROM (SELECT * FROM held FULL JOIN worked USING (subject_id, controller_id)) k
    JOIN organisation o ON o.partnership_id = ${actor.partnership} AND o.id = k.controller_id
    LEFT JOIN child c ON c.partnership_id = o.partnership_id AND c.subject_id = k.subject_id
    WHERE ${only === null ? sql`k.entries > 0 AND c.date_of_birth <= ${now.toZonedDateTimeISO(zone).toPlainDate().subtract({ years: 15 }).toString()}::date` : sql`TRUE`}
    ORDER BY c.date_of_birth NULLS LAST, k.subject_id, k.controller_id LIMIT ${sql.lit(limit)}`.execute(transaction);
  return rows;
}

async function reckoned(access: Access, rows: readonly Row[]): Promise<readonly KeptRecord[]> {
  const { transaction, actor, engine, now } = access;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const entriesOf = await loadEntries(transaction, actor.partnership, [...new Set(rows.map(({ subject }) => subject))]);
  return rows.map(({ kind, last, involved, holds, ...row }) => ({
    ...row,
    reckoned: reckonRetention(
      engine.retention,
      {
        ...factsIn(entriesOf.get(row.subject) ?? [], row.born),
        organisationKind: kind,
        lastContact: last.toZonedDateTimeISO(zone).toPlainDate(),
        isInvolved: involved,
        holds,
      },
      today,
    ),
  }));
}

const shown = (access: Access, records: readonly KeptRecord[]): readonly KeptRecord[] => {
  for (const { subject } of records) access.shown.add(subject);
  access.remits?.add('data-protection');
  return records;
};

const mostLookedAt = 500;

/** What need not be kept any longer. Throws NOT_ALLOWED. */
export async function recordsDue(access: Access): Promise<readonly KeptRecord[]> {
  const controllers = keptBy(access);
  const all = await asRecordRole(access.transaction, async () =>
    reckoned(access, await rowsOf(access, controllers, null, mostLookedAt)),
  );
  return shown(
    access,
    all.filter(({ reckoned: { result } }) => result.kind === 'due'),
  );
}

/** Throws NOT_ALLOWED, and NOT_FOUND for a child with whom none of the viewer's organisations worked. */
export async function recordsOf(access: Access, subject: string): Promise<readonly KeptRecord[]> {
  const controllers = keptBy(access);
  const all = isId(subject)
    ? await asRecordRole(access.transaction, async () =>
        reckoned(access, await rowsOf(access, controllers, subject, controllers.length)),
      )
    : [];
  if (all.length === 0) throw problem('NOT_FOUND');
  return shown(access, all);
}
