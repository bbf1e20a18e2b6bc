/** Items that may be confirmed several children at a time: what was sent and waits for the receipt of the viewer's posts. */
import { sql } from 'kysely';
import type { Access } from '../record/access.ts';
import { itemDutyId } from '../rulebook/duty/item-duties.ts';
import type { ItemRule } from '../rulebook/duty/item-rule.ts';

export type WaitingReceipt = {
  readonly item: string;
  readonly child: string;
  readonly move: string;
  readonly from: string | null;
  /** When it was sent last. */
  readonly sentAt: Temporal.Instant;
};

/** Rules of items with `receipt: in a batch`. What goes between two DSLs alone is never one of them. */
export const batchItems = ({ engine }: Access): readonly ItemRule[] =>
  [...engine.rulebook.items.values()]
    .map(({ item }) => item)
    .filter((item) => item.receipt === 'in a batch' && item.between === undefined);

/**
 * One for each child and item, oldest sending first.
 *
 * @param school the receiving one, at which the viewer holds the posts
 */
export async function waitingReceipts(access: Access, school: string): Promise<readonly WaitingReceipt[]> {
  const { transaction, actor, now } = access;
  const byRule = new Map(batchItems(access).map(({ item }) => [itemDutyId(item, 'confirm'), item]));
  const posts = actor.viewers.filter((viewer) => viewer.endsWith(`@${school}`));
  if (byRule.size === 0 || posts.length === 0) return [];
  const rows = await transaction
    .selectFrom('duty')
    .select(['item', 'subject_id', 'move_id', 'receiver_organisation_id'])
    .select(sql<Temporal.Instant>`max(opens_at)`.as('sent_at'))
    .where('partnership_id', '=', actor.partnership)
    .where('owner', 'in', posts)
    .where('rule', 'in', [...byRule.keys()])
    .where('ended_at', 'is', null)
    .where('opens_at', '<=', now)
    .where('move_id', 'is not', null)
    .groupBy(['item', 'subject_id', 'move_id', 'receiver_organisation_id'])
    .orderBy('sent_at')
    .orderBy('subject_id')
    .execute();
  return rows.flatMap((row) =>
    row.item === null || row.move_id === null
      ? []
      : [
          {
            item: row.item,
            child: row.subject_id,
            move: row.move_id,
            from: row.receiver_organisation_id,
            sentAt: row.sent_at,
          },
        ],
  );
}
