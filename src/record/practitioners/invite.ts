/** A new link for somebody who has been added and has not set up signing in. */
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { makeLink } from '../sign-in/links.ts';
import { asRecordRole } from '../transaction.ts';
import { note } from './note.ts';
import { openLookedAfter } from './person.ts';

/** Returns the token. Somebody who can sign in gets none: for them there is recovery. Throws NOT_FOUND, NOT_ALLOWED. */
export async function inviteAgain(access: Access, id: string): Promise<string> {
  const person = await openLookedAfter(access, id, 'make a link');
  if (!person.isActive || person.canSignIn)
    throw problem('NOT_ALLOWED', { action: 'make a link by yourself for somebody who can sign in already' });
  return asRecordRole(access.transaction, async () => {
    const token = await makeLink(access, id, 'invitation', access.actor.practitioner);
    await note(access, 'sign-in link made', id, { kind: 'invitation' });
    return token;
  });
}
