/** Kinds of entry about the first year at a new school: how the child settles, and how good the handover was. */
import { z } from 'zod';
import { day, id, kindsOf, words } from './kind.ts';

const kind = kindsOf('transition');

export const arrivalReviews = {
  'two-weeks': 'Two weeks after arrival',
  'six-weeks': 'Six weeks after arrival',
  'twelve-weeks': 'Twelve weeks after arrival',
  'first-year': 'At the end of the first year',
  'brought-forward': 'In between, because of something that happened',
} as const;
export type ArrivalReview = keyof typeof arrivalReviews;
export const arrivalReviewCodes = ['two-weeks', 'six-weeks', 'twelve-weeks', 'first-year', 'brought-forward'] as const;

/** Whether the information reached the adults who teach the child. */
export const informationReached = {
  all: 'Yes, all of them',
  some: 'Some of them',
  none: 'No',
  'not-known': 'Not known',
} as const;
export const informationReachedCodes = ['all', 'some', 'none', 'not-known'] as const;

export const arrivalReviewed = kind('arrival.reviewed', {
  title: 'Review after arrival at a new school',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    organisation: id,
    review: z.enum(arrivalReviewCodes),
    reached: z.enum(informationReachedCodes),
    /** Who has not been reached, or what they did not know. */
    missing: words.optional(),
    /** Attendance, behaviour, friends, learning. */
    school: words,
    child: words,
    family: words.optional(),
    /** What changes now, or why nothing has to. */
    changes: words,
  }),
  sentence: ({ review, reached, school, changes }) =>
    `${arrivalReviews[review]}. Did the information reach the adults who teach the child? ${informationReached[reached]}. ${school} What changes: ${changes}`,
  family: ({ school, changes }) => `${school} What changes: ${changes}`,
});

export const attendanceFalling = kind('attendance-falling.recorded', {
  title: 'Attendance is falling',
  compartment: 'general',
  data: z.strictObject({ organisation: id, since: day, pattern: words }),
  sentence: ({ since, pattern }) => `Attendance has been falling since ${since}. ${pattern}`,
});

export const handoverRatings = {
  complete: 'Complete and in time',
  mostly: 'Mostly there in time',
  late: 'There, but too late to prepare',
  gaps: 'Something important was missing',
  wrong: 'Something important was wrong',
} as const;
export type HandoverRating = keyof typeof handoverRatings;
export const handoverRatingCodes = ['complete', 'mostly', 'late', 'gaps', 'wrong'] as const;

/** Says how good the handover was and nothing of how the child has been since: it goes back to the old school. */
export const handoverRated = kind('handover.rated', {
  title: 'How good the handover was',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    rating: z.enum(handoverRatingCodes),
    helped: words.optional(),
    /** What was late, missing or wrong. */
    lacked: words.optional(),
  }),
  sentence: ({ rating, helped, lacked }) =>
    [
      `The handover was: ${handoverRatings[rating].toLowerCase()}.`,
      helped === undefined ? '' : `What helped: ${helped}`,
      lacked === undefined ? '' : `What was late, missing or wrong: ${lacked}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  family: () => null,
});

export const afterArrivalKinds = [arrivalReviewed, attendanceFalling, handoverRated] as const;
