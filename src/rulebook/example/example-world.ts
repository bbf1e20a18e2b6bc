/** The small world in which a pack's examples happen: schools with their own term dates and councils, by name. */
import { type BankHolidays, compileWorkingDays } from '../calendar/bank-holidays.ts';
import { compileSchoolCalendar } from '../calendar/school-calendar.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { SchoolDays, World } from '../world.ts';

export type ExampleWorld = {
  readonly world: World;
  /** Replaces the names of the example world by ids, in any data. */
  readonly withIds: (data: unknown) => unknown;
  readonly idOf: (name: string) => string | undefined;
};

export function exampleWorld(pack: Pack, bankHolidays: BankHolidays): ExampleWorld {
  const { calendars, schools, authorities, names } = pack.exampleWorld;
  const all = [...Object.keys(schools), ...Object.keys(authorities), ...names];
  const ids = new Map(
    all.map((name, index) => [name, `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`]),
  );
  const nameOf = new Map([...ids].map(([name, id]) => [id, name]));
  const schoolDays = new Map(
    Object.entries(schools).map(([name, kept]): [string | undefined, SchoolDays] => {
      const calendar = calendars[kept];
      if (calendar === undefined)
        return [ids.get(name), { known: false, says: `The term dates of ${name} are not known. Add them.` }];
      const title = `term dates of ${name}`;
      return [ids.get(name), { known: true, calendar: compileSchoolCalendar({ title, ...calendar }, bankHolidays) }];
    }),
  );
  const authorityOf = new Map(
    Object.entries(authorities).flatMap(([authority, members]) =>
      members.map((member) => [ids.get(member), ids.get(authority)] as const),
    ),
  );
  const withIds = (data: unknown): unknown => {
    if (typeof data === 'string') return ids.get(data) ?? data;
    if (Array.isArray(data)) return data.map(withIds);
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withIds(value)]));
  };
  return {
    withIds,
    idOf: (name) => ids.get(name),
    world: {
      workingDays: compileWorkingDays(bankHolidays),
      schoolDays: (school) =>
        schoolDays.get(school) ?? { known: false, says: 'The term dates of this school are not known.' },
      authorityOf: (organisation) => authorityOf.get(organisation),
      organisationName: (organisation) => nameOf.get(organisation) ?? organisation,
    },
  };
}
