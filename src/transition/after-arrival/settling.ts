/** How a child settles after a move: the reviews that are owed and held, and what was said of the handover. */
import type { z } from 'zod';
import { type ArrivalReview, type arrivalReviewed, type handoverRated } from '../../kinds/after-arrival.ts';
import type { OpenChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { dutiesOfChild, type OwedDuty } from '../../record/duties.ts';
import type { SchoolMove } from '../../record/moves.ts';

type Of<Kind extends { readonly data: z.ZodType }> = {
  readonly entry: ChronologyEntry;
  readonly data: z.output<Kind['data']>;
};

export type Settling = {
  /** Newest first. */
  readonly reviews: readonly Of<typeof arrivalReviewed>[];
  readonly ratings: readonly Of<typeof handoverRated>[];
  /** Reviews that are owed by the new school, the soonest first. */
  readonly owed: readonly OwedDuty[];
};

const byRule: Readonly<Record<string, ArrivalReview>> = {
  'arrival-review-two-weeks': 'two-weeks',
  'arrival-review-six-weeks': 'six-weeks',
  'arrival-review-twelve-weeks': 'twelve-weeks',
  'arrival-review-first-year': 'first-year',
};

const isReview = ({ rule }: OwedDuty): boolean => rule.startsWith('arrival-review-');

export async function loadSettling(child: OpenChild, { id, to }: Pick<SchoolMove, 'id' | 'to'>): Promise<Settling> {
  const standing = (await readChronology(child)).filter(
    ({ data, correctedBy, withdrawnBy }) => data['move'] === id && correctedBy === null && withdrawnBy === null,
  );
  const ofKind = <Kind extends { readonly name: string; readonly data: z.ZodType }>(
    name: Kind['name'],
  ): readonly Of<Kind>[] =>
    standing.flatMap((entry) => (entry.kind === name ? [{ entry, data: entry.data as z.output<Kind['data']> }] : []));
  // What brought a review forward is owed by the school, and speaks of no move
  const duties = (await dutiesOfChild(child)).filter(
    (duty) =>
      isReview(duty) && (duty.move === id || (duty.move === null && duty.owner.organisation === to.organisation)),
  );
  return {
    reviews: ofKind<typeof arrivalReviewed>('arrival.reviewed'),
    ratings: ofKind<typeof handoverRated>('handover.rated'),
    owed: duties.filter(({ ending }) => ending === null),
  };
}

/** The review that is held next: the first of those that are owed by a day, also when something brings it forward. */
export const nextReview = ({ owed }: Settling): ArrivalReview =>
  owed.flatMap(({ rule }) => byRule[rule] ?? [])[0] ?? 'brought-forward';
