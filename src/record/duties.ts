/** What is owed: for one child, and as lists of work. */

import type { Selectable } from 'kysely';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { DutyTable, Tables } from '../database/tables.ts';
import type { Compartment, Role, Viewer } from '../kinds/vocabulary.ts';
import { dayNumber } from '../rulebook/calendar/days.ts';
import { type Duty, type DutyState, dutyState } from '../rulebook/duty/duty.ts';
import type { Access } from './access.ts';
import type { OpenChild } from './child.ts';

export type OwedDuty = Duty & {
  readonly subject: string;
  readonly move: string | null;
  readonly state: DutyState;
};

function dueOf(row: Selectable<DutyTable>): Duty['due'] {
  if (row.due_kind === 'at' && row.due_at !== null) {
    const day = row.due_on === null ? null : dayNumber(row.due_on.toString());
    return { kind: 'at', at: row.due_at.epochMilliseconds, day };
  }
  return row.due_kind === 'cannot-compute'
    ? { kind: 'cannot-compute', says: row.cannot_compute ?? '' }
    : { kind: 'no-fixed-time' };
}

function parseDuty(row: Selectable<DutyTable>, now: Temporal.Instant): OwedDuty {
  const duty: Duty = {
    rule: row.rule,
    pack: row.pack,
    packVersion: row.pack_version,
    instance: row.instance,
    item: row.item,
    trigger: row.trigger_id,
    evidence: row.evidence,
    owner: { role: row.owner_role as Role, organisation: row.owner_organisation_id },
    to:
      row.receiver_role === null
        ? null
        : { role: row.receiver_role as Role, organisation: row.receiver_organisation_id },
    opensAt: row.opens_at.epochMilliseconds,
    knownAt: row.known_at.epochMilliseconds,
    due: dueOf(row),
    warnsAt: row.warns_at?.epochMilliseconds ?? null,
    ending:
      row.ended_at === null || row.ended_by === null || row.ended_how === null
        ? null
        : { at: row.ended_at.epochMilliseconds, entry: row.ended_by, how: row.ended_how },
    compartments: row.compartments as readonly Compartment[],
    audience: row.audience as readonly Viewer[] | null,
  };
  return { ...duty, subject: row.subject_id, move: row.move_id, state: dutyState(duty, now.epochMilliseconds) };
}

/** Soonest limit first; then those without a time; in the end those that are done. */
const bySoonest = (a: OwedDuty, b: OwedDuty): number => {
  const at = (duty: OwedDuty): number => (duty.due.kind === 'at' ? duty.due.at : Number.MAX_SAFE_INTEGER);
  return Number(a.ending !== null) - Number(b.ending !== null) || at(a) - at(b) || (a.instance < b.instance ? -1 : 1);
};

export async function dutiesOfChild(child: OpenChild, move?: string): Promise<readonly OwedDuty[]> {
  const { transaction, actor, now } = child.access;
  let query = transaction
    .selectFrom('duty')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', child.id);
  if (move !== undefined) query = query.where('move_id', '=', move);
  return (await query.execute()).map((row) => parseDuty(row, now)).toSorted(bySoonest);
}

export const dueFilters = ['all', 'overdue', 'week', 'later', 'undated'] as const;
export type DueFilter = (typeof dueFilters)[number];

export type WorkFilter = {
  /** What my posts owe, or what is owed to them. */
  readonly side: 'owed' | 'owed-to';
  readonly due: DueFilter;
  /** Only this post of mine. */
  readonly post?: Viewer | undefined;
  /** Only this item. */
  readonly item?: string | undefined;
};

export type WorkList = {
  readonly duties: readonly OwedDuty[];
  readonly total: number;
  readonly counts: Readonly<Record<DueFilter, number>>;
};

type Where = ExpressionBuilder<Tables, 'duty'>;

const startOfDay = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime('Europe/London').toInstant();

function dueCondition(where: Where, due: DueFilter, now: Temporal.Instant) {
  const weekEnd = startOfDay(now.toZonedDateTimeISO('Europe/London').toPlainDate().add({ days: 8 }));
  switch (due) {
    case 'all':
      return sql<SqlBool>`true`;
    case 'overdue':
      return where('due_at', '<=', now);
    case 'week':
      return where.and([where('due_at', '>', now), where('due_at', '<=', weekEnd)]);
    case 'later':
      return where('due_at', '>', weekEnd);
    case 'undated':
      return where('due_at', 'is', null);
  }
}

/** Open work of the viewer's posts, soonest first. Counts are of what the viewer may see. */
export async function workList(
  access: Access,
  filter: WorkFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<WorkList> {
  const { transaction, actor, now } = access;
  const side = filter.side === 'owed' ? 'owner' : 'receiver';
  const posts = filter.post === undefined ? [...actor.viewers] : [filter.post];
  const base = transaction
    .selectFrom('duty')
    .where('partnership_id', '=', actor.partnership)
    .where(side, 'in', posts)
    .where('ended_at', 'is', null)
    .where('opens_at', '<=', now)
    .$if(filter.item !== undefined, (query) => query.where('item', '=', filter.item ?? ''));
  const counted = await base
    .select((select) =>
      dueFilters.map((due) =>
        select.fn
          .countAll<number>()
          .filterWhere((where) => dueCondition(where, due, now))
          .as(due),
      ),
    )
    .executeTakeFirstOrThrow();
  const rows = await base
    .selectAll()
    .where((where) => dueCondition(where, filter.due, now))
    .orderBy('due_at', (order) => order.asc().nullsLast())
    .orderBy('subject_id')
    .orderBy('instance')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const counts = Object.fromEntries(dueFilters.map((due) => [due, counted[due]])) as Record<DueFilter, number>;
  return { duties: rows.map((row) => parseDuty(row, now)), total: counts[filter.due], counts };
}

/** Open duties by some rules of these posts of the viewer, those that opened first before the others. */
export async function openDutiesOf(
  { transaction, actor, now }: Access,
  posts: readonly Viewer[],
  rules: readonly string[],
): Promise<readonly OwedDuty[]> {
  if (posts.length === 0 || rules.length === 0) return [];
  const rows = await transaction
    .selectFrom('duty')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('owner', 'in', [...posts])
    .where('rule', 'in', [...rules])
    .where('ended_at', 'is', null)
    .where('opens_at', '<=', now)
    .orderBy('opens_at')
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => parseDuty(row, now));
}
