/** The area in which the children of the bench live: the rules of the demo, and organisations with term dates. */
import { join } from 'node:path';
import type { OrganisationKind } from '../../src/kinds/vocabulary.ts';
import { readEngine } from '../../src/record/read-engine.ts';
import { compileSchoolCalendar } from '../../src/rulebook/calendar/school-calendar.ts';
import type { World } from '../../src/rulebook/world.ts';

const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const council = idOf(1);
export const ward = idOf(2);
export const board = idOf(3);
export const clinic = idOf(4);
export const oldSchool = idOf(10);
export const newSchools = Array.from({ length: 40 }, (_, index) => idOf(11 + index));

const few = new Map<OrganisationKind, string>([
  ['local-authority', council],
  ['tier-4', ward],
  ['icb', board],
  ['camhs', clinic],
]);
const kindOf = new Map<string, OrganisationKind>([
  ...[...few].map(([kind, organisation]): [string, OrganisationKind] => [organisation, kind]),
  ...[oldSchool, ...newSchools].map((school): [string, OrganisationKind] => [school, 'school']),
]);

const engine = await readEngine(join(import.meta.dirname, '..', '..', 'packs'), 'arkenshire');

/** Every rule that runs in the demo: the nation's packs and those of its partnership. */
export const { rulebook } = engine;

const terms = engine.release.find(({ pack }) => pack === 'england/transition')?.exampleWorld.calendars['usual-terms'];
if (terms === undefined) throw new Error('The example calendar of england/transition has gone');
const calendar = compileSchoolCalendar({ title: 'usual terms', ...terms }, engine.bankHolidays);

export const world: World = {
  workingDays: engine.workingDays,
  schoolDays: (school) =>
    kindOf.get(school) === 'school' ? { known: true, calendar } : { known: false, says: 'Not on the list.' },
  authorityOf: (organisation) => (kindOf.has(organisation) ? council : undefined),
  commencement: () => null,
  organisationName: (organisation) => organisation,
  organisationKind: (organisation) => kindOf.get(organisation),
  onlyOrganisation: (kind) => few.get(kind),
};
