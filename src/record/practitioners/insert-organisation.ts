/** An organisation that people add by hand. Runs as the role that writes the record. */
import { randomUUIDv7 } from 'node:crypto';
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { sortNameOf } from '../organisations.ts';

export type OrganisationByHand = {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Of a council: the three digits of the Department for Education. */
  readonly authorityCode: string | null;
};

/** Returns its id. */
export async function insertOrganisation(
  { transaction, actor, now }: Access,
  { name, kind, authorityCode }: OrganisationByHand,
): Promise<string> {
  const id = randomUUIDv7();
  await transaction
    .insertInto('organisation')
    .values({
      partnership_id: actor.partnership,
      id,
      kind,
      name,
      sort_name: sortNameOf(name),
      urn: null,
      authority_code: authorityCode,
      establishment_number: null,
      phase: null,
      type_name: null,
      status: 'open',
      opened_on: null,
      closed_on: null,
      street: null,
      town: null,
      postcode: null,
      low_age: null,
      high_age: null,
      telephone: null,
      takes_part: true,
      source: 'person',
      updated_at: now,
    })
    .execute();
  return id;
}
