/**
 * Invented schools. Their numbers are of authority 830 but belong to no school, and their register numbers begin at
 * 990001.
 */
import type { TermStyle } from '../time/term-dates.ts';
import type { TownKey } from './towns.ts';

export type SchoolFacts = {
  readonly name: string;
  readonly town: TownKey;
  /** Establishment number of the Department for Education. */
  readonly number: string;
  readonly type: string;
  readonly phase: 'Primary' | 'Secondary' | 'Not applicable';
  readonly ages: readonly [number, number];
  /** Whose term dates it keeps: its own, its council's when absent, or nobody knows. */
  readonly terms?: TermStyle | 'unknown';
  readonly takesPart?: false;
  readonly trust?: { readonly code: string; readonly name: string };
};

/** Its number is not one that the register gives. */
const trust = { code: '99001', name: 'Three Dales Learning Trust' };

const community = (name: string, town: TownKey, number: string, ages: readonly [number, number] = [4, 11]) =>
  ({ name, town, number, type: 'Community school', phase: 'Primary', ages }) satisfies SchoolFacts;

const church = (name: string, town: TownKey, number: string) =>
  ({ name, town, number, type: 'Voluntary aided school', phase: 'Primary', ages: [4, 11] }) satisfies SchoolFacts;

const academy = (name: string, town: TownKey, number: string) =>
  ({ name, town, number, type: 'Academy converter', phase: 'Primary', ages: [4, 11], trust }) satisfies SchoolFacts;

const secondary = (name: string, town: TownKey, number: string, type: string) =>
  ({ name, town, number, type, phase: 'Secondary', ages: [11, 16] }) satisfies SchoolFacts;

export const schools = {
  'kelderwick-school': secondary('Kelderwick School', 'kelderwick', '4901', 'Community school'),
  'arkenby-city-academy': {
    ...secondary('Arkenby City Academy', 'arkenby', '4902', 'Academy sponsor led'),
    trust,
    terms: { weeksInOctober: 2, endsLater: 2 },
  },
  'st-eadgyth': secondary("St Eadgyth's Church of England School", 'arkenby', '4690', 'Voluntary aided school'),
  'oxmere-high': {
    ...secondary('Oxmere High Academy', 'oxmere', '4903', 'Academy converter'),
    trust,
    terms: 'unknown',
  },
  'hollinsby-school': secondary('Hollinsby Community School', 'hollinsby', '4904', 'Community school'),
  'brackenfold-academy': secondary('Brackenfold Academy', 'brackenfold', '4905', 'Academy converter'),
  'kelderwick-primary': community('Kelderwick Primary School', 'kelderwick', '2901'),
  larkbarrow: church('Larkbarrow Church of England Primary School', 'kelderwick', '3901'),
  stonnick: community('Stonnick Primary School', 'kelderwick', '2902'),
  'harebell-infant': community('Harebell Infant School', 'arkenby', '2903', [4, 7]),
  'harebell-junior': community('Harebell Junior School', 'arkenby', '2904', [7, 11]),
  'packhorse-lane': community('Packhorse Lane Primary School', 'arkenby', '2905'),
  'st-oswin': church("St Oswin's Catholic Primary School", 'arkenby', '3902'),
  ottermere: { ...academy('Ottermere Primary Academy', 'arkenby', '2906'), terms: 'unknown' },
  millbarrow: community('Millbarrow Primary School', 'arkenby', '2907'),
  'beldon-hill': community('Beldon Hill Primary School', 'arkenby', '2908'),
  'oxmere-infant': community('Oxmere Infant School', 'oxmere', '2909', [4, 7]),
  'oxmere-junior': community('Oxmere Junior School', 'oxmere', '2910', [7, 11]),
  lapwing: community('Lapwing Primary School', 'oxmere', '2911'),
  'hollinsby-primary': community('Hollinsby Primary School', 'hollinsby', '2912'),
  gritley: community('Gritley Primary School', 'hollinsby', '2913'),
  swarlow: { ...church('Swarlow Church of England Primary School', 'hollinsby', '3903'), takesPart: false },
  'brackenfold-primary': community('Brackenfold Primary School', 'brackenfold', '2914'),
  marlbeck: { ...academy('Marlbeck Primary Academy', 'brackenfold', '2915'), terms: { startsLater: 1 } },
  cressley: community('Cressley Primary School', 'brackenfold', '2916'),
  tarnley: community('Tarnley Primary School', 'tarnley', '2917'),
  wetherlow: community('Wetherlow Primary School', 'tarnley', '2918'),
  lathdale: { ...community('Lathdale Primary School', 'tarnley', '2919'), takesPart: false },
  ravensclough: {
    name: 'Ravensclough School',
    town: 'kelderwick',
    number: '7901',
    type: 'Community special school',
    phase: 'Not applicable',
    ages: [4, 19],
  },
  'hollow-ford': {
    name: 'Hollow Ford Centre',
    town: 'arkenby',
    number: '1901',
    type: 'Pupil referral unit',
    phase: 'Not applicable',
    ages: [11, 16],
  },
} as const satisfies Readonly<Record<string, SchoolFacts>>;

export type SchoolKey = keyof typeof schools;
export const schoolKeys = Object.keys(schools) as readonly SchoolKey[];
export const schoolFacts = (key: SchoolKey): SchoolFacts => schools[key];
