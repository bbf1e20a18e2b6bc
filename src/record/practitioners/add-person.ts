/** A joiner: somebody new, somebody who comes back, or somebody who works in another organisation already. */
import { problem } from '../../errors.ts';
import { canHaveRole } from '../../kinds/roles-by-organisation.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { findOrganisation } from '../organisations.ts';
import { makeLink } from '../sign-in/links.ts';
import { hasWayToSignIn } from '../sign-in/ways-to-sign-in.ts';
import { asRecordRole } from '../transaction.ts';
import { type Administration, requireAdministration, requireEmployer } from './administration.ts';
import { note } from './note.ts';
import { worksElsewhere } from './person.ts';
import { insertPractitioner, practitionerByEmail } from './practitioners.ts';
import { insertRole } from './roles-held.ts';

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: Role;
  readonly from: Temporal.Instant;
};

export type AddedPerson =
  /** For somebody who cannot sign in yet: the token of their link. */
  | { readonly kind: 'invited'; readonly person: string; readonly token: string }
  /** They sign in as before, or an administrator of their other organisation sees to it that they can. */
  | { readonly kind: 'known'; readonly person: string }
  | { readonly kind: 'yourself' };

/** Throws NOT_FOUND for an organisation that is not the viewer's, NOT_ALLOWED for a role that it does not have. */
export async function requireRoleOf(access: Access, organisation: string, role: Role): Promise<Administration> {
  const administration = await requireAdministration(access);
  requireEmployer(administration, organisation);
  const found = await findOrganisation(access, organisation);
  if (found === undefined) throw problem('NOT_FOUND');
  if (!canHaveRole(found.kind, role))
    throw problem('NOT_ALLOWED', { action: 'give a role that this organisation does not have' });
  return administration;
}

export async function addPerson(access: Access, given: NewPerson): Promise<AddedPerson> {
  const { transaction, actor } = access;
  const { organisation, role, from } = given;
  const administration = await requireRoleOf(access, organisation, role);
  return asRecordRole(transaction, async (): Promise<AddedPerson> => {
    const before = await practitionerByEmail(access, given.email);
    if (before?.id === actor.practitioner) return { kind: 'yourself' };
    const person = before ?? (await insertPractitioner(access, given));
    if (before === undefined) await note(access, 'person added', person.id);
    if (!person.isActive) {
      await transaction
        .updateTable('practitioner')
        .set({ active: true })
        .where('partnership_id', '=', actor.partnership)
        .where('id', '=', person.id)
        .execute();
      await note(access, 'person came back', person.id);
    }
    await insertRole(access, { practitioner: person.id, organisation, role }, { from, to: null });
    await note(access, 'role given', person.id, { organisation, role });
    await transaction
      .updateTable('organisation')
      .set({ takes_part: true })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', organisation)
      .where('takes_part', '=', false)
      .execute();
    // A link for somebody whom others look after would let this administrator sign in as them
    const isOthers = await worksElsewhere(access, administration, person.id);
    if (isOthers || (await hasWayToSignIn(access, person.id))) return { kind: 'known', person: person.id };
    const token = await makeLink(access, person.id, 'invitation', actor.practitioner);
    await note(access, 'sign-in link made', person.id, { kind: 'invitation' });
    return { kind: 'invited', person: person.id, token };
  });
}
