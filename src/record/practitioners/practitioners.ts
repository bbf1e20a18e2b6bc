/** The people who work here, as rows: somebody by their e-mail address, and somebody new. */
import { randomUUIDv7 } from 'node:crypto';
import type { Access } from '../access.ts';
import { sortNameOf } from '../organisations.ts';

export type Practitioner = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
};

/** E-mail addresses are kept and compared in small letters. */
export const normalisedEmail = (email: string): string => email.trim().toLowerCase();

export async function practitionerByEmail(
  { transaction, actor }: Access,
  email: string,
): Promise<Practitioner | undefined> {
  const row = await transaction
    .selectFrom('practitioner')
    .select(['id', 'name', 'email', 'active'])
    .where('partnership_id', '=', actor.partnership)
    .where('email', '=', normalisedEmail(email))
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, name: row.name, email: row.email, isActive: row.active };
}

/** Runs as the role that writes the record. */
export async function insertPractitioner(
  { transaction, actor }: Access,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<Practitioner> {
  const row = { id: randomUUIDv7(), name: name.trim(), email: normalisedEmail(email) };
  await transaction
    .insertInto('practitioner')
    .values({ partnership_id: actor.partnership, ...row, sort_name: sortNameOf(row.name) })
    .execute();
  return { ...row, isActive: true };
}
