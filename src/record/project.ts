/**
 * What lists need to know of one subject, as a fold over the entries that count: who the child is now, on which roll,
 * which moves are proposed or confirmed, who is involved. Pure; the tables hold nothing that this does not say.
 */
import { effectiveEntries, standingVersions } from '../rulebook/entry.ts';
import { type Counting, text, texts, versionsOf } from './counting.ts';
import { displayName } from './display-name.ts';
import { ruleEntry, type StoredEntry } from './entry-row.ts';
import {
  closingsOf,
  coveredBy,
  emergenciesOf,
  involvementsOf,
  keyAdultShares,
  type ProjectedClosing,
  type ProjectedEmergency,
  type ProjectedInvolvement,
  type ProjectedShare,
  sharesOf,
} from './project-access.ts';
import { type Enrolment, enrolmentsOf, type Move, movesOf } from './project-schooling.ts';
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
  'key-adult.named',
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
  'voice.answered',
]);

/** Whether an entry can change the projection of its subject. */
export const projects = (entry: Pick<StoredEntry, 'kind' | 'corrects'>): boolean =>
  entry.corrects !== null || projecting.has(entry.kind);

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
  const moves = movesOf(counting, enrolments);
  return {
    identity: identityOf(inTime),
    names: searchNames(inTime, standingVersions(entries.filter(projectsOrWithdraws).map(ruleEntry))),
    identifiers: identifiersOf(inTime),
    enrolments,
    moves,
    involvements: involvementsOf(inPlace),
    closings: closingsOf(inPlace),
    emergencies: emergenciesOf(inPlace),
    shares: [...sharesOf(inPlace, versions), ...keyAdultShares(inPlace, moves, versions)],
    covered,
  };
}

const projectsOrWithdraws = (entry: StoredEntry): boolean => projecting.has(entry.kind) || entry.corrects !== null;
