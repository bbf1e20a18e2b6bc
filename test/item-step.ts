/** A step of one item of a handover, taken by one of the people of the small partnership. */
import assert from 'node:assert/strict';
import type { ItemStep } from '../src/kinds/handover.ts';
import { openChild } from '../src/record/child.ts';
import { findMove } from '../src/record/moves.ts';
import { findOrganisation } from '../src/record/organisations.ts';
import { loadHandover } from '../src/transition/handover.ts';
import { type StepDetails, takeItemStep } from '../src/transition/take-item-step.ts';
import { ids, type PersonName, type SmallPartnership } from './small-partnership.ts';

export const takenStep = (
  { as }: Pick<SmallPartnership, 'as'>,
  by: PersonName,
  move: string,
  item: string,
  taken: ItemStep,
  details: StepDetails = {},
): Promise<void> =>
  as(by, async (access) => {
    const child = await openChild(access, ids.child);
    const found = await findMove(child, move);
    assert.ok(found !== undefined);
    const handover = await loadHandover(child, found);
    const chosen = [...handover.items, ...handover.betweenDsls].find(({ code }) => code === item);
    assert.ok(chosen !== undefined, `${by} sees no ${item}`);
    const sender = await findOrganisation(access, ids.primary);
    await takeItemStep(child, handover, chosen, taken, details, sender, child.seen);
  });
