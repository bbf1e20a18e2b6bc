/** Rows of events and disclosures as they are read for hashing. Only plain columns: nothing that the database could compute. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { type EntryRow, entryKinds } from '../entry-line.ts';

/** Instants are read as text, and a line is the same whatever the settings of the server. */
export async function readInUtc(transaction: Kysely<Tables>): Promise<void> {
  await sql`SET LOCAL TimeZone = 'UTC'`.execute(transaction);
  await sql`SET LOCAL DateStyle = 'ISO'`.execute(transaction);
}

/** Columns of what `entryJoins` joins. The row is null in all of them when there is none. */
export const entryColumns: RawBuilder<unknown> = sql`
  e.id::text AS event, e.salt::text AS event_salt, e.at::text AS event_at, e.practitioner_id::text AS event_by,
  e.action, e.subject_id::text AS subject, e.detail::text AS detail,
  d.id::text AS disclosure, d.salt::text AS disclosure_salt, d.at::text AS disclosure_at, d.practitioner_id::text AS disclosure_by,
  d.shown_in, d.purposes, d.subjects`;

/** @param entries the name of something with the columns partnership_id, kind and entry_id */
export const entryJoins = (entries: string): RawBuilder<unknown> => sql`
  LEFT JOIN audit_event e ON ${sql.ref(`${entries}.kind`)} = ${sql.lit(entryKinds.event)}
    AND e.partnership_id = ${sql.ref(`${entries}.partnership_id`)} AND e.id = ${sql.ref(`${entries}.entry_id`)}
  LEFT JOIN disclosure d ON ${sql.ref(`${entries}.kind`)} = ${sql.lit(entryKinds.disclosure)}
    AND d.partnership_id = ${sql.ref(`${entries}.partnership_id`)} AND d.id = ${sql.ref(`${entries}.entry_id`)}`;

export type JoinedEntry = {
  readonly event: string | null;
  readonly event_salt: string;
  readonly event_at: string;
  readonly event_by: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: string;
  readonly disclosure: string | null;
  readonly disclosure_salt: string;
  readonly disclosure_at: string;
  readonly disclosure_by: string;
  readonly shown_in: string;
  readonly purposes: readonly string[];
  readonly subjects: readonly string[];
};

/** Undefined when there is no such row. */
export function entryIn(row: JoinedEntry): EntryRow | undefined {
  if (row.event !== null)
    return {
      kind: 'event',
      id: row.event,
      salt: row.event_salt,
      at: row.event_at,
      practitioner: row.event_by,
      action: row.action,
      subject: row.subject,
      detail: row.detail,
    };
  if (row.disclosure !== null)
    return {
      kind: 'disclosure',
      id: row.disclosure,
      salt: row.disclosure_salt,
      at: row.disclosure_at,
      practitioner: row.disclosure_by,
      shownIn: row.shown_in,
      purposes: row.purposes,
      subjects: row.subjects,
    };
  return undefined;
}
