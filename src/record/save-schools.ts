/** Adds schools to the list and keeps those of the national register up to date. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { recordEvent } from '../audit/record-event.ts';
import { problem } from '../errors.ts';
import type { Access } from './access.ts';
import { adoptSchools } from './adopt-schools.ts';
import { type Column, insertRows, instantText } from './insert-rows.ts';
import { schoolByNumber, sortNameOf } from './organisations.ts';
import { asRecordRole } from './transaction.ts';

export type TermDates = 'authority' | 'own' | 'unknown';

export type SchoolOfRegister = {
  readonly urn: number;
  readonly authorityCode: string | null;
  readonly establishmentNumber: string | null;
  readonly name: string;
  /** False when the list has no name and one was made from the number. */
  readonly hasName: boolean;
  readonly phase: string | null;
  readonly typeName: string | null;
  readonly status: 'open' | 'closed' | 'proposed';
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly telephone: string | null;
  /** The academy trust that runs it. */
  readonly trustCode: string | null;
  readonly trustName: string | null;
  /** Whose term dates a school of this type keeps by law, when that is known. */
  readonly termDates: TermDates;
};

const columns = (partnership: string, now: Temporal.Instant): readonly Column<SchoolOfRegister>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'id', type: 'uuid', of: () => randomUUIDv7() },
  { name: 'kind', type: 'text', of: () => 'school' },
  { name: 'name', type: 'text', of: (school) => school.name },
  { name: 'sort_name', type: 'text', of: (school) => sortNameOf(school.name) },
  { name: 'urn', type: 'integer', of: (school) => school.urn },
  { name: 'authority_code', type: 'text', of: (school) => school.authorityCode },
  { name: 'establishment_number', type: 'text', of: (school) => school.establishmentNumber },
  { name: 'phase', type: 'text', of: (school) => school.phase },
  { name: 'type_name', type: 'text', of: (school) => school.typeName },
  { name: 'status', type: 'text', of: (school) => school.status },
  { name: 'opened_on', type: 'date', of: (school) => school.openedOn },
  { name: 'closed_on', type: 'date', of: (school) => school.closedOn },
  { name: 'street', type: 'text', of: (school) => school.street },
  { name: 'town', type: 'text', of: (school) => school.town },
  { name: 'postcode', type: 'text', of: (school) => school.postcode },
  { name: 'low_age', type: 'smallint', of: (school) => school.lowAge },
  { name: 'high_age', type: 'smallint', of: (school) => school.highAge },
  { name: 'telephone', type: 'text', of: (school) => school.telephone },
  { name: 'trust_code', type: 'text', of: (school) => school.trustCode },
  { name: 'trust_name', type: 'text', of: (school) => school.trustName },
  { name: 'term_dates', type: 'text', of: (school) => school.termDates },
  { name: 'source', type: 'text', of: () => 'register' },
  { name: 'updated_at', type: 'timestamptz', of: () => instantText(now.epochMilliseconds) },
];

/** A register that leaves a column out says nothing about it, so what is known already stays. Names and dates of terms that people set stay too. */
const keptWhenAbsent = [
  'authority_code',
  'establishment_number',
  'phase',
  'type_name',
  'opened_on',
  'closed_on',
  'street',
  'town',
  'postcode',
  'low_age',
  'high_age',
  'telephone',
  'trust_code',
  'trust_name',
];

export type Saved = { readonly added: number; readonly updated: number };

