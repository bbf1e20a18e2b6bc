/** Times on a roll and moves between schools, as the chronology says: proposed, confirmed or rejected, arrived, and who looks out for the child. Pure. */
import { timeZone } from '../clock.ts';
import { type Place, schoolOf } from '../kinds/school-place.ts';
import { type Counting, text } from './counting.ts';

export type Enrolment = {
  readonly organisation: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly yearGroup: string | null;
  /** It tells where the child is, and that is for named people only. */
  readonly isProtected: boolean;
};

export type Move = {
  readonly id: string;
  readonly kind: string;
  readonly from: Place;
  readonly to: Place;
  readonly leavesOn: string | null;
  readonly startsOn: string | null;
  /** First day on the roll of the new school. */
  readonly arrivedOn: string | null;
  readonly proposedAt: number;
  readonly proposedBy: string | null;
  readonly source: string;
  readonly confirmedAt: number | null;
  readonly rejectedAt: number | null;
  readonly decidedBy: string | null;
  /** Looks out for the child at the new school. */
  readonly keyAdult: string | null;
  readonly isProtected: boolean;
};

const dayOfInstant = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone).toPlainDate().toString();

type Spell = {
  readonly organisation: string;
  readonly startsOn: string;
  endsOn: string | null;
  yearGroup: string | null;
  isProtected: boolean;
};

/** Times on rolls. Several files and people may tell of the same joining or leaving; it is one. */
export function enrolmentsOf(entries: readonly Counting[]): readonly Enrolment[] {
  const spells: Spell[] = [];
  for (const entry of entries) {
    const organisation = text(entry.data['organisation']);
    if (organisation === null || !entry.kind.startsWith('enrolment.')) continue;
    const day = dayOfInstant(entry.happened);
    const yearGroup = text(entry.data['yearGroup']);
    const { isProtected } = entry;
    const last = spells.findLast((each) => each.organisation === organisation);
    if (entry.kind === 'enrolment.started') {
      if (last === undefined || (last.endsOn !== null && last.endsOn < day))
        spells.push({ organisation, startsOn: day, endsOn: null, yearGroup, isProtected });
      else last.yearGroup = yearGroup ?? last.yearGroup;
    } else if (last === undefined)
      spells.push({ organisation, startsOn: day, endsOn: day, yearGroup: null, isProtected });
    else last.endsOn = day;
  }
  return spells;
}

const sameSchool = (before: Place | undefined, now: Place): boolean =>
  before !== undefined && schoolOf(before) === schoolOf(now);

/** @param entries in the order in which they took place */
export function movesOf(entries: readonly Counting[], enrolments: readonly Enrolment[]): readonly Move[] {
  const moves = new Map<string, Move>();
  for (const entry of entries) {
    const { data } = entry;
    const id = text(data['move']);
    if (id === null) continue;
    const before = moves.get(id);
    if (entry.kind === 'key-adult.named') {
      // Of the school to which the child goes now; another school names its own
      if (before !== undefined && schoolOf(before.to) === text(data['organisation']))
        moves.set(id, { ...before, keyAdult: text(data['practitioner']) });
      continue;
    }
    if (!entry.kind.startsWith('school-move.')) continue;
    if (entry.kind === 'school-move.rejected') {
      if (before !== undefined) moves.set(id, { ...before, rejectedAt: entry.happened, decidedBy: entry.recordedBy });
      continue;
    }
    const confirmed = entry.kind === 'school-move.confirmed';
    moves.set(id, {
      id,
      kind: text(data['kind']) ?? 'in-year',
      from: data['from'] as Place,
      to: data['to'] as Place,
      leavesOn: text(data['leavesOn']),
      startsOn: text(data['startsOn']),
      arrivedOn: null,
      proposedAt: before?.proposedAt ?? entry.happened,
      proposedBy: before?.proposedBy ?? entry.recordedBy,
      source: before?.source ?? text(data['source']) ?? '',
      confirmedAt: confirmed ? entry.happened : (before?.confirmedAt ?? null),
      rejectedAt: null,
      decidedBy: confirmed ? entry.recordedBy : (before?.decidedBy ?? null),
      keyAdult: sameSchool(before?.to, data['to'] as Place) ? (before?.keyAdult ?? null) : null,
      isProtected: entry.isProtected || before?.isProtected === true,
    });
  }
  return [...moves.values()].map((move) => ({ ...move, arrivedOn: arrival(move, enrolments) }));
}

/** On the roll of the new school at the newest; a time on its roll that ended before the move is another one. */
function arrival({ to, leavesOn }: Move, enrolments: readonly Enrolment[]): string | null {
  const there = enrolments.findLast(
    ({ organisation, endsOn }) =>
      organisation === schoolOf(to) && (leavesOn === null || endsOn === null || endsOn > leavesOn),
  );
  return there?.startsOn ?? null;
}
