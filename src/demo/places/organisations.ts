/** The organisations and term dates of the demo, as rows of the product. */

import type { Organisation } from '../../record/organisations.ts';
import type { SchoolTerms } from '../../rulebook/calendar/school-calendar.ts';
import { inventAddress } from '../children/household.ts';
import { randomFor } from '../random.ts';
import { schoolTerms, type TermStyle } from '../time/term-dates.ts';
import { type PlaceKey, placeId } from './places.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from './school-list.ts';
import { authorityCode, serviceKeys, services } from './service-list.ts';

export type DemoOrganisation = Omit<Organisation, 'number' | 'status'> & {
  readonly establishmentNumber: string | null;
  readonly street: string | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly trust: { readonly code: string; readonly name: string } | null;
};

export type DemoCalendar = { readonly organisation: string; readonly version: number; readonly terms: SchoolTerms };

const telephone = (key: PlaceKey): string =>
  `01632 960${String(randomFor('telephone', key).below(1000)).padStart(3, '0')}`;

const termDates = (terms: TermStyle | 'unknown' | undefined) =>
  terms === undefined ? 'authority' : terms === 'unknown' ? 'unknown' : 'own';

function school(key: SchoolKey, index: number): DemoOrganisation {
  const { name, number, type, phase, ages, town, terms, takesPart, trust = null } = schoolFacts(key);
  const { lines, postcode } = inventAddress(randomFor('address', key), town);
  const [street = null, townName = null] = lines;
  return {
    id: placeId(key),
    kind: 'school',
    name,
    urn: 990_001 + index,
    authorityCode,
    establishmentNumber: number,
    phase,
    typeName: type,
    street,
    town: townName,
    postcode,
    lowAge: ages[0],
    highAge: ages[1],
    trust,
    telephone: telephone(key),
    termDates: termDates(terms),
    takesPart: takesPart !== false,
  };
}

function service(key: keyof typeof services): DemoOrganisation {
  const { name, kind, town } = services[key];
  const { lines, postcode } = inventAddress(randomFor('address', key), town);
  const [street = null, townName = null] = lines;
  return {
    id: placeId(key),
    kind,
    name,
    urn: null,
    authorityCode: key === 'council' ? authorityCode : null,
    establishmentNumber: null,
    phase: null,
    typeName: null,
    street,
    town: townName,
    postcode,
    lowAge: null,
    highAge: null,
    trust: null,
    telephone: telephone(key),
    termDates: 'unknown',
    takesPart: true,
  };
}

export const demoOrganisations: readonly DemoOrganisation[] = [
  ...schoolKeys.map(school),
  ...serviceKeys.map((key) => service(key)),
];

/** From six school years before that of the demo to two years after it. */
export function demoCalendars(year: number): readonly DemoCalendar[] {
  // Compiled calendars are remembered by organisation and version, so another year has to be another version.
  const calendar = (organisation: string, title: string, style: TermStyle): DemoCalendar => ({
    organisation,
    version: year,
    terms: schoolTerms(title, year - 6, year + 2, style),
  });
  const own = schoolKeys.flatMap((key) => {
    const { name, terms } = schoolFacts(key);
    return terms === undefined || terms === 'unknown' ? [] : [calendar(placeId(key), `Term dates of ${name}`, terms)];
  });
  return [calendar(placeId('council'), `Term dates of ${services.council.name}`, {}), ...own];
}
