/** Looking for a child among those whom the viewer may see. Whoever is found is in the disclosure log. */
import { dayOf } from '../../clock.ts';
import type { Access } from '../access.ts';
import { type ChildSummary, childSummaries } from '../child.ts';
import type { Identifier } from '../project.ts';
import { type Candidate, findByName, findByNameWidely, findByNumber } from './find-candidates.ts';
import { distance, isWorthShowing, type Likeness, likenessOf } from './likeness.ts';
import { likenessWords, sentence } from './likeness-words.ts';
import { findableByPlace } from './not-by-place.ts';
import { type SearchTerms, type SoughtChild, saysEnough, soughtChild } from './sought-child.ts';

export type FoundChild = ChildSummary & {
  /** Schools on whose roll the child is, as far as the viewer may see. */
  readonly schools: readonly string[];
  /** Why the child was found, in a sentence without its full stop. */
  readonly because: string;
};

export type SearchResult = {
  readonly children: readonly FoundChild[];
  /** There are more than are shown. How many more is not said. */
  readonly hasMore: boolean;
};

/** As many as a person compares at a glance; who gets more has to say more. */
export const mostShown = 10;

type Match = {
  readonly subject: string;
  readonly likeness: Likeness;
  readonly distance: number;
  /** Orders those that are equally like. */
  readonly order: string;
};

/** Of names that are equally like, the one that the child has now is said, then the first by letters. */
const isNearer = (one: Match, other: Match): boolean => {
  const [a, b] = [one, other].map(
    ({ likeness: { surname, forename } }) => [surname, forename].filter(({ of }) => of !== 'current').length,
  );
  return (one.distance - other.distance || (a ?? 0) - (b ?? 0) || (one.order < other.order ? -1 : 1)) < 0;
};

/** The best of a child's names, for each child worth showing, in whatever order they were found. */
function matchesOf(sought: SoughtChild, candidates: readonly Candidate[]): Match[] {
  const best = new Map<string, Match>();
  for (const candidate of candidates) {
    const likeness = likenessOf(sought, candidate);
    const order = `${candidate.surname} ${candidate.forename} ${candidate.born.toString()} ${candidate.subject}`;
    const match = { subject: candidate.subject, likeness, distance: distance(likeness), order };
    const known = best.get(candidate.subject);
    if (isWorthShowing(likeness) && (known === undefined || isNearer(match, known))) best.set(candidate.subject, match);
  }
  return [...best.values()];
}

type Rolls = ReadonlyMap<string, readonly { readonly id: string; readonly name: string; readonly now: boolean }[]>;

async function rollsOf({ transaction, actor, now }: Access, subjects: readonly string[]): Promise<Rolls> {
  if (subjects.length === 0) return new Map();
  const today = dayOf(now);
  const rows = await transaction
    .selectFrom('enrolment as e')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'e.partnership_id').onRef('o.id', '=', 'e.organisation_id'),
    )
    .select(['e.subject_id', 'e.organisation_id', 'e.starts_on', 'e.ends_on', 'o.name'])
    .where('e.partnership_id', '=', actor.partnership)
    .where('e.subject_id', 'in', [...subjects])
    .orderBy('o.sort_name')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      subject: row.subject_id,
      id: row.organisation_id,
      name: row.name,
      now:
        Temporal.PlainDate.compare(row.starts_on, today) <= 0 &&
        (row.ends_on === null || Temporal.PlainDate.compare(row.ends_on, today) >= 0),
    })),
    ({ subject }) => subject,
  );
}

const numberNames: Readonly<Record<Identifier['scheme'], string>> = {
  upn: 'same unique pupil number',
  'former-upn': 'had this unique pupil number before',
  uln: 'same unique learner number',
  'nhs-number': 'same NHS number',
};

