/** What stories are written with: days of school years, people who tell, and the facts of a family. */

import { dayOf } from '../../clock.ts';
import type { Contact, relationships } from '../../kinds/shared.ts';
import { type More, type Told, told } from '../children/told.ts';
import { author, type PersonKey } from '../people/people.ts';
import { type PlaceKey, placeId } from '../places/places.ts';
import { type Day, day } from '../time/days.ts';
import { schoolDayFrom } from '../time/school-days.ts';

export type StoryDays = {
  readonly asOf: Day;
  /** The school year of the demo. */
  readonly year: number;
  /** A school day of the year so many years before that of the demo: `on(4, 10, 11)` is in October four years back. */
  readonly on: (yearsBack: number, month: number, of: number) => Day;
  /** The same, also at a weekend and in the holidays. */
  readonly exactly: (yearsBack: number, month: number, of: number) => Day;
};

export function storyDays(asOf: Day, year: number): StoryDays {
  const exactly: StoryDays['exactly'] = (yearsBack, month, of) =>
    day(year - yearsBack + (month >= 9 ? 0 : 1), month, of);
  return {
    asOf,
    year,
    exactly,
    on: (yearsBack, month, of) => schoolDayFrom('kelderwick-school', exactly(yearsBack, month, of)),
  };
}

const sameDay = (a: Temporal.Instant, b: Temporal.Instant): boolean => dayOf(a).equals(dayOf(b));

/** What is told after something else of the same day was also recorded after it. */
export function inTellingOrder(story: readonly Told[]): readonly Told[] {
  const ordered: Told[] = [];
  for (const { recordedAt, entry } of story) {
    const before = ordered.findLast((other) => sameDay(other.recordedAt, recordedAt))?.recordedAt;
    const late = before === undefined ? 0 : before.epochMilliseconds + 300_000 - recordedAt.epochMilliseconds;
    if (late <= 0) ordered.push({ recordedAt, entry });
    else {
      const { happened } = entry;
      const shift = { milliseconds: late };
      const moves =
        'moment' in happened && sameDay(happened.moment, recordedAt) && entry.kind !== 'involvement.started';
      const moved = moves ? { ...entry, happened: { moment: happened.moment.add(shift) } } : entry;
      ordered.push({ recordedAt: recordedAt.add(shift), entry: moved });
    }
  }
  return ordered;
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
