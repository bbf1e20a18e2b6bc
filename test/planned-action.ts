/** A part of the plan for the move of the small partnership's child, owed by the new school. */
import assert from 'node:assert/strict';
import { openChild } from '../src/record/child.ts';
import { findMove } from '../src/record/moves.ts';
import { loadPreparation } from '../src/transition/enhanced/preparation.ts';
import { agreeAction } from '../src/transition/enhanced/record-preparation.ts';
import { ids, type SmallPartnership } from './small-partnership.ts';

/** @returns the id of the action */
export const plannedAction = ({ as }: Pick<SmallPartnership, 'as'>, move: string): Promise<string> =>
  as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    const found = await findMove(child, move);
    assert.ok(found !== undefined);
    await agreeAction(
      child,
      found,
      { part: 'visit', what: 'A quiet visit', organisation: ids.secondary, role: 'senco', by: '2026-12-04' },
      child.seen,
    );
    const { actions } = await loadPreparation(await openChild(access, ids.child), found);
    return actions[0]?.data.action ?? '';
  });
