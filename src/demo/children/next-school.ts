/** Which school pupils of a school go on to. */
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import type { TownKey } from '../places/towns.ts';
import { randomFor } from '../random.ts';

const ofTown: Readonly<Record<TownKey, readonly (readonly [SchoolKey, number])[]>> = {
  kelderwick: [['kelderwick-school', 1]],
  arkenby: [
    ['arkenby-city-academy', 6],
    ['st-eadgyth', 4],
  ],
  oxmere: [
    ['oxmere-high', 6],
    ['kelderwick-school', 4],
  ],
  hollinsby: [['hollinsby-school', 1]],
  brackenfold: [['brackenfold-academy', 1]],
  tarnley: [
    ['kelderwick-school', 5],
    ['hollinsby-school', 3],
    ['brackenfold-academy', 2],
  ],
};

const anywhere: readonly (readonly [SchoolKey, number])[] = [
  ['kelderwick-school', 3],
  ['arkenby-city-academy', 3],
  ['brackenfold-academy', 2],
  ['st-eadgyth', 2],
  ['hollinsby-school', 1],
];

const ofSchool: Readonly<Partial<Record<SchoolKey, SchoolKey>>> = {
  'st-oswin': 'st-eadgyth',
  'harebell-infant': 'harebell-junior',
  'oxmere-infant': 'oxmere-junior',
};

export function nextSchool(child: string, school: SchoolKey): SchoolKey {
  const random = randomFor('next school', child);
  if (schoolFacts(school).ages[1] <= 7) return ofSchool[school] ?? school;
  if (random.chance(0.1)) return random.weighted(anywhere);
  return ofSchool[school] ?? random.weighted(ofTown[schoolFacts(school).town]);
}
