/** Proposes that a child moves from one school to another. Nothing is owed until a named person confirms it. */
import { randomUUIDv7 } from 'node:crypto';
import type { Place } from '../kinds/school-place.ts';
import { schoolOf } from '../kinds/school-place.ts';
import type { MoveKind } from '../kinds/transition.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { involvementStarts } from '../record/involvements.ts';

export type ProposedMove = {
  readonly from: Place;
  readonly to: Place;
  readonly kind: MoveKind;
  readonly leavesOn?: string | undefined;
  readonly startsOn?: string | undefined;
  /** How this is known, for example "offer of a place". */
  readonly source: string;
  readonly reason?: string | undefined;
};

type By = Pick<NewEntry, 'organisation' | 'recordedBy'>;

/** The entries of a proposal. A school that may receive the child sees who the child is, and no more, until it is confirmed. */
export function proposalEntries(
  by: By,
  move: ProposedMove,
  now: Temporal.Instant,
): { readonly move: string; readonly entries: readonly NewEntry[] } {
  const id = randomUUIDv7();
  const receiver = schoolOf(move.to);
  const parties = [schoolOf(move.from), receiver].filter((school) => school !== undefined);
  const proposal: NewEntry = {
    ...by,
    kind: 'school-move.proposed',
    happened: { moment: now },
    parties,
    data: { move: id, ...move },
  };
  if (receiver === undefined || receiver === by.organisation) return { move: id, entries: [proposal] };
  const involvement = involvementStarts(by, {
    organisation: receiver,
    purpose: 'prospective-admission',
    reason: 'a move to this school was proposed',
    from: now,
  });
  return { move: id, entries: [proposal, involvement] };
}

export async function proposeMove(child: OpenChild, by: By, move: ProposedMove): Promise<string> {
  const { move: id, entries } = proposalEntries(by, move, child.access.now);
  await append(child, 'school move proposed', entries, child.seen);
  return id;
}
