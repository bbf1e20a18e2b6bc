/** What a changed calendar moved: limits as they were before it was derived again, and a line in the trace for each other one. */
import { sql } from 'kysely';
import type { Access } from './access.ts';

export type Limit = { readonly subject_id: string; readonly instance: string; readonly limit: string };

const limitText = sql<string>`concat(due_kind, ' ', due_at)`;

/** Limits of what is not over: what was done or ended stands as it was. */
export async function limitsOf({ transaction, actor }: Access, subjects: readonly string[]): Promise<readonly Limit[]> {
  if (subjects.length === 0) return [];
  return transaction
    .selectFrom('duty')
    .select(['subject_id', 'instance', limitText.as('limit')])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', 'in', [...subjects])
    .where('ended_at', 'is', null)
    .execute();
}

export async function traceRecounted({ transaction, actor, now }: Access, before: readonly Limit[]): Promise<void> {
  if (before.length === 0) return;
  const column = (name: keyof Limit) => sql.val(before.map((row) => row[name]));
  await sql`INSERT INTO trace (partnership_id, subject_id, instance, step, at, rule, item,
      owner_organisation_id, receiver_organisation_id, compartments, audience)
    SELECT d.partnership_id, d.subject_id, d.instance, 'recounted', ${now.toString()}::timestamptz, d.rule, d.item,
      d.owner_organisation_id, d.receiver_organisation_id, d.compartments, d.audience
    FROM unnest(${column('subject_id')}::uuid[], ${column('instance')}::text[], ${column('limit')}::text[]) AS was (subject_id, instance, "limit")
    JOIN duty d ON d.partnership_id = ${actor.partnership} AND d.subject_id = was.subject_id AND d.instance = was.instance
    WHERE concat(d.due_kind, ' ', d.due_at) <> was."limit"
    ON CONFLICT (partnership_id, subject_id, instance, step) DO UPDATE SET at = excluded.at`.execute(transaction);
}
