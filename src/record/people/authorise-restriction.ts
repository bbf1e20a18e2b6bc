/**
 * Authorises that something is kept from somebody of a family beyond a single move, looks at it again and ends it. Each
 * legal test allows its own subject only, whoever asks, and whoever authorises it signs by recording it.
 */
import { randomUUIDv7 } from 'node:crypto';
import { mayRecord } from '../../access/decide.ts';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { legalStatusRecorded } from '../../kinds/placement.ts';
import { type TellingTestCode, tellingTest, tellingTestCodes, type WithheldSubject } from '../../kinds/telling.ts';
import type { Post } from '../actor.ts';
import { append } from '../append.ts';
import type { OpenChild } from '../child.ts';
import type { NewEntry } from '../entry-row.ts';
import { loadEntries } from '../store-entries.ts';
import { asRecordRole } from '../transaction.ts';
import { countingEntries, dataOf, ofKind } from './counting-entries.ts';
import { countingPeople, type Family, type FamilyPerson, type LegalStatus } from './family.ts';
import { given } from './record-family.ts';
import { councilShares, responsibilityOn } from './responsibility.ts';
import type { Restriction } from './restrictions.ts';

export type NewRestriction = {
  /** Null when it holds for everybody but some. */
  readonly person: string | null;
  readonly everybodyExcept: readonly string[];
  readonly subjects: readonly WithheldSubject[];
  readonly test: TellingTestCode;
  readonly evidence: string;
  readonly withheld: string;
  readonly maySay?: string | undefined;
  readonly order?: string | undefined;
  readonly until: Temporal.PlainDate;
  readonly reviewOn: Temporal.PlainDate;
};

/** The post in which somebody may authorise by a test, or undefined. */
export const authorisingPost = ({ access, grants }: OpenChild, test: TellingTestCode): Post | undefined =>
  access.actor.posts.find(
    ({ role, organisation }) =>
      tellingTest(test).authorisedBy.includes(role) &&
      grants.some((grant) => grant.organisation === organisation && mayRecord([grant], 'safeguarding')),
  );

export const testsOpenTo = (child: OpenChild): readonly TellingTestCode[] =>
  tellingTestCodes.filter((test) => authorisingPost(child, test) !== undefined);

/** Longest without a court: this product's own default. What a court ordered holds as ordered. */
export const longest = { months: 12 } as const;

async function legalStatus({ access: { transaction, actor }, id }: OpenChild): Promise<LegalStatus | null> {
  const kinds = ['legal-status.recorded', 'entry.withdrawn'];
  const entries = await asRecordRole(transaction, () => loadEntries(transaction, actor.partnership, [id], kinds));
  const newest = ofKind(countingEntries(entries.get(id) ?? []), 'legal-status.recorded').at(-1);
  return newest === undefined ? null : dataOf(legalStatusRecorded, newest).status;
}

const isParentOrHolds = (person: FamilyPerson, day: string): boolean =>
  person.relation === 'parent' || responsibilityOn(person, day) !== 'not-held';

/** Why a test is not there for this child and these people, or null. */
function unavailable(
  { test, person, everybodyExcept, order, until }: NewRestriction,
  family: Family,
  status: LegalStatus | null,
  today: Temporal.PlainDate,
): string | null {
  const people = countingPeople(family);
  const concerned = people.filter((each) =>
    person === null ? !everybodyExcept.includes(each.person) : each.person === person,
  );
  const isLookedAfter = status !== null && status !== 'none';
  if (test === 'prejudice-to-welfare' && !councilShares(status))
    return 'It is only for a child in care under a care order. For a child accommodated by agreement there is no such power.';
  if (
    test === 'address-kept-for-safety' &&
    isLookedAfter &&
    concerned.some((each) => isParentOrHolds(each, today.toString()))
  )
    return 'It is not available against a parent or somebody with parental responsibility of a looked-after child: the Act has a test of its own for that.';
  if (person === null && test !== 'court-order' && test !== 'address-kept-for-safety')
    return 'It is decided for one person at a time.';
  if (test === 'court-order' && order === undefined)
    return 'It needs the order: which court, which day and which clauses.';
  if (test !== 'court-order' && Temporal.PlainDate.compare(until, today.add(longest)) > 0)
    return 'Without a court it is authorised for at most 12 months, and can be authorised again.';
  return null;
}

