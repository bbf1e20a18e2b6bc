/** The list of organisations: schools of the register and those that people add, councils and services. */

import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { OrganisationTable } from '../database/tables.ts';
import type { Names } from '../kinds/kind.ts';
import type { OrganisationKind } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import { isId } from './id.ts';

export type Organisation = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly urn: number | null;
  /** Authority and establishment, for example `8304999`. */
  readonly number: string | null;
  readonly authorityCode: string | null;
  readonly phase: string | null;
  readonly typeName: string | null;
  readonly status: 'open' | 'closed' | 'proposed';
  readonly town: string | null;
  readonly postcode: string | null;
  readonly telephone: string | null;
  readonly termDates: 'authority' | 'own' | 'unknown';
  readonly takesPart: boolean;
};

export const parseOrganisation = (row: Selectable<OrganisationTable>): Organisation => ({
  id: row.id,
  kind: row.kind as OrganisationKind,
  name: row.name,
  urn: row.urn,
  number:
    row.authority_code === null || row.establishment_number === null
      ? null
      : row.authority_code + row.establishment_number,
  authorityCode: row.authority_code,
  phase: row.phase,
  typeName: row.type_name,
  status: row.status,
  town: row.town,
  postcode: row.postcode,
  telephone: row.telephone,
  termDates: row.term_dates,
  takesPart: row.takes_part,
});

export async function findOrganisation({ transaction, actor }: Access, id: string): Promise<Organisation | undefined> {
  if (!isId(id)) return undefined;
  const row = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : parseOrganisation(row);
}

export async function organisationsById(
  { transaction, actor }: Access,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, parseOrganisation(row)]));
}

/**
 * The school of a number of the Department for Education. Several may have had it: an open one comes before a proposed and
 * a closed one, then the one with the newest register number.
 */
export async function schoolByNumber(
  { transaction, actor }: Access,
  number: string,
): Promise<Organisation | undefined> {
  const row = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('authority_code', '=', number.slice(0, 3))
    .where('establishment_number', '=', number.slice(3))
    .orderBy(sql`CASE status WHEN 'open' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END`)
    .orderBy('takes_part', 'desc')
    .orderBy('urn', (order) => order.desc().nullsLast())
    .executeTakeFirst();
  return row === undefined ? undefined : parseOrganisation(row);
}

/** The council of an area by its three digits, for example `830`. */
export async function councilByCode({ transaction, actor }: Access, code: string): Promise<Organisation | undefined> {
  const row = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('kind', '=', 'local-authority')
    .where('authority_code', '=', code)
    .executeTakeFirst();
  return row === undefined ? undefined : parseOrganisation(row);
}

/** Organisations of this name, whatever its capitals and accents. A few, to tell one from several. */
export async function organisationsByName(
  { transaction, actor }: Access,
  name: string,
): Promise<readonly Organisation[]> {
  const rows = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('sort_name', '=', sortNameOf(name.trim()))
    .where('status', '<>', 'closed')
    .limit(3)
    .execute();
  return rows.map(parseOrganisation);
}

/** Services and councils that take part, of which an area has few. */
export async function partnersOf({ transaction, actor }: Access): Promise<readonly Organisation[]> {
  const rows = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('kind', '<>', 'school')
    .where('takes_part', '=', true)
    .orderBy('sort_name')
    .limit(200)
    .execute();
  return rows.map(parseOrganisation);
}

export type SchoolSearch = { readonly schools: readonly Organisation[]; readonly total: number };

/** Schools whose name holds these words, or with this number or postcode; open ones first. Not about children. */
export async function searchSchools(
  { transaction, actor }: Access,
  words: string,
  offset: number,
  limit: number,
): Promise<SchoolSearch> {
  const sought = words.trim().toUpperCase();
  const digits = sought.replaceAll(/[\s/]/gu, '');
  const base = transaction
    .selectFrom('organisation')
    .where('partnership_id', '=', actor.partnership)
    .where('kind', '=', 'school')
    .where((where) =>
      where.or([
        where.and(
          sought
            .split(/\s+/u)
            .map((word) => where('sort_name', 'like', `%${word.replaceAll(/[%_\\]/gu, String.raw`\$&`)}%`)),
        ),
        where(sql`authority_code || establishment_number`, '=', digits),
        where(sql`urn::text`, '=', digits),
        where(sql`replace(postcode, ' ', '')`, '=', digits),
      ]),
    );
  const { total } = await base.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .selectAll()
    .orderBy(sql`status <> 'open'`)
    .orderBy('sort_name')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { schools: rows.map(parseOrganisation), total };
}

export const sortNameOf = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();

/** Names of organisations and practitioners for the sentences of entries. Ids that are not known get a neutral name. */
export async function loadNames(
  access: Access,
  organisations: readonly string[],
  practitioners: readonly string[],
): Promise<Names> {
  const found = await organisationsById(access, organisations);
  const people = practitioners.length === 0 ? [] : await practitionerNames(access, practitioners);
  const nameOfPerson = new Map(people);
  return {
    organisation: (id) => found.get(id)?.name ?? 'an organisation',
    practitioner: (id) => nameOfPerson.get(id) ?? 'a practitioner',
  };
}

async function practitionerNames(
  { transaction, actor }: Access,
  ids: readonly string[],
): Promise<(readonly [string, string])[]> {
  const rows = await transaction
    .selectFrom('practitioner')
    .select(['id', 'name'])
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return rows.map((row) => [row.id, row.name] as const);
}
