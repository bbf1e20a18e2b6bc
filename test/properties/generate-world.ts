/** Worlds made at random: schools with and without term dates, councils, and now and then no bank holidays. */
import * as fc from 'fast-check';
import { dayNumber, dayText } from '../../src/rulebook/calendar/days.ts';
import { compileSchoolCalendar, type SchoolTerms } from '../../src/rulebook/calendar/school-calendar.ts';
import { bankHolidays, council, id, workingDays } from '../../src/rulebook/testing/scene.ts';
import type { SchoolDays, World } from '../../src/rulebook/world.ts';

export const schools = [id(1), id(2), id(4)] as const;

const first = dayNumber('2025-07-01');

/** Terms one after another with holidays between, closures within, and a coverage that may end before they do. */
export const terms: fc.Arbitrary<SchoolTerms> = fc
  .record({
    start: fc.nat({ max: 120 }),
    spans: fc.array(fc.record({ holiday: fc.integer({ min: 1, max: 50 }), length: fc.integer({ min: 30, max: 90 }) }), {
      minLength: 5,
      maxLength: 12,
    }),
    closures: fc.array(fc.record({ at: fc.nat({ max: 700 }), length: fc.nat({ max: 6 }) }), { maxLength: 6 }),
    early: fc.nat({ max: 60 }),
    cut: fc.integer({ min: -60, max: 20 }),
  })
  .map(({ start, spans, closures, early, cut }) => {
    let day = first + start;
    const periods = spans.map(({ holiday, length }, index) => {
      const from = day + holiday;
      day = from + length;
      return { title: `term ${index + 1}`, from: dayText(from), to: dayText(day) };
    });
    const closed = closures.map(({ at, length }) => ({
      title: 'closed',
      from: dayText(first + at),
      to: dayText(first + at + length),
    }));
    const from = first + start - early;
    return { title: 'terms', from: dayText(from), to: dayText(Math.max(from, day - cut)), terms: periods, closed };
  });

const mostly = fc.nat({ max: 7 }).map((number) => number > 0);

export const world: fc.Arbitrary<World> = fc
  .record({
    terms: fc.array(fc.option(terms, { freq: 8 }), { minLength: schools.length, maxLength: schools.length }),
    holidaysKnown: mostly,
    councilKnown: mostly,
  })
  .map((made) => {
    const calendars = new Map(
      schools.map((school, index): [string, SchoolDays] => {
        const kept = made.terms[index] ?? null;
        return kept === null
          ? [school, { known: false, says: 'No dates are known.' }]
          : [school, { known: true, calendar: compileSchoolCalendar(kept, bankHolidays) }];
      }),
    );
    return {
      workingDays: made.holidaysKnown ? workingDays : null,
      schoolDays: (school) => calendars.get(school) ?? { known: false, says: 'Not on the list.' },
      authorityOf: (organisation) => (made.councilKnown && calendars.has(organisation) ? council : undefined),
      commencement: () => null,
      organisationName: (organisation) => organisation,
      organisationKind: (organisation) =>
        organisation === council ? 'local-authority' : calendars.has(organisation) ? 'school' : undefined,
      onlyOrganisation: (kind) => (kind === 'local-authority' && made.councilKnown ? council : undefined),
    };
  });
