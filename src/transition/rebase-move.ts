/**
 * What else a changed move changes: who is involved and until when, the last day on the old roll, and what was sent. A
 * school to which the child does not go any more loses its sight of the child from then on. Pure.
 */
import { type Place, schoolOf } from '../kinds/school-place.ts';
import type { NewEntry, StoredEntry } from '../record/entry-row.ts';
import { type InvolvedOrganisation, involvementEnds } from '../record/involvements.ts';
import type { WholeChronology } from '../record/whole-chronology.ts';
import type { ConfirmedMove } from './decide-move.ts';
import {
  type By,
  councilJoins,
  isOpen,
  receiverJoins,
  schoolSendsBack,
  senderLeaves,
  startOf,
} from './move-involvements.ts';
import { recalls, undoneRecalls } from './recall-items.ts';

export type Situation = {
  readonly by: By;
  readonly now: Temporal.Instant;
  readonly chronology: WholeChronology;
  /** Of the child, open or not. */
  readonly involvements: readonly InvolvedOrganisation[];
  /** In whose area the old school is; it looks for a child whose next school nobody knows. */
  readonly council?: string | undefined;
};

export const isSamePlace = (a: Place, b: Place): boolean => a.type === b.type && schoolOf(a) === schoolOf(b);

const isLater = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

const withdraws = ({ by, now, chronology }: Situation, entry: StoredEntry, reason: string): NewEntry => ({
  ...by,
  kind: 'entry.withdrawn',
  happened: { moment: now },
  compartment: entry.compartment,
  audience: entry.audience,
  parties: entry.parties,
  corrects: chronology.rootOf(entry.id),
  data: { reason },
});

const toNewSchool: readonly string[] = ['prospective-admission', 'admission', 'education'];

/** Ends what has begun and withdraws what has not. */
function stopNow(at: Situation, some: readonly InvolvedOrganisation[], reason: string): readonly NewEntry[] {
  const { by, now, chronology } = at;
  return some.flatMap((involvement) => {
    if (!isLater(involvement.startsAt, now)) return [involvementEnds(by, involvement, now, reason)];
    return chronology.standing
      .filter(({ kind, data }) => kind === 'involvement.started' && data['involvement'] === involvement.id)
      .map((entry) => withdraws(at, entry, reason));
  });
}

/** What the old school's leaving has set for a day that has not come: it is undone, and set for the new day. */
function rebaseSender(at: Situation, sender: string, startsOn: string | undefined): readonly NewEntry[] {
  const { by, now, chronology, involvements } = at;
  const own = involvements.filter(({ organisation }) => organisation === sender);
  const leaving = own.filter(
    ({ purpose, endsAt }) => purpose === 'education' && endsAt !== null && isLater(endsAt, now),
  );
  const ends = chronology.standing.filter(
    ({ kind, data, happenedFrom }) =>
      kind === 'involvement.ended' &&
      leaving.some(({ id }) => id === data['involvement']) &&
      isLater(happenedFrom, now),
  );
  const handingOver = own.filter(({ purpose, startsAt }) => purpose === 'former-school' && isLater(startsAt, now));
  const reason = 'The days of the move were changed.';
  const stays = own
    .filter((involvement) => isOpen(involvement, now) && !handingOver.includes(involvement))
    .map((involvement) => (leaving.includes(involvement) ? { ...involvement, endsAt: null } : involvement));
  return [
    ...ends.map((entry) => withdraws(at, entry, reason)),
    ...stopNow(at, handingOver, reason),
    ...senderLeaves(by, sender, stays, startsOn, now),
  ];
}