/** @param schools with different URNs; an existing school is found by its URN, one that people added by its number */
export async function saveRegister(
  { transaction, actor, now }: Access,
  schools: readonly SchoolOfRegister[],
): Promise<Saved> {
  if (schools.length === 0) return { added: 0, updated: 0 };
  return asRecordRole(transaction, async () => {
    await adoptSchools(transaction, actor.partnership, schools);
    const before = await transaction
      .selectFrom('organisation')
      .select((select) => select.fn.countAll<number>().as('known'))
      .where('partnership_id', '=', actor.partnership)
      .where(
        'urn',
        'in',
        schools.map(({ urn }) => urn),
      )
      .executeTakeFirstOrThrow();
    const kept = sql.join(
      keptWhenAbsent.map(
        (name) => sql`${sql.ref(name)} = coalesce(excluded.${sql.ref(name)}, organisation.${sql.ref(name)})`,
      ),
    );
    const madeUp = schools.filter(({ hasName }) => !hasName).map(({ name }) => name);
    await insertRows(
      transaction,
      'organisation',
      columns(actor.partnership, now),
      schools,
      sql`ON CONFLICT (partnership_id, urn) WHERE urn IS NOT NULL DO UPDATE SET
        name = CASE WHEN excluded.name = ANY (${sql.val(madeUp)}::text[]) THEN organisation.name ELSE excluded.name END,
        sort_name = CASE WHEN excluded.name = ANY (${sql.val(madeUp)}::text[]) THEN organisation.sort_name ELSE excluded.sort_name END, status = excluded.status, ${kept}, updated_at = excluded.updated_at,
        term_dates = CASE WHEN organisation.term_dates = 'unknown' THEN excluded.term_dates ELSE organisation.term_dates END`,
    );
    const known = before.known;
    return { added: schools.length - known, updated: known };
  });
}

export type NewSchool = {
  readonly name: string;
  /** Seven digits. */
  readonly number: string;
  readonly phase: string;
  readonly town?: string | undefined;
  readonly postcode?: string | undefined;
  readonly termDates: TermDates;
};

/** Adds a school that is not on the list. Throws SCHOOL_NUMBER_TAKEN. Returns its id. */
export async function addSchool(access: Access, school: NewSchool): Promise<string> {
  // A form sent twice arrives twice at once: the second has to see what the first has added
  const lock = `school ${access.actor.partnership} ${school.number}`;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(access.transaction);
  const existing = await schoolByNumber(access, school.number);
  if (existing !== undefined && existing.status !== 'closed')
    throw problem('SCHOOL_NUMBER_TAKEN', { number: school.number });
  const id = randomUUIDv7();
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('organisation')
      .values({
        partnership_id: actor.partnership,
        id,
        kind: 'school',
        name: school.name,
        sort_name: sortNameOf(school.name),
        urn: null,
        authority_code: school.number.slice(0, 3),
        establishment_number: school.number.slice(3),
        phase: school.phase,
        type_name: null,
        status: 'open',
        opened_on: null,
        closed_on: null,
        street: null,
        town: school.town ?? null,
        postcode: school.postcode ?? null,
        low_age: null,
        high_age: null,
        telephone: null,
        term_dates: school.termDates,
        source: 'person',
        updated_at: now,
      })
      .execute();
    const { partnership, practitioner } = actor;
    await recordEvent(transaction, {
      partnership,
      practitioner,
      at: now,
      action: 'school added',
      detail: { organisation: id },
    });
  });
  return id;
}

/** Says whose term dates a school keeps. What is owed for the children concerned is derived again. */
export async function setTermDates(
  { transaction, actor, now }: Access,
  school: string,
  termDates: TermDates,
): Promise<void> {
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('organisation')
      .set({ term_dates: termDates, updated_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', school)
      .execute();
    await sql`UPDATE subject s SET derive_pending = true, calendar_changed_at = ${now.toString()}::timestamptz
      WHERE s.partnership_id = ${actor.partnership} AND EXISTS (
        SELECT FROM school_move m WHERE m.partnership_id = s.partnership_id AND m.subject_id = s.id
          AND ${school}::uuid IN (m.from_organisation_id, m.to_organisation_id))`.execute(transaction);
    const { partnership, practitioner } = actor;
    await recordEvent(transaction, {
      partnership,
      practitioner,
      at: now,
      action: 'term dates of a school set',
      detail: { organisation: school, termDates },
    });
  });
}
