/**
 * What the parents say to a managed move or to education at home: who had the idea, whether they knew that the child may
 * stay, what pressed them. Whatever they say is recorded; a sign that they were not free raises a question to the council.
 */
import type { z } from 'zod';
import { problem } from '../errors.ts';
import type { parentalAgreementRecorded } from '../kinds/change-of-plan.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { findMove, type SchoolMove } from '../record/moves.ts';
import { mayDecide } from './who-decides.ts';

type Recorded = z.output<typeof parentalAgreementRecorded.data>;
export type ParentalAgreement = Omit<Recorded, 'move'> & { readonly on: Temporal.PlainDate };

/** Kinds of move that rest on the free agreement of the family. */
export const restsOnAgreement = ({ kind }: Pick<SchoolMove, 'kind'>): boolean =>
  kind === 'managed-move' || kind === 'home-education';

/** Newest first, as far as the viewer may see them. */
export const agreementsOf = async (child: OpenChild, move: string): Promise<readonly ChronologyEntry[]> =>
  (await readChronology(child)).filter(
    ({ kind, data, withdrawnBy, correctedBy }) =>
      kind === 'parental-agreement.recorded' && data['move'] === move && withdrawnBy === null && correctedBy === null,
  );

/** Of any move that is not off. Throws NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE. */
export async function recordParentalAgreement(
  child: OpenChild,
  id: string,
  { on, ...said }: ParentalAgreement,
  seen: number,
): Promise<void> {
  const move = await findMove(child, id);
  if (move === undefined || move.state === 'rejected') throw problem('NOT_FOUND');
  const { actor } = child.access;
  const post = mayDecide(actor, move);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'record what the parents say to this move' });
  await append(
    child,
    'parental agreement recorded',
    [
      {
        kind: 'parental-agreement.recorded',
        happened: { day: on },
        organisation: post.organisation,
        recordedBy: actor.practitioner,
        parties: [move.from.organisation].filter((party) => party !== null),
        data: { move: id, ...said },
      },
    ],
    seen,
  );
}
