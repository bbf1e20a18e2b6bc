/**
 * What lists need to know of one subject, as a fold over the entries that count: who the child is now, on which roll,
 * which moves are proposed or confirmed, who is involved. Pure; the tables hold nothing that this does not say.
 */
import { timeZone } from '../clock.ts';
import { type Place, schoolOf } from '../kinds/school-place.ts';
import { effectiveEntries, standingVersions } from '../rulebook/entry.ts';
import { type Counting, text, texts, versionsOf } from './counting.ts';
import { displayName } from './display-name.ts';
import { ruleEntry, type StoredEntry } from './entry-row.ts';
import {
  closingsOf,
  coveredBy,
  emergenciesOf,
  involvementsOf,
  type ProjectedClosing,
  type ProjectedEmergency,
  type ProjectedInvolvement,
  type ProjectedShare,
  sharesOf,
} from './project-access.ts';
import { type SearchName, searchNames } from './search/search-names.ts';

export type Identity = {
  readonly surname: string;
  readonly forename: string;
  readonly preferredSurname: string | null;
  readonly preferredForename: string | null;
  readonly dateOfBirth: string;
  readonly sex: 'F' | 'M' | null;
};

export type Identifier = { readonly scheme: 'upn' | 'former-upn' | 'uln' | 'nhs-number'; readonly value: string };

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
  readonly isProtected: boolean;
};

export type Projection = {
  /** Null when every entry that said who the child is has been withdrawn. */
  readonly identity: Identity | null;
  readonly names: readonly SearchName[];
  readonly identifiers: readonly Identifier[];
  readonly enrolments: readonly Enrolment[];
  readonly moves: readonly Move[];
  readonly involvements: readonly ProjectedInvolvement[];
  readonly closings: readonly ProjectedClosing[];
  readonly emergencies: readonly ProjectedEmergency[];
  readonly shares: readonly ProjectedShare[];
  /** Entries that tell where the child is, from before that was protected. */
  readonly covered: readonly string[];
};

const projecting = new Set([
  'identity.recorded',
  'enrolment.started',
  'enrolment.ended',
  'school-move.proposed',
  'school-move.confirmed',
  'school-move.rejected',
  'involvement.started',
  'involvement.ended',
  'record.restricted',
  'restriction.lifted',
  'location.protected',
  'location.released',
  'emergency-access.opened',
  'emergency-access.reviewed',
  'sharing.decided',
  'sharing.stopped',
]);

/** Whether an entry can change the projection of its subject. */
export const projects = (entry: Pick<StoredEntry, 'kind' | 'corrects'>): boolean =>
  entry.corrects !== null || projecting.has(entry.kind);

const dayOfInstant = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** A name as it is shown: files written all in capitals are not. The entry keeps what was written. */
function nameIn(value: unknown): string | null {
  const written = text(value);
  return written === null ? null : displayName(written).shown;
}

function identityOf(entries: readonly Counting[]): Identity | null {
  const newest = entries.findLast((entry) => entry.kind === 'identity.recorded');
  if (newest === undefined) return null;
  const { data } = newest;
  const sex = data['sex'];
  return {
    surname: nameIn(data['surname']) ?? '',
    forename: nameIn(data['forename']) ?? '',
    preferredSurname: nameIn(data['preferredSurname']),
    preferredForename: nameIn(data['preferredForename']),
    dateOfBirth: text(data['dateOfBirth']) ?? '',
    sex: sex === 'F' || sex === 'M' ? sex : null,
  };
}

/** The newest number of each scheme; a unique pupil number that was replaced stays as a former one. */
function identifiersOf(entries: readonly Counting[]): readonly Identifier[] {
  const identities = entries.filter((entry) => entry.kind === 'identity.recorded');
  const latest = (field: string): string | null =>
    identities.reduce<string | null>((value, entry) => text(entry.data[field]) ?? value, null);
  const upn = latest('upn');
  const former = new Set(
    identities
      .flatMap((entry) => [...texts(entry.data['formerUpns']), ...texts([entry.data['upn']])])
      .filter((each) => each !== upn),
  );
  const found: Identifier[] = [...former].map((value) => ({ scheme: 'former-upn', value }));
  const current = [
    ['upn', upn],
    ['uln', latest('uln')],
    ['nhs-number', latest('nhsNumber')],
  ] as const;
  for (const [scheme, value] of current) if (value !== null) found.push({ scheme, value });
  return found;
}

type Spell = {
  readonly organisation: string;
  readonly startsOn: string;
  endsOn: string | null;
  yearGroup: string | null;
  isProtected: boolean;
};

/** Times on rolls. Several files and people may tell of the same joining or leaving; it is one. */
function enrolmentsOf(entries: readonly Counting[]): readonly Enrolment[] {
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

function movesOf(entries: readonly Counting[], enrolments: readonly Enrolment[]): readonly Move[] {
  const moves = new Map<string, Move>();
  for (const entry of entries) {
    const { data } = entry;
    const id = text(data['move']);
    if (id === null || !entry.kind.startsWith('school-move.')) continue;
    const before = moves.get(id);
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

/** @param entries of one subject, in order of sequence */
export function projectSubject(entries: readonly StoredEntry[]): Projection {
  const authors = new Map(entries.map((entry) => [entry.id, entry.recordedBy]));
  const known = effectiveEntries(entries.filter(projectsOrWithdraws).map(ruleEntry))
    .map(
      (entry): Counting => ({
        ...entry,
        recordedBy: authors.get(entry.id) ?? null,
        isProtected: entry.compartment === 'protected-location',
      }),
    )
    .toSorted((a, b) => a.seq - b.seq);
  const versions = versionsOf(entries);
  const covered = coveredBy(known).flatMap(versions);
  const isCovered = new Set(covered);
  const counting = known.map((entry) => (isCovered.has(entry.id) ? { ...entry, isProtected: true } : entry));
  // What ended stays ended when its beginning is corrected later
  const inPlace = counting.toSorted((a, b) => a.place - b.place);
  const inTime = counting.toSorted((a, b) => a.happened - b.happened || a.seq - b.seq);
  const enrolments = enrolmentsOf(inTime);
  return {
    identity: identityOf(inTime),
    names: searchNames(inTime, standingVersions(entries.filter(projectsOrWithdraws).map(ruleEntry))),
    identifiers: identifiersOf(inTime),
    enrolments,
    moves: movesOf(counting, enrolments),
    involvements: involvementsOf(inPlace),
    closings: closingsOf(inPlace),
    emergencies: emergenciesOf(inPlace),
    shares: sharesOf(inPlace, versions),
    covered,
  };
}

const projectsOrWithdraws = (entry: StoredEntry): boolean => projecting.has(entry.kind) || entry.corrects !== null;
