/** Confirms or rejects a proposed move. From the confirmation on, both schools owe each other a handover. */
import { problem } from '../errors.ts';
import type { ChangeCause } from '../kinds/change-of-plan.ts';
import { type Place, schoolOf } from '../kinds/school-place.ts';
import type { MoveKind } from '../kinds/transition.ts';
import type { Post } from '../record/actor.ts';
import { appendMany } from '../record/append-many.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { allInvolvements, type InvolvedOrganisation, involvementEnds } from '../record/involvements.ts';
import { findMove, type SchoolMove } from '../record/moves.ts';
import { type By, isOpen, receiverJoins, senderLeaves } from './move-involvements.ts';
import { mayDecide } from './who-decides.ts';

export type ConfirmedMove = {
  readonly from: Place;
  readonly to: Place;
  readonly kind: MoveKind;
  readonly leavesOn?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly source: string;
  readonly reason: string;
  readonly cause?: ChangeCause | undefined;
};

async function openMove(child: OpenChild, id: string): Promise<{ readonly move: SchoolMove; readonly post: Post }> {
  const move = await findMove(child, id);
  if (move === undefined) throw problem('NOT_FOUND');
  const post = mayDecide(child.access.actor, move);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'decide on this move' });
  if (move.state !== 'proposed') throw problem('MOVE_ALREADY_DECIDED');
  return { move, post };
}

/**
 * The entries of a confirmation.
 *
 * @param involvements of the child, open or not
 */
export function confirmationEntries(
  by: By,
  id: string,
  move: ConfirmedMove,
  involvements: readonly InvolvedOrganisation[],
  now: Temporal.Instant,
): readonly NewEntry[] {
  const sender = schoolOf(move.from);
  const receiver = schoolOf(move.to);
  const open = involvements.filter((involvement) => isOpen(involvement, now));
  const prospective = open.filter(({ purpose }) => purpose === 'prospective-admission');
  const parties = [sender, receiver].filter((school) => school !== undefined);
  return [
    { ...by, kind: 'school-move.confirmed', happened: { moment: now }, parties, data: { move: id, ...move } },
    ...prospective.map((involvement) =>
      involvementEnds(
        by,
        involvement,
        now,
        involvement.organisation === receiver ? 'the place was accepted' : 'the child goes to another school',
      ),
    ),
    ...(receiver === undefined ? [] : receiverJoins(by, receiver, open, move.startsOn, now)),
    ...(sender === undefined ? [] : senderLeaves(by, sender, open, move.startsOn, now)),
    ...(sender === undefined || move.leavesOn === undefined
      ? []
      : [
          {
            ...by,
            kind: 'enrolment.ended',
            happened: { day: Temporal.PlainDate.from(move.leavesOn) },
            parties: [sender],
            data: { organisation: sender, move: id },
          } satisfies NewEntry,
        ]),
  ];
}

/** Throws NOT_FOUND, NOT_ALLOWED, MOVE_ALREADY_DECIDED or CHANGED_MEANWHILE. */
export async function confirmMove(child: OpenChild, id: string, decision: ConfirmedMove, seen: number): Promise<void> {
  const { post } = await openMove(child, id);
  const by = { organisation: post.organisation, recordedBy: child.access.actor.practitioner };
  const involvements = await allInvolvements(child.access, child.id);
  const entries = confirmationEntries(by, id, decision, involvements, child.access.now);
  await appendMany(child.access, [{ subject: child.id, isNew: false, entries, seen }], {
    action: 'school move confirmed',
  });
}

/** Throws NOT_FOUND, NOT_ALLOWED, MOVE_ALREADY_DECIDED or CHANGED_MEANWHILE. */
export async function rejectMove(child: OpenChild, id: string, reason: string, seen: number): Promise<void> {
  const { move, post } = await openMove(child, id);
  const { actor, now } = child.access;
  const by = { organisation: post.organisation, recordedBy: actor.practitioner };
  const parties = [move.from.organisation, move.to.organisation].filter((school) => school !== null);
  const open = (await allInvolvements(child.access, child.id)).filter((involvement) => isOpen(involvement, now));
  const rejected: NewEntry = {
    ...by,
    kind: 'school-move.rejected',
    happened: { moment: now },
    parties,
    data: { move: id, reason },
  };
  const ending = open.filter(
    ({ purpose, organisation }) =>
      purpose === 'prospective-admission' &&
      organisation === move.to.organisation &&
      organisation !== post.organisation,
  );
  const ends = ending.map((involvement) =>
    involvementEnds(by, involvement, now, 'the proposed move is not going ahead'),
  );
  await appendMany(child.access, [{ subject: child.id, isNew: false, entries: [rejected, ...ends], seen }], {
    action: 'school move rejected',
  });
}
