/** Whether a date of birth is possible, and fits the year group. Odd is a reason to look, never to refuse. */
import { ageOn, type IsoDate } from '../iso-date.ts';
import type { ProblemList } from './problem-list.ts';
import type { TransferHeader } from './transfer-header.ts';

const youngest = 2;
const oldest = 20;

/** Year 6 is 6, reception 0, nursery -1 and -2; undefined for codes that say nothing about age. */
function yearNumber(yearGroup: string): number | undefined {
  const code = yearGroup.toUpperCase();
  const early: Readonly<Record<string, number>> = { E1: -2, N1: -2, E2: -1, N2: -1, R: 0 };
  if (Object.hasOwn(early, code)) return early[code];
  return /^(?:[1-9]|1[0-4])$/u.test(code) ? Number(code) : undefined;
}

const yearInWords = (year: number): string => (year > 0 ? `year ${year}` : year === 0 ? 'reception' : 'nursery');

/** The school years that a file may speak of: in August and September systems have and have not yet moved on. */
function schoolYears(header: TransferHeader, day: IsoDate): readonly number[] {
  const calendarYear = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const year = header.academicYear ?? (month >= 8 ? calendarYear : calendarYear - 1);
  return month === 8 || month === 9 ? [year, year - 1] : [year];
}

/**
 * @param header says when the file was written and for which school year
 * @param day when it does not, the day of import
 */
export function checkPupilAge(
  dateOfBirth: IsoDate,
  yearGroup: string | undefined,
  header: TransferHeader,
  importedOn: IsoDate,
  problems: ProblemList,
  line: number,
): void {
  const day = header.writtenOn ?? importedOn;
  if (dateOfBirth > importedOn) {
    problems.add('birth-in-future', {}, line, 'DOB');
    return;
  }
  const age = ageOn(dateOfBirth, day);
  if (age < youngest || age > oldest) {
    problems.add('age-unusual', { age }, line, 'DOB');
    return;
  }
  const year = yearGroup === undefined ? undefined : yearNumber(yearGroup);
  if (year === undefined) return;
  // A child in year 6 has turned 10 by the 31 August on which the school year begins
  const expected = schoolYears(header, day).map((first) => ageOn(dateOfBirth, `${first}-08-31` as IsoDate) - 4);
  const [likeliest] = expected;
  if (!expected.includes(year) && likeliest !== undefined) {
    problems.add('year-group-unusual', { expected: yearInWords(likeliest) }, line, 'NCyearActual');
  }
}
