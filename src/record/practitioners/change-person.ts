/** A name or an e-mail address that is wrong or new. The person is told of a new address at their next sign-in. */
import type { Access } from '../access.ts';
import { sortNameOf } from '../organisations.ts';
import { recordSignInEvent } from '../sign-in/events.ts';
import { endLinksOf } from '../sign-in/links.ts';
import { asRecordRole } from '../transaction.ts';
import { note } from './note.ts';
import { openLookedAfter } from './person.ts';
import { normalisedEmail, practitionerByEmail } from './practitioners.ts';

export type ChangedPerson = { readonly name: string; readonly email: string };

/** `taken`: somebody else has this address. Throws NOT_FOUND, NOT_ALLOWED. */
export async function changePerson(
  access: Access,
  id: string,
  { name, email }: ChangedPerson,
): Promise<'changed' | 'taken'> {
  const { transaction, actor } = access;
  const person = await openLookedAfter(access, id, 'change the name or address');
  const next = { name: name.trim(), email: normalisedEmail(email) };
  const isNewEmail = next.email !== person.email;
  const other = isNewEmail ? await practitionerByEmail(access, next.email) : undefined;
  if (other !== undefined) return 'taken';
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('practitioner')
      .set({ ...next, sort_name: sortNameOf(next.name) })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute();
    await note(access, 'person changed', id, { name: next.name !== person.name, email: isNewEmail });
    if (!isNewEmail) return;
    // A link asks for the address it was made for
    await endLinksOf(transaction, actor.partnership, id);
    await recordSignInEvent(access, { practitioner: id, what: 'email-changed', bySelf: id === actor.practitioner });
  });
  return 'changed';
}
