/**
 * Changes a confirmed move, by a correction of the entry that confirmed it: a day becomes known, the school becomes known,
 * a place is withdrawn. Duties stay what they are and get their new limits. Or says that it is not going ahead after all.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import { type Place, schoolOf } from '../kinds/school-place.ts';
import { appendMany } from '../record/append-many.ts';
import { endBundlesOfMove } from '../record/bundles/kept-bundles.ts';
import type { OpenChild } from '../record/child.ts';
import { councilOfSchool } from '../record/council-of.ts';
import type { NewEntry, StoredEntry } from '../record/entry-row.ts';
import { allInvolvements } from '../record/involvements.ts';
import { findMove } from '../record/moves.ts';
import { wholeChronology } from '../record/whole-chronology.ts';
import type { ConfirmedMove } from './decide-move.ts';
import { consequences, isSamePlace, type Situation } from './rebase-move.ts';
import { mayDecide } from './who-decides.ts';

/** What may change; the old school is where the child is, and stays. */
export type ChangedMove = Omit<ConfirmedMove, 'from'>;

type Changing = { readonly at: Situation; readonly confirmed: StoredEntry; readonly before: ConfirmedMove };

async function openConfirmed(child: OpenChild, id: string, to: Place | undefined): Promise<Changing> {
  const { access } = child;
  const move = await findMove(child, id);
  if (move === undefined) throw problem('NOT_FOUND');
  const post = mayDecide(access.actor, move);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'change this move' });
  const chronology = await wholeChronology(access, child.id);
  const confirmed = chronology.standing.find(
    ({ kind, data }) => kind === 'school-move.confirmed' && data['move'] === id,
  );
  if (move.state !== 'confirmed' || confirmed === undefined) throw problem('MOVE_NOT_CHANGEABLE');
  const { move: _, ...before } = confirmed.data as ConfirmedMove & { readonly move: string };
  const goesElsewhere = to === undefined || !isSamePlace(before.to, to);
  if (move.arrivedOn !== null && goesElsewhere) throw problem('MOVE_NOT_CHANGEABLE');
  const at: Situation = {
    by: { organisation: post.organisation, recordedBy: access.actor.practitioner },
    now: access.now,
    chronology,
    involvements: await allInvolvements(access, child.id),
    council: (await councilOfSchool(access, schoolOf(before.from)))?.id,
  };
  return { at, confirmed, before };
}

const partiesOf = ({ from, to }: ConfirmedMove): readonly string[] =>
  [schoolOf(from), schoolOf(to)].filter((school) => school !== undefined);

/**
 * Throws NOT_FOUND, NOT_ALLOWED, MOVE_NOT_CHANGEABLE when it is not confirmed, or would lead elsewhere after the child has
 * arrived, or CHANGED_MEANWHILE.
 */
export async function changeMove(child: OpenChild, id: string, change: ChangedMove, seen: number): Promise<void> {
  const { at, confirmed, before } = await openConfirmed(child, id, change.to);
  // A place that has no number keeps how it was written
  const to = isSamePlace(before.to, change.to) ? { ...before.to, ...change.to } : change.to;
  const after: ConfirmedMove = { from: before.from, ...change, to };
  const event = randomUUIDv7();
  const correction: NewEntry = {
    ...at.by,
    kind: 'school-move.confirmed',
    happened: { moment: confirmed.happenedFrom },
    parties: partiesOf(after),
    corrects: confirmed.id,
    event,
    data: { move: id, ...after },
  };
  const entries = [correction, ...consequences(at, id, { before, after, event })];
  await appendMany(child.access, [{ subject: child.id, isNew: false, entries, seen }], {
    action: 'school move changed',
  });
  if (!isSamePlace(before.to, after.to)) await endBundlesOfMove(child.access, id);
}

/** The child stays at the old school. Throws as `changeMove` does. */
export async function cancelMove(child: OpenChild, id: string, reason: string, seen: number): Promise<void> {
  const { at, before } = await openConfirmed(child, id, undefined);
  const { leavesOn: _, startsOn: __, cause: ___, ...rest } = before;
  const event = randomUUIDv7();
  const rejection: NewEntry = {
    ...at.by,
    kind: 'school-move.rejected',
    happened: { moment: at.now },
    parties: partiesOf(before),
    event,
    data: { move: id, reason },
  };
  const stays: ConfirmedMove = { ...rest, to: { type: 'unknown' } };
  // The child stays, so nobody has to look for a school
  const staying = { ...at, council: undefined };
  const entries = [rejection, ...consequences(staying, id, { before, after: stays, event })];
  await appendMany(child.access, [{ subject: child.id, isNew: false, entries, seen }], {
    action: 'confirmed move called off',
  });
  await endBundlesOfMove(child.access, id);
}
