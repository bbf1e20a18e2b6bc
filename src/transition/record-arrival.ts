/** Records that a child has arrived and is on the roll. Until then a child who has left one school is on nobody's roll. */
import { problem } from '../errors.ts';
import { worksAt } from '../record/actor.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import { findMove } from '../record/moves.ts';

/**
 * Throws NOT_FOUND, NOT_ALLOWED, ITEM_STEP_NOT_POSSIBLE, or CHANGED_MEANWHILE when others have written since, or have said so already.
 *
 * @param day the first day on the roll
 */
export async function recordArrival(
  child: OpenChild,
  move: string,
  day: Temporal.PlainDate,
  yearGroup: string | undefined,
  seen: number,
): Promise<void> {
  const found = await findMove(child, move);
  if (found?.to.organisation == null) throw problem('NOT_FOUND');
  if (!worksAt(child.access.actor, found.to.organisation))
    throw problem('NOT_ALLOWED', { action: 'put a child on the roll of this school' });
  if (found.state !== 'confirmed')
    throw problem('ITEM_STEP_NOT_POSSIBLE', { step: 'recorded', state: 'not confirmed' });
  if (found.arrivedOn !== null) throw problem('CHANGED_MEANWHILE');
  await append(
    child,
    'arrival recorded',
    [
      {
        kind: 'enrolment.started',
        happened: { day },
        organisation: found.to.organisation,
        recordedBy: child.access.actor.practitioner,
        parties: [found.from.organisation, found.to.organisation].filter((school) => school !== null),
        data: { organisation: found.to.organisation, move, ...(yearGroup === undefined ? {} : { yearGroup }) },
      },
    ],
    seen,
  );
}
