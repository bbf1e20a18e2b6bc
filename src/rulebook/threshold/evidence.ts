/** Which entries count as evidence, how sure they are, and what became of them. */

import { factNamed, isFact } from '../../kinds/facts/facts.ts';
import { type Certainty, certaintyCodes, type Standing, standingCodes } from '../../kinds/observation.ts';
import { isKind, kindNamed } from '../../kinds/registry.ts';
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileWindow } from '../pattern/compile-pattern.ts';
import type { Indicator } from './indicator-schema.ts';
import type { PastEvidence, Quoted } from './threshold.ts';

const certainties: ReadonlySet<unknown> = new Set(certaintyCodes);
const standings: ReadonlySet<unknown> = new Set(standingCodes);
const isCertainty = (value: unknown): value is Certainty => certainties.has(value);
const isStanding = (value: unknown): value is Standing => standings.has(value);

const certaintyOfStatus = {
  fact: 'confirmed',
  finding: 'confirmed',
  allegation: 'alleged',
  opinion: 'reported',
} as const;

/** As it says itself, or as the kind of statement that it is. */
export function certaintyOf({ kind, data }: EffectiveEntry): Certainty {
  const { certainty } = data;
  if (isCertainty(certainty)) return certainty;
  return isKind(kind) ? certaintyOfStatus[kindNamed(kind).status] : 'reported';
}

/** An observation of something that goes well can never be evidence of a concern, however wide a pattern is. */
export function isStrength({ data: { fact } }: EffectiveEntry): boolean {
  return typeof fact === 'string' && isFact(fact) && factNamed(fact).isStrength === true;
}

export const quote = (entry: EffectiveEntry): Quoted => ({
  entry: entry.id,
  happened: entry.happened,
  recorded: entry.recorded,
  organisation: entry.organisation,
  certainty: certaintyOf(entry),
  isSelfReported: entry.data['selfReported'] === true,
});

export const inOrder = (entries: readonly EffectiveEntry[]): readonly EffectiveEntry[] =>
  [...new Set(entries)].toSorted((a, b) => a.happened - b.happened || a.place - b.place);

export type Standings = {
  readonly isCurrent: (entry: EffectiveEntry) => boolean;
  /** Oldest first. */
  readonly past: readonly PastEvidence[];
};

const reviewKind = 'observation.reviewed';

/** By the first entry of the chain that was reviewed. */
function newestReviews(chronology: Chronology, at: Milliseconds): ReadonlyMap<string, EffectiveEntry> {
  const written = chronology.ofKind(reviewKind);
  const reviews = new Map<string, EffectiveEntry>();
  if (written.length === 0) return reviews;
  const rootOf = new Map(chronology.versions.map(({ id, root }) => [id, root]));
  for (const review of written) {
    const { of } = review.data;
    if (review.happened <= at && typeof of === 'string') reviews.set(rootOf.get(of) ?? of, review);
  }
  return reviews;
}

/**
 * The newest review of an entry decides; without one, what the entry says of itself.
 *
 * @param kinds of which earlier versions are shown as history
 */
export function standingsOf(chronology: Chronology, kinds: ReadonlySet<string>, at: Milliseconds): Standings {
  const { versions } = chronology;
  const reviews = newestReviews(chronology, at);
  const standingOf = (entry: EffectiveEntry): Standing => {
    const standing = reviews.get(entry.root)?.data['standing'] ?? entry.data['standing'];
    return isStanding(standing) ? standing : 'current';
  };
  const isCorrected = versions.some(({ id, root }) => id !== root);
  const newest = isCorrected ? new Map(versions.map((version) => [version.root, version])) : null;
  const pastOf = (entry: EffectiveEntry): PastEvidence | null => {
    const { id, kind, root, happened } = entry;
    if (kind === reviewKind || happened > at) return null;
    const now = newest?.get(root);
    if (now !== undefined && now.id !== id)
      return kinds.has(kind) ? { entry: id, happened, standing: 'superseded', because: null, by: now.id } : null;
    const standing = standingOf(entry);
    if (standing === 'current') return null;
    const review = reviews.get(root);
    const because = review?.data['because'];
    return {
      entry: id,
      happened,
      standing,
      because: typeof because === 'string' ? because : null,
      by: review?.id ?? id,
    };
  };
  const past = inOrder(versions.filter((entry) => pastOf(entry) !== null)).flatMap((entry) => pastOf(entry) ?? []);
  return { isCurrent: (entry) => standingOf(entry) === 'current', past };
}

/** Full years on the day on which something happened, or null when the date of birth is not known. */
export function compileAge(chronology: Chronology): (happened: Milliseconds) => number | null {
  const born = chronology.ofKind('identity.recorded').at(-1)?.data['dateOfBirth'];
  if (typeof born !== 'string') return () => null;
  return (happened) => {
    const day = dayText(dayAt(happened));
    return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
  };
}

export type Counts = (
  entry: EffectiveEntry,
  at: Milliseconds,
  age: (happened: Milliseconds) => number | null,
) => boolean;

/** Whether an entry is of an age and a time of which an indicator speaks. An age that is not known applies. */
export function compileCounts({ period, age }: Pick<Indicator, 'period' | 'age'>): Counts {
  const leaves = compileWindow(period);
  return (entry, at, ageAt) => {
    if (leaves(entry.happened) <= at) return false;
    const years = age === undefined ? null : ageAt(entry.happened);
    return age === undefined || years === null || (years >= age.from && years <= age.to);
  };
}