function dataFor(restriction: string, asked: NewRestriction, who: string, authorisedBy: string): object {
  const { person, everybodyExcept, subjects, test, evidence, withheld, maySay, order, until, reviewOn } = asked;
  return given({
    restriction,
    who,
    ...(person === null ? { everybodyExcept } : { person }),
    subjects,
    test,
    evidence,
    withheld,
    maySay,
    order,
    authorisedBy,
    until: until.toString(),
    reviewOn: reviewOn.toString(),
  });
}

function whoIs(
  { people }: Family,
  { person, everybodyExcept }: Pick<NewRestriction, 'person' | 'everybodyExcept'>,
): string {
  const nameOf = (id: string): string => {
    const found = people.find((each) => each.person === id);
    if (found === undefined) throw problem('NOT_FOUND');
    return found.name;
  };
  return person === null ? everybodyExcept.map(nameOf).join(', ') || 'nobody' : nameOf(person);
}

async function checked(
  child: OpenChild,
  family: Family,
  asked: NewRestriction,
): Promise<{ readonly post: Post; readonly who: string }> {
  const post = authorisingPost(child, asked.test);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'authorise this' });
  const who = whoIs(family, asked);
  const { allows } = tellingTest(asked.test);
  const today = dayOf(child.access.now);
  const because = asked.subjects.every((subject) => allows.includes(subject))
    ? unavailable(asked, family, await legalStatus(child), today)
    : 'It does not allow everything that you want to withhold.';
  if (because !== null) throw problem('TEST_NOT_AVAILABLE', { because });
  return { post, who };
}

type By = Pick<NewEntry, 'organisation' | 'recordedBy' | 'compartment' | 'happened'>;
const by = ({ access: { actor, now } }: OpenChild, { organisation }: Post): By => ({
  organisation,
  recordedBy: actor.practitioner,
  compartment: 'safeguarding',
  happened: { moment: now },
});

/** Its id. Throws NOT_ALLOWED, TEST_NOT_AVAILABLE, NOT_FOUND for a person who is not there, CHANGED_MEANWHILE. */
export async function authoriseRestriction(
  child: OpenChild,
  family: Family,
  asked: NewRestriction,
  seen: number,
): Promise<string> {
  const { post, who } = await checked(child, family, asked);
  const id = randomUUIDv7();
  const data = dataFor(id, asked, who, post.role);
  await append(
    child,
    'withholding authorised',
    [{ ...by(child, post), kind: 'gate-exception.authorised', data }],
    seen,
  );
  return id;
}

export type RestrictionOutcome =
  | { readonly outcome: 'ended' }
  | { readonly outcome: 'goes-on'; readonly until: Temporal.PlainDate; readonly reviewOn: Temporal.PlainDate };

/** Ends it, or authorises it anew until another day. Throws as `authoriseRestriction` does. */
export async function reviewRestriction(
  child: OpenChild,
  family: Family,
  restriction: Restriction,
  reviewed: RestrictionOutcome,
  reasons: string,
  seen: number,
): Promise<void> {
  const { id, test, person } = restriction;
  const post = test === null ? undefined : authorisingPost(child, test);
  if (test === null || post === undefined) throw problem('NOT_ALLOWED', { action: 'decide this' });
  if (restriction.endedAt !== null) throw problem('CHANGED_MEANWHILE');
  const until = reviewed.outcome === 'ended' ? undefined : reviewed.until.toString();
  const review: NewEntry = {
    ...by(child, post),
    kind: 'restriction.reviewed',
    data: given({ restriction: id, person: person ?? undefined, outcome: reviewed.outcome, reasons, until }),
  };
  const entries = [review];
  if (reviewed.outcome === 'goes-on') {
    const { maySay, order, everybodyExcept, subjects, evidence, withheld } = restriction;
    const asked: NewRestriction = {
      person,
      everybodyExcept,
      subjects,
      test,
      evidence,
      withheld,
      maySay: maySay ?? undefined,
      order: order ?? undefined,
      until: reviewed.until,
      reviewOn: reviewed.reviewOn,
    };
    const { who } = await checked(child, family, asked);
    // A moment after the review, which was about the one before
    const happened = { moment: child.access.now.add({ milliseconds: 1 }) };
    const data = dataFor(id, asked, who, post.role);
    entries.push({ ...by(child, post), happened, kind: 'gate-exception.authorised', data });
  }
  await append(child, `withholding ${reviewed.outcome}`, entries, seen);
}
