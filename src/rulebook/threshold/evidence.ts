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

const isCertainty = (value: unknown): value is Certainty => certaintyCodes.some((code) => code === value);
const isStanding = (value: unknown): value is Standing => standingCodes.some((code) => code === value);

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

/**
 * The newest review of an entry decides; without one, what the entry says of itself.
 *
 * @param kinds of which earlier versions are shown as history
 */
export function standingsOf(chronology: Chronology, kinds: ReadonlySet<string>, at: Milliseconds): Standings {
  const rootOf = new Map(chronology.versions.map(({ id, root }) => [id, root]));
  const reviews = new Map<string, EffectiveEntry>();
  for (const review of chronology.ofKind(reviewKind)) {
    const { of } = review.data;
    if (review.happened <= at && typeof of === 'string') reviews.set(rootOf.get(of) ?? of, review);
  }
  const standingOf = (entry: EffectiveEntry): Standing => {
    const standing = reviews.get(entry.root)?.data['standing'] ?? entry.data['standing'];
    return isStanding(standing) ? standing : 'current';
  };
  const newest = new Map(chronology.versions.map((version) => [version.root, version]));
  const past = inOrder(chronology.versions).flatMap((entry): readonly PastEvidence[] => {
    const { id, kind, root, happened } = entry;
    if (kind === reviewKind || happened > at) return [];
    const now = newest.get(root);
    if (now !== undefined && now.id !== id)
      return kinds.has(kind) ? [{ entry: id, happened, standing: 'superseded', because: null, by: now.id }] : [];
    const standing = standingOf(entry);
    if (standing === 'current') return [];
    const review = reviews.get(root);
    const because = review?.data['because'];
    return [
      { entry: id, happened, standing, because: typeof because === 'string' ? because : null, by: review?.id ?? id },
    ];
  });
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
