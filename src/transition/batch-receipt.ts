/** Items that may be confirmed several children at a time: what was sent and waits for the receipt of the viewer's posts. */
import type { Access } from '../record/access.ts';
import { openDutiesOf } from '../record/duties.ts';
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
  const rules = batchItems(access).map(({ item }) => itemDutyId(item, 'confirm'));
  const posts = access.actor.viewers.filter((viewer) => viewer.endsWith(`@${school}`));
  const waiting = new Map<string, WaitingReceipt>();
  for (const { item, subject: child, move, to, opensAt } of await openDutiesOf(access, posts, rules)) {
    if (item === null || move === null) continue;
    const sentAt = Temporal.Instant.fromEpochMilliseconds(opensAt);
    waiting.set(`${item} ${move}`, { item, child, move, from: to?.organisation ?? null, sentAt });
  }
  return [...waiting.values()];
}
