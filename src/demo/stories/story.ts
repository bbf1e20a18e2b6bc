/** What stories are written with: days of school years, people who tell, and the facts of a family. */

import type { Contact } from '../../kinds/shared.ts';
import { relationships } from '../../kinds/shared.ts';
import { type More, type Told, told } from '../children/told.ts';
import { author, type PersonKey } from '../people/people.ts';
import { type PlaceKey, placeId } from '../places/places.ts';
import { addWeekdays, type Day, day, weekdayFrom } from '../time/days.ts';

export type StoryDays = {
  readonly asOf: Day;
  /** The school year of the demo. */
  readonly year: number;
  /** A weekday of the school year so many years before that of the demo: `on(4, 10, 11)` is in October four years back. */
  readonly on: (yearsBack: number, month: number, of: number) => Day;
  /** The same, also at a weekend. */
  readonly exactly: (yearsBack: number, month: number, of: number) => Day;
  /** So many weekdays before the day of the demo. */
  readonly ago: (weekdays: number) => Day;
};

export function storyDays(asOf: Day, year: number): StoryDays {
  const exactly: StoryDays['exactly'] = (yearsBack, month, of) =>
    day(year - yearsBack + (month >= 9 ? 0 : 1), month, of);
  return {
    asOf,
    year,
    exactly,
    on: (yearsBack, month, of) => weekdayFrom(exactly(yearsBack, month, of)),
    ago: (weekdays) => addWeekdays(asOf, -weekdays),
  };
}

export type Voice = (on: Day, kind: string, data: Readonly<Record<string, unknown>>, more?: More) => Told;

/** Somebody who records things. */
export const voice =
  (person: PersonKey, at?: PlaceKey): Voice =>
  (on, kind, data, more) =>
    told(author(person, at), kind, on, data, more);

/** Somebody who has left since, or whom nobody wrote down. */
export const formerStaff =
  (place: PlaceKey): Voice =>
  (on, kind, data, more) =>
    told({ organisation: placeId(place), recordedBy: null }, kind, on, data, more);

/** @param last three digits; the number is one of those kept free for drama */
export const person = (
  relationship: keyof typeof relationships,
  title: string,
  forename: string,
  surname: string,
  last: string,
): Contact => ({
  title,
  forename,
  surname,
  relationship,
  statedResponsibility: ['PAM', 'PAF'].includes(relationship),
  phones: [{ type: 'M', number: `07700 900${last}` }],
});

export const inOrder = (...contacts: readonly Contact[]): readonly Contact[] =>
  contacts.map((contact, index) => ({ order: index + 1, ...contact }));
