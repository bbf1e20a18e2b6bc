/** The small world in which a pack's examples happen: schools with their own term dates and councils, by name. */
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import { type BankHolidays, compileWorkingDays } from '../calendar/bank-holidays.ts';
import { dayNumber } from '../calendar/days.ts';
import { compileSchoolCalendar } from '../calendar/school-calendar.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { SchoolDays, World } from '../world.ts';
import { namesAndIds } from './example-names.ts';

export function exampleWorld(pack: Pick<Pack, 'exampleWorld'>, bankHolidays: BankHolidays): World {
  const { calendars, schools, authorities, organisations, commenced } = pack.exampleWorld;
  const { idOf, nameOf } = namesAndIds(pack);
  const schoolDays = new Map(
    Object.entries(schools).map(([name, kept]): [string | undefined, SchoolDays] => {
      const calendar = calendars[kept];
      if (calendar === undefined)
        return [idOf(name), { known: false, says: `The term dates of ${name} are not known. Add them.` }];
      const title = `term dates of ${name}`;
      return [idOf(name), { known: true, calendar: compileSchoolCalendar({ title, ...calendar }, bankHolidays) }];
    }),
  );
  const authorityOf = new Map(
    Object.entries(authorities).flatMap(([authority, members]) =>
      [...members, authority].map((member) => [idOf(member), idOf(authority)] as const),
    ),
  );
  const kindOf = new Map<string | undefined, OrganisationKind>([
    ...Object.keys(schools).map((name) => [idOf(name), 'school'] as const),
    ...Object.keys(authorities).map((name) => [idOf(name), 'local-authority'] as const),
    ...Object.entries(organisations).map(([name, kind]) => [idOf(name), kind] as const),
  ]);
  return {
    workingDays: compileWorkingDays(bankHolidays),
    schoolDays: (school) =>
      schoolDays.get(school) ?? { known: false, says: 'The term dates of this school are not known.' },
    authorityOf: (organisation) => authorityOf.get(organisation),
    commencement: (setting) => {
      const day = commenced[setting];
      return day === undefined ? null : dayNumber(day);
    },
    organisationName: (organisation) => nameOf(organisation) ?? organisation,
    organisationKind: (organisation) => kindOf.get(organisation),
    onlyOrganisation: (kind) => {
      const [only, another] = [...kindOf].filter(([, each]) => each === kind);
      return another === undefined ? only?.[0] : undefined;
    },
  };
}
