/** Invented services of the partnership. */
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { TownKey } from './towns.ts';

export type ServiceFacts = { readonly name: string; readonly kind: OrganisationKind; readonly town: TownKey };

export const authorityCode = '830';
/** A council next door, which does not take part. */
export const neighbour = 'Ashmoor';

export const services = {
  council: { name: 'Arkenshire County Council', kind: 'local-authority', town: 'arkenby' },
  camhs: { name: 'Arkenshire Child and Adolescent Mental Health Service', kind: 'camhs', town: 'arkenby' },
  'fernilow-ward': { name: 'Fernilow Ward, Wrensdale Hospital', kind: 'tier-4', town: 'arkenby' },
  icb: { name: 'NHS Arkenshire Integrated Care Board', kind: 'icb', town: 'arkenby' },
  police: { name: 'Arkenshire Police', kind: 'police', town: 'arkenby' },
  'spring-terrace-surgery': { name: 'Spring Terrace Surgery', kind: 'gp-practice', town: 'kelderwick' },
  'school-nursing': {
    name: 'Arkenshire Health Visiting and School Nursing',
    kind: 'health-visiting',
    town: 'kelderwick',
  },
  'wayside-homes': { name: "Wayside Children's Homes", kind: 'provider', town: 'brackenfold' },
  'arken-fostering': { name: 'Arken Vale Fostering', kind: 'provider', town: 'arkenby' },
  'kite-house': { name: 'Kite House, specialist support at home', kind: 'provider', town: 'kelderwick' },
  'young-carers': { name: 'Arkenshire Young Carers', kind: 'voluntary-sector', town: 'oxmere' },
  partnership: { name: 'Arkenshire Safeguarding Children Partnership', kind: 'partnership', town: 'arkenby' },
} as const satisfies Readonly<Record<string, ServiceFacts>>;

export type ServiceKey = keyof typeof services;
export const serviceKeys = Object.keys(services) as readonly ServiceKey[];
