/** Records that a child did not arrive: the council then has to look for the child. */
import { dayOf } from '../clock.ts';
import { problem } from '../errors.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import { councilOfSchool } from '../record/council-of.ts';
import { allInvolvements } from '../record/involvements.ts';
import { findMove } from '../record/moves.ts';
import { councilJoins } from './move-involvements.ts';
import { mayDecide } from './who-decides.ts';

export type MissedArrival = {
  /** The day on which the child should have come. */
  readonly expectedOn: Temporal.PlainDate;
  /** What was done to find out. */
  readonly asked: string;
};

/** Throws NOT_FOUND, NOT_ALLOWED, MOVE_NOT_CHANGEABLE when the child has arrived, or CHANGED_MEANWHILE. */
export async function recordMissedArrival(
  child: OpenChild,
  id: string,
  { expectedOn, asked }: MissedArrival,
  seen: number,
): Promise<void> {
  const { access } = child;
  const move = await findMove(child, id);
  if (move?.to.organisation == null) throw problem('NOT_FOUND');
  const post = mayDecide(access.actor, move);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'say that this child did not arrive' });
  if (move.state !== 'confirmed' || move.arrivedOn !== null) throw problem('MOVE_NOT_CHANGEABLE');
  const by = { organisation: post.organisation, recordedBy: access.actor.practitioner };
  const school = move.to.organisation;
  const council = await councilOfSchool(access, school);
  const involvements = await allInvolvements(access, child.id);
  await append(
    child,
    'missed arrival recorded',
    [
      {
        ...by,
        kind: 'enrolment.missed',
        happened: { day: dayOf(access.now) },
        parties: [move.from.organisation, school].filter((party) => party !== null),
        data: { move: id, organisation: school, expectedOn: expectedOn.toString(), asked },
      },
      ...(council === undefined ? [] : councilJoins(by, council.id, involvements, access.now)),
    ],
    seen,
  );
}
