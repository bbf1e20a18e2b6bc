/**
 * Who may see an answer, from what whoever gave it chose. The safeguarding leads always do, and the page on which one chooses
 * says so. Pure.
 */
import type { Role, Viewer } from '../kinds/vocabulary.ts';
import { named, post } from '../kinds/vocabulary.ts';
import type { VoiceReader } from '../kinds/voices.ts';
import type { InvolvedOrganisation } from '../record/involvements.ts';
import type { SchoolMove } from '../record/moves.ts';

const keyAdults: readonly Role[] = ['head-of-year'];
const teachers: readonly Role[] = ['head-of-year', 'class-teacher', 'senco', 'headteacher', 'designated-teacher'];

/** @param involved everybody who works with the child: a class teacher is named rather than reached by a role */
export function audienceOf(
  readers: VoiceReader,
  { from, to }: Pick<SchoolMove, 'from' | 'to'>,
  involved: readonly InvolvedOrganisation[],
): readonly Viewer[] {
  const schools = [from.organisation, to.organisation].filter((school) => school !== null);
  const safeguarding = schools.map((school) => post('dsl', school));
  if (readers === 'key-adult')
    return [
      ...safeguarding,
      ...(to.organisation === null ? [] : keyAdults.map((role) => post(role, to.organisation ?? ''))),
    ];
  const people = involved.flatMap(({ organisation, practitioner }) =>
    practitioner !== null && schools.includes(organisation) ? [named(practitioner)] : [],
  );
  return [
    ...safeguarding,
    ...schools.flatMap((school) => teachers.map((role) => post(role, school))),
    ...new Set(people),
  ];
}
