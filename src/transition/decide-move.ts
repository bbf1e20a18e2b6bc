/** Confirms or rejects a proposed move. From the confirmation on, both schools owe each other a handover. */
import { timeZone } from '../clock.ts';
import { problem } from '../errors.ts';
import { type Place, schoolOf } from '../kinds/school-place.ts';
import type { MoveKind } from '../kinds/transition.ts';
import type { Post } from '../record/actor.ts';
import { appendMany } from '../record/append-many.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import {
  allInvolvements,
  type InvolvedOrganisation,
  involvementEnds,
  involvementStarts,
} from '../record/involvements.ts';
import { findMove, type SchoolMove } from '../record/moves.ts';
import { mayDecide } from './who-decides.ts';

export type ConfirmedMove = {
  readonly from: Place;
  readonly to: Place;
  readonly kind: MoveKind;
  readonly leavesOn?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly source: string;
  readonly reason: string;
};

const startOf = (day: string): Temporal.Instant => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant();

async function openMove(child: OpenChild, id: string): Promise<{ readonly move: SchoolMove; readonly post: Post }> {
  const move = await findMove(child, id);
  if (move === undefined) throw problem('NOT_FOUND');
  const post = mayDecide(child.access.actor, move);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'decide on this move' });
  if (move.state !== 'proposed') throw problem('MOVE_ALREADY_DECIDED');
  return { move, post };
}

const isOpen = (involvement: InvolvedOrganisation, now: Temporal.Instant): boolean =>
  involvement.endsAt === null || Temporal.Instant.compare(involvement.endsAt, now) > 0;

/** The new school's involvement: preparing until the first day, educating from then on. */
function receiverJoins(
  by: By,
  receiver: string,
  startsOn: string | undefined,
  now: Temporal.Instant,
): readonly NewEntry[] {
  const reason = 'the place was accepted';
  const start = startsOn === undefined ? undefined : startOf(startsOn);
  const preparing = start === undefined || Temporal.Instant.compare(start, now) > 0;
  const entries: NewEntry[] = [];
  if (preparing) {
    const until =
      startsOn === undefined ? undefined : Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString();
    entries.push(
      involvementStarts(by, {
        organisation: receiver,
        purpose: 'admission',
        reason,
        from: now,
        ...(until === undefined ? {} : { until }),
      }),
    );
  }
  if (start !== undefined) {
    entries.push(
      involvementStarts(by, { organisation: receiver, purpose: 'education', reason, from: preparing ? start : now }),
    );
  }
  return entries;
}

/** The old school educates until the child starts elsewhere; for a year it sees what it recorded and the handover. */
function senderLeaves(
  by: By,
  sender: string,
  open: readonly InvolvedOrganisation[],
  startsOn: string | undefined,
  now: Temporal.Instant,
): readonly NewEntry[] {
  if (startsOn === undefined) return [];
  const start = startOf(startsOn);
  const from = Temporal.Instant.compare(start, now) > 0 ? start : now;
  const until = Temporal.PlainDate.from(startsOn).add({ years: 1 }).toString();
  const ending = open.filter(({ organisation, purpose }) => organisation === sender && purpose === 'education');
  if (ending.length === 0) return [];
  return [
    ...ending.map((involvement) => involvementEnds(by, involvement, from, 'the child moved to another school')),
    involvementStarts(by, {
      organisation: sender,
      purpose: 'former-school',
      reason: 'the handover to the next school',
      from,
      until,
    }),
  ];
}

type By = Pick<NewEntry, 'organisation' | 'recordedBy'>;

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
    ...(receiver === undefined ? [] : receiverJoins(by, receiver, move.startsOn, now)),
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
