/** An administrator of the partnership, added by whoever runs the server: there has to be a first one. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access, RecordServices } from '../access.ts';
import type { Installation } from '../installation.ts';
import { recordSignInEvent } from '../sign-in/events.ts';
import { makeLink } from '../sign-in/links.ts';
import { hasWayToSignIn, removeWaysToSignIn } from '../sign-in/ways-to-sign-in.ts';
import { asSystem } from '../system.ts';
import { insertOrganisation } from './insert-organisation.ts';
import { insertPractitioner, practitionerByEmail } from './practitioners.ts';
import { holdsRoleNow, insertRole } from './roles-held.ts';

export type NewAdministrator = {
  readonly name: string;
  readonly email: string;
  /** Makes a link for somebody, too, who can sign in already, and ends what they signed in with. */
  readonly startsAnew: boolean;
};

export type AddedAdministrator =
  | { readonly kind: 'link'; readonly token: string; readonly ends: Temporal.Instant }
  | { readonly kind: 'can-sign-in' | 'works-here-no-more' };

/** The organisation that administers all others: the one of kind "partnership", made when there is none. */
async function partnershipOrganisation(access: Access, name: string): Promise<string> {
  const { transaction, actor } = access;
  const found = await transaction
    .selectFrom('organisation')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('kind', '=', 'partnership')
    .orderBy('id')
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  return insertOrganisation(access, { name, kind: 'partnership', authorityCode: null });
}

export async function addAdministrator(
  services: RecordServices,
  { partnership, name: partnershipName }: Pick<Installation, 'partnership' | 'name'>,
  { name, email, startsAnew }: NewAdministrator,
): Promise<AddedAdministrator> {
  return asSystem(services, { partnership }, async (access): Promise<AddedAdministrator> => {
    const { transaction, now } = access;
    const organisation = await partnershipOrganisation(access, partnershipName);
    const person = (await practitionerByEmail(access, email)) ?? (await insertPractitioner(access, { name, email }));
    if (!person.isActive) return { kind: 'works-here-no-more' };
    const place = { practitioner: person.id, organisation, role: 'administrator' } as const;
    const event = (action: string) =>
      recordEvent(transaction, {
        partnership,
        practitioner: '',
        at: now,
        action,
        detail: { person: person.id, organisation, role: 'administrator', by: 'command line' },
      });
    if (!(await holdsRoleNow(access, place))) {
      await insertRole(access, place, { from: now, to: null });
      await event('role given');
    }
    if (!startsAnew && (await hasWayToSignIn(access, person.id))) return { kind: 'can-sign-in' };
    await removeWaysToSignIn(access, person.id);
    const token = await makeLink(access, person.id, 'invitation', null);
    await event('sign-in link made');
    if (startsAnew) await recordSignInEvent(access, { practitioner: person.id, what: 'link-made', bySelf: false });
    return { kind: 'link', token, ends: now.add({ hours: 7 * 24 }) };
  });
}
