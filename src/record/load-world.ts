/** Loads the part of the world that some subjects need: their schools, whose term dates those keep, and their councils. */
import type { OrganisationKind } from '../kinds/vocabulary.ts';
import type { BankHolidays, CalendarBase } from '../rulebook/calendar/bank-holidays.ts';
import { dayNumber } from '../rulebook/calendar/days.ts';
import { compileSchoolCalendar, type SchoolCalendar, schoolTerms } from '../rulebook/calendar/school-calendar.ts';
import type { SchoolDays, World } from '../rulebook/world.ts';
import { calendarsInForce } from './bank-holidays.ts';
import type { StoredEntry } from './entry-row.ts';
import { isId } from './id.ts';
import { commencementDays } from './packs/commencements.ts';
import type { Transaction } from './transaction.ts';

/** Kinds of organisation of which an area has few: always loaded, so that the only one of a kind can be told. */
const fewOfAKind: readonly OrganisationKind[] = ['local-authority', 'camhs', 'tier-4', 'icb', 'police', 'partnership'];

function* organisationsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'organisation' && typeof part === 'string' && isId(part)) yield part;
    else yield* organisationsIn(part);
  }
}

/** Every organisation that entries name, or for which they were recorded. */
export function organisationsOf(entries: Iterable<StoredEntry>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const entry of entries) {
    found.add(entry.organisation);
    for (const organisation of organisationsIn(entry.data)) found.add(organisation);
  }
  return found;
}

/** Versions never change, so a compiled calendar is good for as long as the process runs. */
const compiled = new WeakMap<BankHolidays, Map<string, SchoolCalendar>>();

type CalendarRow = { readonly organisation_id: string; readonly version: number; readonly terms: unknown };

function compile(row: CalendarRow, { bankHolidays }: CalendarBase): SchoolCalendar {
  const key = `${row.organisation_id} ${row.version}`;
  const onThese = compiled.get(bankHolidays) ?? new Map<string, SchoolCalendar>();
  compiled.set(bankHolidays, onThese);
  const calendar = onThese.get(key) ?? compileSchoolCalendar(schoolTerms.parse(row.terms), bankHolidays);
  onThese.set(key, calendar);
  return calendar;
}

async function latestCalendars(
  transaction: Transaction,
  partnership: string,
  organisations: readonly string[],
): Promise<CalendarRow[]> {
  if (organisations.length === 0) return [];
  return transaction
    .selectFrom('school_calendar')
    .distinctOn('organisation_id')
    .select(['organisation_id', 'version', 'terms'])
    .where('partnership_id', '=', partnership)
    .where('organisation_id', 'in', [...organisations])
    .orderBy('organisation_id')
    .orderBy('version', 'desc')
    .execute();
}

export async function loadWorld(
  transaction: Transaction,
  partnership: string,
  bundled: CalendarBase,
  organisations: Iterable<string>,
): Promise<World> {
  const base = await calendarsInForce(transaction, partnership, bundled);
  const commenced = new Map(
    [...(await commencementDays(transaction, partnership))].map(([setting, day]) => [
      setting,
      dayNumber(day.toString()),
    ]),
  );
  const ids = [...new Set(organisations)];
  const rows = await transaction
    .selectFrom('organisation')
    .select(['id', 'kind', 'name', 'authority_code', 'term_dates'])
    .where('partnership_id', '=', partnership)
    .where((where) =>
      where.or([where('kind', 'in', fewOfAKind), ...(ids.length === 0 ? [] : [where('id', 'in', ids)])]),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const authorities = new Map(
    rows.flatMap((row) =>
      row.kind === 'local-authority' && row.authority_code !== null ? [[row.authority_code, row] as const] : [],
    ),
  );
  const calendars = new Map(
    (await latestCalendars(transaction, partnership, [...byId.keys()])).map((row) => [row.organisation_id, row]),
  );
  const authorityRow = (organisation: string) => {
    const code = byId.get(organisation)?.authority_code;
    return code === null || code === undefined ? undefined : authorities.get(code);
  };
  const schoolDays = (school: string): SchoolDays => {
    const row = byId.get(school);
    if (row === undefined) return { known: false, says: 'This school is not on the list of schools.' };
    const keeper = row.term_dates === 'own' ? row : row.term_dates === 'authority' ? authorityRow(school) : undefined;
    const calendar = keeper === undefined ? undefined : calendars.get(keeper.id);
    if (calendar !== undefined) return { known: true, calendar: compile(calendar, base) };
    const says =
      row.term_dates === 'authority'
        ? `${row.name} keeps the term dates of its council, and those are not here. Add the council's term dates.`
        : `The term dates of ${row.name} are not known. Add them.`;
    return { known: false, says };
  };
  return {
    workingDays: base.workingDays,
    schoolDays,
    authorityOf: (organisation) => authorityRow(organisation)?.id,
    commencement: (setting) => commenced.get(setting) ?? null,
    organisationName: (organisation) => byId.get(organisation)?.name ?? 'an organisation',
    organisationKind: (organisation) => byId.get(organisation)?.kind as OrganisationKind | undefined,
    onlyOrganisation: (kind) => {
      const [only, another] = fewOfAKind.includes(kind) ? rows.filter((row) => row.kind === kind) : [];
      return another === undefined ? only?.id : undefined;
    },
  };
}
