/** A move of the child of the small partnership, proposed by the council and, when asked for, confirmed by the primary school. */
import type { MoveKind } from '../src/kinds/transition.ts';
import { openChild } from '../src/record/child.ts';
import { confirmMove } from '../src/transition/decide-move.ts';
import { proposeMove } from '../src/transition/propose-move.ts';
import { ids, people, type SmallPartnership } from './small-partnership.ts';

type Where = {
  /** The child of the small partnership unless given. */
  readonly child?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: MoveKind | undefined;
  readonly leavesOn?: string | undefined;
  readonly startsOn?: string | undefined;
};

const school = (organisation: string) => ({ type: 'school', organisation }) as const;

const filled = ({ to = ids.secondary, kind = 'phase-transfer', leavesOn, startsOn }: Where) => ({
  from: school(ids.primary),
  to: school(to),
  kind,
  leavesOn: leavesOn ?? '2027-07-23',
  startsOn: startsOn ?? '2027-09-02',
  source: 'offer',
});

/** @returns the id of the move */
export const proposedMove = ({ as }: Pick<SmallPartnership, 'as'>, where: Where = {}): Promise<string> =>
  as('admissions', async (access) =>
    proposeMove(
      await openChild(access, where.child ?? ids.child),
      { organisation: ids.council, recordedBy: people.admissions.id },
      filled(where),
    ),
  );

/** @returns the id of the move */
export async function confirmedMove(partnership: Pick<SmallPartnership, 'as'>, where: Where = {}): Promise<string> {
  const move = await proposedMove(partnership, where);
  await partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, where.child ?? ids.child);
    await confirmMove(child, move, { ...filled(where), reason: 'place accepted' }, child.seen);
  });
  return move;
}
