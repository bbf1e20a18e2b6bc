/** The trace: what time itself brought about, as it was shown. The timeline shows it; derive never reads it. */
import { sql } from 'kysely';
import type { Access } from './access.ts';

/** Marks what derive no longer says, for example that something was overdue when it had been done but not yet recorded. */
export async function overtakeTraces({ transaction, actor, now }: Access, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await sql`UPDATE trace t SET overtaken_at = ${now.toString()}::timestamptz
    WHERE t.partnership_id = ${actor.partnership} AND t.subject_id = ANY (${sql.val(subjects)}::uuid[]) AND t.overtaken_at IS NULL AND t.step IN ('opened', 'due-soon', 'overdue')
      AND NOT EXISTS (
        SELECT FROM duty d
        WHERE d.partnership_id = t.partnership_id AND d.subject_id = t.subject_id AND d.instance = t.instance
          AND (d.ended_at IS NULL OR d.ended_at > t.at)
          AND CASE t.step WHEN 'opened' THEN d.opens_at WHEN 'due-soon' THEN d.warns_at ELSE d.due_at END <= t.at
      )`.execute(transaction);
}