async function numberWords({ transaction, actor }: Access, number: string, subjects: readonly string[]) {
  if (subjects.length === 0) return new Map<string, string>();
  const rows = await transaction
    .selectFrom('child_identifier')
    .select(['subject_id', 'scheme', 'value'])
    .where('partnership_id', '=', actor.partnership)
    // By the children alone: by the number, rows of hidden children that have it would be read and dropped
    .where('subject_id', 'in', [...subjects])
    .orderBy('scheme')
    .execute();
  const same = rows.filter(({ value }) => value === number);
  return new Map(same.map(({ subject_id, scheme }) => [subject_id, numberNames[scheme]]));
}

async function matchesByName(access: Access, sought: SoughtChild): Promise<Match[]> {
  if (sought.surname === '') return [];
  const found = matchesOf(sought, await findByName(access, sought));
  if (found.length >= mostShown) return found;
  const wider = matchesOf(sought, await findByNameWidely(access, sought));
  const known = new Set(found.map(({ subject }) => subject));
  return [...found, ...wider.filter(({ subject }) => !known.has(subject))];
}

async function withoutHiddenPlaces(access: Access, matches: readonly Match[]): Promise<Match[]> {
  const findable = await findableByPlace(
    access,
    matches.map(({ subject }) => subject),
  );
  return matches.filter(({ subject }) => findable.has(subject));
}

/** Throws nothing for terms that say too little: nobody is found by them. */
export async function searchChildren(access: Access, terms: SearchTerms): Promise<SearchResult> {
  const sought = soughtChild(terms);
  if (!saysEnough(sought)) return { children: [], hasMore: false };
  return sought.number === null ? searchByName(access, sought, terms) : searchByNumber(access, sought.number);
}

async function searchByNumber(access: Access, number: string): Promise<SearchResult> {
  const subjects = (await findByNumber(access, number)).slice(0, mostShown + 1);
  const words = await numberWords(access, number, subjects);
  return show(
    access,
    subjects.map((subject) => ({ subject, because: [words.get(subject) ?? 'same number'] })),
  );
}

async function searchByName(access: Access, sought: SoughtChild, terms: SearchTerms): Promise<SearchResult> {
  const named = await matchesByName(access, sought);
  const matches = sought.schools === null ? named : await withoutHiddenPlaces(access, named);
  const typed = { surname: terms.surname?.trim() ?? '', forename: terms.forename?.trim() ?? '' };
  const ordered = matches.toSorted((a, b) => a.distance - b.distance || (a.order < b.order ? -1 : 1));
  return show(
    access,
    ordered.map(({ subject, likeness }) => ({ subject, because: likenessWords(likeness, typed) })),
    sought.schools ?? [],
  );
}

type Chosen = { readonly subject: string; readonly because: readonly string[] };

/** Those of the school that was named come first, otherwise the order stays. */
async function show(access: Access, found: readonly Chosen[], schools: readonly string[] = []): Promise<SearchResult> {
  const rolls = await rollsOf(
    access,
    found.map(({ subject }) => subject),
  );
  const atSchool = ({ subject }: Chosen): string | null => {
    const there = rolls.get(subject)?.find(({ id }) => schools.includes(id));
    return there === undefined ? null : there.now ? `on the roll of ${there.name}` : `was at ${there.name}`;
  };
  const placed = found.map((each) => ({ ...each, at: schools.length === 0 ? null : atSchool(each) }));
  const first = placed.filter(({ at }) => at !== null);
  const chosen = [...first, ...placed.filter(({ at }) => at === null)].slice(0, mostShown);
  const summaries = await childSummaries(
    access,
    chosen.map(({ subject }) => subject),
  );
  const children = chosen.flatMap(({ subject, because, at }): FoundChild[] => {
    const summary = summaries.get(subject);
    if (summary === undefined) return [];
    const known = (rolls.get(subject) ?? []).filter(({ now }) => now).map(({ name }) => name);
    const words = at === null ? because : [...because, at];
    return [{ ...summary, schools: known, because: sentence(words) }];
  });
  return { children, hasMore: found.length > mostShown };
}
