/** Stores the organisations, term dates and practitioners of the demo. As the role that writes the record. */
import { type Column, insertRows, instantText } from '../record/insert-rows.ts';
import { sortNameOf } from '../record/organisations.ts';
import type { Transaction } from '../record/transaction.ts';
import type { DemoPartnership } from './demo-partnership.ts';
import type { DemoPractitioner } from './people/practitioners.ts';
import type { DemoCalendar, DemoOrganisation } from './places/organisations.ts';

type Context = { readonly partnership: string; readonly at: Temporal.Instant; readonly since: Temporal.Instant };
type RoleHeld = { readonly practitioner: string; readonly organisation: string; readonly role: string };

const partnershipColumn = ({ partnership }: Context) =>
  ({ name: 'partnership_id', type: 'uuid', of: () => partnership }) as const;

const organisationColumns = (context: Context): readonly Column<DemoOrganisation>[] => [
  partnershipColumn(context),
  { name: 'id', type: 'uuid', of: (row) => row.id },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'sort_name', type: 'text', of: (row) => sortNameOf(row.name) },
  { name: 'urn', type: 'integer', of: (row) => row.urn },
  { name: 'authority_code', type: 'text', of: (row) => row.authorityCode },
  { name: 'establishment_number', type: 'text', of: (row) => row.establishmentNumber },
  { name: 'phase', type: 'text', of: (row) => row.phase },
  { name: 'type_name', type: 'text', of: (row) => row.typeName },
  { name: 'status', type: 'text', of: () => 'open' },
  { name: 'street', type: 'text', of: (row) => row.street },
  { name: 'town', type: 'text', of: (row) => row.town },
  { name: 'postcode', type: 'text', of: (row) => row.postcode },
  { name: 'low_age', type: 'smallint', of: (row) => row.lowAge },
  { name: 'high_age', type: 'smallint', of: (row) => row.highAge },
  { name: 'telephone', type: 'text', of: (row) => row.telephone },
  { name: 'trust_code', type: 'text', of: (row) => row.trust?.code ?? null },
  { name: 'trust_name', type: 'text', of: (row) => row.trust?.name ?? null },
  { name: 'term_dates', type: 'text', of: (row) => row.termDates },
  { name: 'takes_part', type: 'boolean', of: (row) => row.takesPart },
  { name: 'source', type: 'text', of: () => 'demo' },
  { name: 'updated_at', type: 'timestamptz', of: () => instantText(context.at.epochMilliseconds) },
];

const calendarColumns = (context: Context): readonly Column<DemoCalendar>[] => [
  partnershipColumn(context),
  { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
  { name: 'version', type: 'integer', of: (row) => row.version },
  { name: 'recorded_at', type: 'timestamptz', of: () => instantText(context.at.epochMilliseconds) },
  { name: 'terms', type: 'jsonb', of: (row) => JSON.stringify(row.terms) },
];

/** "Rao Sunita": people are listed by surname. */
function bySurname(name: string): string {
  const [surname = '', ...others] = name.split(' ').toReversed();
  return sortNameOf([surname, ...others.toReversed()].join(' '));
}

const practitionerColumns = (context: Context): readonly Column<DemoPractitioner>[] => [
  partnershipColumn(context),
  { name: 'id', type: 'uuid', of: (row) => row.id },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'sort_name', type: 'text', of: (row) => bySurname(row.name) },
  { name: 'email', type: 'text', of: (row) => row.email },
];

const roleColumns = (context: Context): readonly Column<RoleHeld>[] => [
  partnershipColumn(context),
  { name: 'practitioner_id', type: 'uuid', of: (row) => row.practitioner },
  { name: 'organisation_id', type: 'uuid', of: (row) => row.organisation },
  { name: 'role', type: 'text', of: (row) => row.role },
  { name: 'starts_at', type: 'timestamptz', of: () => instantText(context.since.epochMilliseconds) },
];

export async function storePlaces(
  transaction: Transaction,
  { organisations, calendars, practitioners }: DemoPartnership,
  context: Context,
): Promise<void> {
  const roles = practitioners.flatMap(({ id, posts }) =>
    posts.map(({ role, organisation }): RoleHeld => ({ practitioner: id, organisation, role })),
  );
  await insertRows(transaction, 'organisation', organisationColumns(context), organisations);
  await insertRows(transaction, 'school_calendar', calendarColumns(context), calendars);
  await insertRows(transaction, 'practitioner', practitionerColumns(context), practitioners);
  await insertRows(transaction, 'role_held', roleColumns(context), roles);
}
