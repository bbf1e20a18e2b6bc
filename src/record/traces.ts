/** What time itself brought about for a child, as far as the viewer may see it. */
import type { OpenChild } from './child.ts';

export type TraceLine = {
  readonly instance: string;
  readonly rule: string;
  /** `recounted`: a calendar changed, and the limit with it. */
  readonly step: 'opened' | 'due-soon' | 'overdue' | 'recounted' | 'stage-opened' | 'unanswered' | 'last-stage-passed';
  /** Of a handover the item, of a challenge the number of the stage. */
  readonly item: string | null;
  readonly at: Temporal.Instant;
  /** When it turned out not to hold. */
  readonly overtakenAt: Temporal.Instant | null;
};

export async function tracesOf(child: OpenChild): Promise<readonly TraceLine[]> {
  const rows = await child.access.transaction
    .selectFrom('trace')
    .select(['instance', 'rule', 'item', 'step', 'at', 'overtaken_at'])
    .where('partnership_id', '=', child.access.actor.partnership)
    .where('subject_id', '=', child.id)
    .execute();
  return rows.map((row) => ({
    instance: row.instance,
    rule: row.rule,
    step: row.step,
    item: row.item,
    at: row.at,
    overtakenAt: row.overtaken_at,
  }));
}
