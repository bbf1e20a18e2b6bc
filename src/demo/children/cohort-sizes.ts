/** How many ordinary pupils there are, by the school they are at or came from. */
import type { SchoolKey } from '../places/school-list.ts';
import type { YearGroup } from '../time/school-year.ts';

/** Year 6, those who left Year 6 last summer, and Year 5. */
const top: Readonly<Partial<Record<SchoolKey, readonly [six: number, seven: number, five: number]>>> = {
  'kelderwick-primary': [21, 19, 13],
  larkbarrow: [7, 7, 3],
  stonnick: [4, 4, 2],
  'harebell-junior': [9, 10, 3],
  'packhorse-lane': [8, 9, 3],
  'st-oswin': [6, 6, 2],
  ottermere: [6, 6, 2],
  millbarrow: [6, 6, 2],
  'beldon-hill': [6, 6, 2],
  'oxmere-junior': [5, 4, 11],
  lapwing: [4, 5, 2],
  'hollinsby-primary': [5, 5, 2],
  gritley: [2, 2, 1],
  swarlow: [2, 3, 1],
  'brackenfold-primary': [5, 5, 2],
  marlbeck: [4, 4, 1],
  cressley: [3, 3, 1],
  tarnley: [4, 4, 2],
  wetherlow: [3, 3, 1],
  lathdale: [2, 2, 1],
};

const others: readonly (readonly [SchoolKey, YearGroup, number])[] = [
  ['harebell-infant', '3', 5],
  ['oxmere-infant', '3', 4],
  ['kelderwick-primary', '4', 5],
  ['oxmere-junior', '4', 8],
  ['packhorse-lane', '3', 3],
  ['kelderwick-primary', '1', 3],
  ['harebell-infant', '2', 3],
  ['oxmere-infant', '1', 3],
  ['kelderwick-school', '8', 14],
  ['arkenby-city-academy', '8', 10],
  ['st-eadgyth', '8', 6],
  ['oxmere-high', '8', 6],
  ['hollinsby-school', '8', 4],
  ['brackenfold-academy', '8', 4],
  ['kelderwick-school', '9', 6],
  ['arkenby-city-academy', '9', 5],
  ['kelderwick-school', '10', 4],
  ['arkenby-city-academy', '11', 3],
  ['ravensclough', '5', 2],
  ['ravensclough', '8', 2],
];

export type Cohort = { readonly school: SchoolKey; readonly group: YearGroup; readonly size: number };

/** For Year 7, and for Year 3 of an infant school, the school is the one that they left. */
export const cohorts: readonly Cohort[] = [
  ...Object.entries(top).flatMap(([school, [six, seven, five]]): Cohort[] => [
    { school: school as SchoolKey, group: '6', size: six },
    { school: school as SchoolKey, group: '7', size: seven },
    { school: school as SchoolKey, group: '5', size: five },
  ]),
  ...others.map(([school, group, size]): Cohort => ({ school, group, size })),
];
