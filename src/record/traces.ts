/** What time itself brought about for a child, as far as the viewer may see it. */
import type { OpenChild } from './child.ts';

export type TraceLine = {
  readonly instance: string;
  readonly rule: string;
  /** `recounted`: a calendar changed, and the limit with it. */
  readonly step: 'opened' | 'due-soon' | 'overdue' | 'recounted';
  readonly at: Temporal.Instant;
  /** When it turned out not to hold. */
  readonly overtakenAt: Temporal.Instant | null;
};

export async function tracesOf(child: OpenChild): Promise<readonly TraceLine[]> {
  const rows = await child.access.transaction
    .selectFrom('trace')
    .select(['instance', 'rule', 'step', 'at', 'overtaken_at'])
    .where('partnership_id', '=', child.access.actor.partnership)
    .where('subject_id', '=', child.id)
    .execute();
  return rows.map((row) => ({
    instance: row.instance,
    rule: row.rule,
    step: row.step,
    at: row.at,
    overtakenAt: row.overtaken_at,
  }));
}
