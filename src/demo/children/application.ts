import { applicationDay } from '../moves/phase-transfer.ts';
import { author } from '../people/people.ts';
import { day } from '../time/days.ts';
import { involve } from './involve.ts';
import type { Told } from './told.ts';

/** The council works with a child from the application for the next school to the end of the first year there. */
export const applicationForSchool = (child: string, year: number): Told =>
  involve(
    { child, place: 'council', purpose: 'authority-admissions' },
    {
      by: author('priya-nair'),
      on: applicationDay(year),
      reason: 'an application for a school place',
      until: day(year + 1, 8, 31),
    },
  );
