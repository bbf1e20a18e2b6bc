/** The three duties that an item of a handover stands for. */

import type { EntryPattern } from '../pack/pattern-schema.ts';
import type { DutyRule } from './duty-rule.ts';
import type { ItemRule } from './item-rule.ts';

export type ItemDuty = 'send' | 'confirm' | 'answer';
export const itemDutyId = (item: string, duty: ItemDuty): string => `${item}.${duty}`;

/** Kinds of entry that start the two duties that follow from sending. */
export const itemKinds = {
  confirm: ['handover.item-sent'],
  answer: ['handover.item-queried', 'handover.item-rejected'],
};

const sameMoveAndItem = (item: string) => ({ move: 'trigger.move', item });

/** Only what was done towards the place where the child goes now: the trigger may have been corrected to another one. */
const towardsThere = (entry: string | string[], item: string): readonly EntryPattern[] => [
  { entry, where: { ...sameMoveAndItem(item), 'to.organisation': 'trigger.to.organisation' } },
  {
    entry,
    where: { ...sameMoveAndItem(item), 'to.type': 'trigger.to.type', 'to.organisation': { present: false } },
  },
];

const gone = ['handover.item-nil-declared', 'handover.item-withheld', 'handover.item-recalled'];

/**
 * - `send`: from the move on; done by sending, by declaring nil, or by withholding with a reason. When the child turns out
 *   to go elsewhere, what went to the other place does not count.
 * - `confirm`: from each sending on; done by accepting, querying or rejecting. The sender is never late through it.
 * - `answer`: from each query or rejection on; done by sending again, declaring nil or withholding.
 */
export function dutiesOfItem(item: ItemRule): readonly DutyRule[] {
  const { compartment, between, title, basis, source, verified, note, inForce, lesson } = item;
  const shared = { basis, source, verified, note, inForce, lesson, compartment, between, examples: [] };
  const where = sameMoveAndItem(item.item);
  const receiver = item.confirm.owner;
  const rejectedMove = { entry: 'school-move.rejected', where: { move: 'trigger.move' } };
  const recalled = { entry: 'handover.item-recalled', where };
  return [
    {
      ...shared,
      duty: itemDutyId(item.item, 'send'),
      title: `Send: ${title}`,
      when: item.when,
      if: item.if,
      // What the old school learned in time; what comes to light at the new one is no longer its to hand over.
      beginsBefore: item.if === undefined ? undefined : 'trigger.startsOn',
      owner: item.send.owner,
      to: receiver,
      due: item.send.due,
      warn: item.send.warn,
      done: {
        any: [
          ...towardsThere(['handover.item-sent', 'handover.item-withheld'], item.item),
          // What does not exist exists for no other school either
          { entry: 'handover.item-nil-declared', where },
        ],
      },
      ends: { any: [...towardsThere('handover.item-recalled', item.item), rejectedMove] },
    },
    {
      ...shared,
      duty: itemDutyId(item.item, 'confirm'),
      title: `Confirm receipt: ${title}`,
      when: { entry: itemKinds.confirm, where: { item: item.item } },
      owner: receiver,
      to: item.send.owner,
      due: item.confirm.due,
      warn: [],
      done: {
        entry: ['handover.item-accepted', 'handover.item-queried', 'handover.item-rejected'],
        where,
        happened: 'after trigger',
      },
      ends: { entry: gone, where, happened: 'after trigger' },
    },
    {
      ...shared,
      duty: itemDutyId(item.item, 'answer'),
      title: `Answer the query or rejection: ${title}`,
      when: { entry: itemKinds.answer, where: { item: item.item } },
      owner: item.send.owner,
      to: receiver,
      due: item.answer.due,
      warn: [],
      done: {
        entry: ['handover.item-sent', 'handover.item-accepted', 'handover.item-nil-declared', 'handover.item-withheld'],
        where,
        happened: 'after trigger',
      },
      ends: { any: [recalled, rejectedMove] },
    },
  ];
}
