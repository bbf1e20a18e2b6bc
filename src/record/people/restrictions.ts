/** What must not be told to whom: what stands, under which test, until when, and what came of looking at it again. */

import { dayOf } from '../../clock.ts';
import { type TellingTestCode, tellingTests, type WithheldSubject, withheldSubjects } from '../../kinds/telling.ts';
import { isRole, type Role } from '../../kinds/vocabulary.ts';
import { type FamilyEntry, newestBy, ofKind, text, type Written } from './counting-entries.ts';

export type RestrictionReview = {
  readonly at: Temporal.Instant;
  readonly outcome: 'ended' | 'goes-on';
  readonly reasons: string;
  readonly by: string | null;
};

export type Restriction = {
  readonly id: string;
  /** Null when it holds for everybody but some. */
  readonly person: string | null;
  readonly everybodyExcept: readonly string[];
  readonly who: string;
  readonly subjects: readonly WithheldSubject[];
  readonly test: TellingTestCode | null;
  readonly evidence: string;
  readonly withheld: string;
  readonly maySay: string | null;
  readonly order: string | null;
  readonly authorisedBy: Role | null;
  readonly from: Temporal.PlainDate;
  /** The last day on which it holds. */
  readonly until: Temporal.PlainDate;
  readonly reviewOn: Temporal.PlainDate | null;
  readonly reviews: readonly RestrictionReview[];
  readonly endedAt: Temporal.Instant | null;
  readonly written: Written;
};

const isTest = (code: unknown): code is TellingTestCode =>
  typeof code === 'string' && Object.hasOwn(tellingTests, code);
const isSubject = (code: unknown): code is WithheldSubject =>
  typeof code === 'string' && Object.hasOwn(withheldSubjects, code);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function reviewsOf(entries: readonly FamilyEntry[], restriction: string): readonly RestrictionReview[] {
  return ofKind(entries, 'restriction.reviewed')
    .filter(({ data }) => data['restriction'] === restriction)
    .map(({ happened, data, written }) => ({
      at: Temporal.Instant.fromEpochMilliseconds(happened),
      outcome: data['outcome'] === 'ended' ? 'ended' : 'goes-on',
      reasons: text(data['reasons']) ?? '',
      by: written.by,
    }));
}

/** Those that stand beyond a single move, in the order in which they were first authorised. */
export function restrictionsOf(entries: readonly FamilyEntry[]): readonly Restriction[] {
  return [...newestBy(ofKind(entries, 'gate-exception.authorised'), ({ restriction }) => restriction)].flatMap(
    ([id, { data, happened, written }]): Restriction[] => {
      const until = text(data['until']);
      if (until === null) return [];
      const reviews = reviewsOf(entries, id);
      const reviewOn = text(data['reviewOn']);
      const role = text(data['authorisedBy']);
      const ending = reviews.find(({ outcome, at }) => outcome === 'ended' && at.epochMilliseconds >= happened);
      return [
        {
          id,
          person: text(data['person']),
          everybodyExcept: listed(data['everybodyExcept']).filter((each) => typeof each === 'string'),
          who: text(data['who']) ?? '',
          subjects: listed(data['subjects']).filter(isSubject),
          test: isTest(data['test']) ? data['test'] : null,
          evidence: text(data['evidence']) ?? '',
          withheld: text(data['withheld']) ?? '',
          maySay: text(data['maySay']),
          order: text(data['order']),
          authorisedBy: role !== null && isRole(role) ? role : null,
          from: dayOf(Temporal.Instant.fromEpochMilliseconds(happened)),
          until: Temporal.PlainDate.from(until),
          reviewOn: reviewOn === null ? null : Temporal.PlainDate.from(reviewOn),
          reviews,
          endedAt: ending?.at ?? null,
          written,
        },
      ];
    },
  );
}

export type RestrictionState = 'in-force' | 'lapsed' | 'ended';

export const restrictionState = (
  { endedAt, until }: Pick<Restriction, 'endedAt' | 'until'>,
  today: Temporal.PlainDate,
): RestrictionState =>
  endedAt !== null ? 'ended' : Temporal.PlainDate.compare(until, today) < 0 ? 'lapsed' : 'in-force';

/** Whether it has to be looked at again now: its day has come, or it has run out and nobody has looked. */
export const isToBeReviewed = (restriction: Restriction, today: Temporal.PlainDate): boolean =>
  restriction.endedAt === null &&
  (restrictionState(restriction, today) === 'lapsed' ||
    (restriction.reviewOn !== null && Temporal.PlainDate.compare(restriction.reviewOn, today) <= 0));

/** Whether it is about this person. */
export const concerns = ({ person, everybodyExcept }: Restriction, whom: string): boolean =>
  person === null ? !everybodyExcept.includes(whom) : person === whom;
