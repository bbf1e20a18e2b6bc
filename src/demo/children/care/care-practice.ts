/** Everyday practice for a child who is looked after: visits, reviews, health and schooling, up to the day of the demo. */
import { author } from '../../people/people.ts';
import { randomFor } from '../../random.ts';
import { addWeekdays, type Day, isBefore, weekdayFrom } from '../../time/days.ts';
import { involve } from '../involve.ts';
import { type Told, told } from '../told.ts';
import { educationNotes, reviewNotes, visitNotes } from './care-words.ts';
import type { CareLapse, PlannedCare } from './planned-care.ts';

const lets = ({ lapses = [] }: PlannedCare, lapse: CareLapse): boolean => lapses.includes(lapse);
const daysBetween = (from: Day, to: Day): number => from.until(to).days;

/** Within a week of the first day, and then a little more often than every six weeks. */
function visitDays(care: PlannedCare, asOf: Day): readonly Day[] {
  const { child, homes, left = [] } = care;
  const random = randomFor('visits', child);
  const quietSince = asOf.subtract({ days: 46 });
  const days = homes.flatMap((home, index): Day[] => {
    const until = left[index] ?? asOf;
    const found: Day[] = [];
    let next = addWeekdays(home, random.between(2, 4));
    while (isBefore(next, until) && isBefore(next, asOf)) {
      found.push(next);
      next = weekdayFrom(next.add({ days: random.between(30, 38) }));
    }
    return found;
  });
  return lets(care, 'not-visited-lately') ? days.filter((each) => isBefore(each, quietSince)) : days;
}

function visits(care: PlannedCare, asOf: Day): readonly Told[] {
  const random = randomFor('visit notes', care.child);
  const first = random.below(visitNotes.length);
  return visitDays(care, asOf).map((on, index) => {
    const note = index % 2 === 0 ? visitNotes[(first + index / 2) % visitNotes.length] : undefined;
    const seenAlone = random.chance(0.85);
    return told(author(care.worker), 'social-work-visit.made', on, {
      where: 'placement',
      seenAlone,
      ...(note === undefined ? {} : { note }),
    });
  });
}

/** Days between two days, evenly spread and at most so many days apart; neither of the two is among them. */
function between(from: Day, to: Day, most: number): readonly Day[] {
  const steps = Math.ceil(daysBetween(from, to) / most);
  return Array.from({ length: Math.max(0, steps - 1) }, (_, index) =>
    weekdayFrom(from.add({ days: Math.round(((index + 1) * daysBetween(from, to)) / steps) })),
  );
}

/** The first within four weeks, the second within three months, then every six months. */
function reviewDays(care: PlannedCare, asOf: Day): readonly Day[] {
  const { began } = care;
  const first = addWeekdays(began, lets(care, 'first-review-late') ? 33 : 16);
  const second = addWeekdays(first, 58);
  const due = lets(care, 'review-due-now') ? 3 : lets(care, 'review-overdue-now') ? -6 : null;
  const newest = due === null ? null : addWeekdays(asOf, due).subtract({ months: 6 });
  if (newest !== null && isBefore(second, newest)) return [first, second, ...between(second, newest, 170), newest];
  const later = between(second, asOf.add({ days: 172 }), 172);
  return [first, second, ...later];
}

const reviews = (care: PlannedCare, asOf: Day): readonly Told[] =>
  care.reviewsAreTold === true
    ? []
    : reviewDays(care, asOf).map((on, index) =>
        told(author('judith-fairclough'), 'looked-after-review.held', on, {
          note: reviewNotes[index % reviewNotes.length],
        }),
      );

/** The first within four weeks, then every year. */
function healthDays(care: PlannedCare, asOf: Day): readonly Day[] {
  const first = addWeekdays(care.began, 14);
  const newest = lets(care, 'health-due-now') ? addWeekdays(asOf, 3).subtract({ months: 12 }) : null;
  if (newest === null || !isBefore(first, newest)) return [first, ...between(first, asOf.add({ days: 345 }), 345)];
  return daysBetween(first, newest) < 150 ? [newest] : [first, ...between(first, newest, 345), newest];
}

function health(care: PlannedCare, asOf: Day): readonly Told[] {
  const { child, began } = care;
  if (lets(care, 'health-never-assessed')) return [];
  const nurse = author('carol-ndlovu');
  return [
    involve(
      { child, place: 'school-nursing', purpose: 'health-care' },
      { by: nurse, on: addWeekdays(began, 5), reason: 'health assessments of a looked-after child' },
    ),
    ...healthDays(care, asOf).map((on) => told(nurse, 'looked-after-health.assessed', on, {})),
  ];
}

function schooling(care: PlannedCare, asOf: Day): readonly Told[] {
  if (lets(care, 'no-education-plan')) return [];
  const first = addWeekdays(care.began, 8);
  return [first, ...between(first, asOf.add({ days: 110 }), 110)].map((on, index) =>
    told(author('andrew-pilling'), 'personal-education-plan.agreed', on, {
      note: educationNotes[index % educationNotes.length],
    }),
  );
}

/** @param asOf days after it are not told; what is let slip is let slip now */
export const carePractice = (care: PlannedCare, asOf: Day): readonly Told[] => [
  ...visits(care, asOf),
  ...reviews(care, asOf),
  ...health(care, asOf),
  ...schooling(care, asOf),
];