function rebaseReceiver(at: Situation, before: ConfirmedMove, after: ConfirmedMove): readonly NewEntry[] {
  const { by, now, involvements } = at;
  const [old, receiver] = [schoolOf(before.to), schoolOf(after.to)];
  const open = involvements.filter((each) => isOpen(each, now) && toNewSchool.includes(each.purpose));
  if (old === receiver) {
    const inPlace = open.filter(({ organisation, practitioner }) => organisation === old && practitioner === null);
    const hasBegun = inPlace.some(({ purpose, startsAt }) => purpose === 'education' && !isLater(startsAt, now));
    const comes = after.startsOn !== undefined && !isLater(startOf(after.startsOn), now);
    if (old === undefined || before.startsOn === after.startsOn || (hasBegun && comes)) return [];
    return [
      ...stopNow(at, inPlace, 'the days of the move were changed'),
      ...receiverJoins(by, old, [], after.startsOn, now),
    ];
  }
  const leaves = open.filter(({ organisation }) => organisation === old);
  const proposed = open.filter(
    ({ organisation, purpose }) => organisation === receiver && purpose === 'prospective-admission',
  );
  return [
    ...stopNow(at, leaves, 'the child goes to another school'),
    ...stopNow(at, proposed, 'the place was accepted'),
    ...(receiver === undefined ? [] : receiverJoins(by, receiver, open, after.startsOn, now)),
  ];
}

/** The school that was sent something keeps the child's name, and nothing else, until it has sent everything back. */
function rebaseRecalled(
  at: Situation,
  before: ConfirmedMove,
  after: ConfirmedMove,
  recalled: readonly NewEntry[],
): readonly NewEntry[] {
  const { by, now, involvements } = at;
  const [old, receiver] = [schoolOf(before.to), schoolOf(after.to)];
  if (old === receiver) return [];
  const open = involvements.filter((each) => each.purpose === 'recall' && isOpen(each, now));
  const comesAfterAll = open.filter(({ organisation }) => organisation === receiver);
  const isAskedAlready = open.some(({ organisation }) => organisation === old);
  return [
    ...stopNow(at, comesAfterAll, 'the child goes to this school after all'),
    ...(old === undefined || recalled.length === 0 || isAskedAlready ? [] : [schoolSendsBack(by, old, now)]),
  ];
}

const councilLooks = ({ by, now, council, involvements }: Situation): readonly NewEntry[] =>
  council === undefined ? [] : councilJoins(by, council, involvements, now);

/** The last day on the old school's roll. */
function rebaseRoll(at: Situation, id: string, after: ConfirmedMove): readonly NewEntry[] {
  const { by, chronology } = at;
  const sender = schoolOf(after.from);
  if (sender === undefined) return [];
  const told = chronology.standing.find(({ kind, data }) => kind === 'enrolment.ended' && data['move'] === id);
  if (after.leavesOn === undefined)
    return told === undefined ? [] : [withdraws(at, told, 'The last day is not known.')];
  const day = Temporal.PlainDate.from(after.leavesOn);
  if (told !== undefined && told.happenedFrom.equals(startOf(after.leavesOn))) return [];
  return [
    {
      ...by,
      kind: 'enrolment.ended',
      happened: { day },
      parties: [sender],
      data: { organisation: sender, move: id },
      ...(told === undefined ? {} : { corrects: told.id }),
    },
  ];
}

/**
 * @param event of the entry that changes the move
 */
export function consequences(
  at: Situation,
  id: string,
  { before, after, event }: { readonly before: ConfirmedMove; readonly after: ConfirmedMove; readonly event: string },
): readonly NewEntry[] {
  const { by, now, chronology } = at;
  const sender = schoolOf(before.from);
  const receiver = schoolOf(after.to);
  const goesElsewhere = !isSamePlace(before.to, after.to);
  const changes = new Set(
    chronology.entries.flatMap((entry) =>
      entry.kind === 'school-move.confirmed' && entry.data['move'] === id ? [entry.event] : [],
    ),
  );
  const reason = 'The school to which the child goes was changed.';
  const recalled = goesElsewhere ? recalls(by, chronology.standing, id, { event, at: now, reason }) : [];
  return [
    ...recalled,
    ...(goesElsewhere && receiver !== undefined ? undoneRecalls(by, chronology.standing, changes, receiver, now) : []),
    ...rebaseRecalled(at, before, after, recalled),
    ...(goesElsewhere && receiver === undefined ? councilLooks(at) : []),
    ...rebaseReceiver(at, before, after),
    ...(sender === undefined || before.startsOn === after.startsOn ? [] : rebaseSender(at, sender, after.startsOn)),
    ...rebaseRoll(at, id, after),
  ];
}
