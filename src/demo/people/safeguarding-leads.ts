/** Invented DSLs of the other schools that take part. Some look after two schools of a federation. */
import { placeName } from '../places/places.ts';
import type { SchoolKey } from '../places/school-list.ts';
import type { PersonFacts } from './person-facts.ts';

const lead = (name: string, school: SchoolKey, why = `DSL of ${placeName(school)}`) =>
  ({ name, posts: [['dsl', school]], why }) as const satisfies PersonFacts;

const leadAndHead = (name: string, school: SchoolKey) =>
  ({
    name,
    posts: [
      ['dsl', school],
      ['headteacher', school],
    ],
    why: `DSL and head of ${placeName(school)}`,
  }) as const satisfies PersonFacts;

const leadOfTwo = (name: string, first: SchoolKey, second: SchoolKey) =>
  ({
    name,
    posts: [
      ['dsl', first],
      ['dsl', second],
    ],
    why: `DSL of a federation: ${placeName(first)} and ${placeName(second)}`,
  }) as const satisfies PersonFacts;

export const safeguardingLeads = {
  'peter-lonsdale': lead('Peter Lonsdale', 'st-eadgyth'),
  'angela-moss': lead(
    'Angela Moss',
    'oxmere-high',
    'An academy whose term dates nobody has added: what cannot be computed',
  ),
  'craig-hepworth': lead(
    'Craig Hepworth',
    'hollinsby-school',
    'Much was sent to this school, and nothing of it has been opened',
  ),
  'lorna-mackay': lead('Lorna Mackay', 'brackenfold-academy'),
  'ruth-appleyard': leadAndHead('Ruth Appleyard', 'larkbarrow'),
  'nasreen-akhtar': leadOfTwo('Nasreen Akhtar', 'harebell-junior', 'harebell-infant'),
  'steve-corrigan': lead('Steve Corrigan', 'packhorse-lane', 'A primary school that sends late: what is overdue'),
  'bernadette-kelly': leadAndHead('Bernadette Kelly', 'st-oswin'),
  'kwame-asante': lead('Kwame Asante', 'ottermere'),
  'tracey-holt': lead('Tracey Holt', 'millbarrow'),
  'parminder-gill': lead('Parminder Gill', 'beldon-hill'),
  'lucy-hargreave': leadAndHead('Lucy Hargreave', 'oxmere-infant'),
  'anita-solanki': lead('Anita Solanki', 'lapwing'),
  'fiona-buchan': leadOfTwo('Fiona Buchan', 'hollinsby-primary', 'gritley'),
  'gareth-pugh': leadOfTwo('Gareth Pugh', 'brackenfold-primary', 'cressley'),
  'olena-marchenko': lead('Olena Marchenko', 'marlbeck'),
  'alison-threlfall': leadOfTwo('Alison Threlfall', 'tarnley', 'wetherlow'),
  'denise-cartwright': leadAndHead('Denise Cartwright', 'ravensclough'),
  'jermaine-wright': lead('Jermaine Wright', 'hollow-ford'),
} as const satisfies Readonly<Record<string, PersonFacts>>;
