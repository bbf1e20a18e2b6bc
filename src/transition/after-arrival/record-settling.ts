/** Recording how a child settles, by an adult of the new school. Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
import type { z } from 'zod';
import type { arrivalReviewed, handoverRated } from '../../kinds/after-arrival.ts';
import type { Post } from '../../record/actor.ts';
import { append } from '../../record/append.ts';
import type { OpenChild } from '../../record/child.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { postOr, receivingPost } from '../who-prepares.ts';

type Move = Pick<SchoolMove, 'id' | 'from' | 'to'>;

const postFor = ({ access }: OpenChild, move: Move): Post =>
  postOr(receivingPost(access.actor, move), 'say how the child settles at this school');

export type HeldReview = Omit<z.output<typeof arrivalReviewed.data>, 'move' | 'organisation'> & {
  readonly on: Temporal.PlainDate;
};

/** Stays at the new school: how the child is there is not for the old one. */
export async function recordArrivalReview(
  child: OpenChild,
  move: Move,
  { on, ...said }: HeldReview,
  seen: number,
): Promise<void> {
  const { organisation } = postFor(child, move);
  await append(
    child,
    'arrival review recorded',
    [
      {
        kind: 'arrival.reviewed',
        happened: { day: on },
        organisation,
        recordedBy: child.access.actor.practitioner,
        data: { move: move.id, organisation, ...said },
      },
    ],
    seen,
  );
}

/** Goes back to the old school: how good its handover was, and nothing else. */
export async function rateHandover(
  child: OpenChild,
  move: Move,
  said: Omit<z.output<typeof handoverRated.data>, 'move'>,
  seen: number,
): Promise<void> {
  const { organisation } = postFor(child, move);
  await append(
    child,
    'handover rated',
    [
      {
        kind: 'handover.rated',
        happened: { moment: child.access.now },
        organisation,
        recordedBy: child.access.actor.practitioner,
        parties: [move.from.organisation].filter((school) => school !== null),
        data: { move: move.id, ...said },
      },
    ],
    seen,
  );
}
