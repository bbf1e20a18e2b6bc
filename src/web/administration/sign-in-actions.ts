/** What an administrator does alone about somebody's sign-in: a new link before it is set up, and signing them out. */

import { inviteAgain } from '../../record/practitioners/invite.ts';
import { openPerson } from '../../record/practitioners/person.ts';
import { signOutEverywhere } from '../../record/practitioners/sign-out.ts';
import { endPersonSessionsRoute, inviteRoute, practitionerRoute } from '../../ui/addresses.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';
import { linkPage } from './link-view.ts';

export const inviteAction: PageRoute = {
  method: 'POST',
  path: inviteRoute.path,
  asksForProof: 'make a link with which somebody sets up signing in',
  handle: async (visit) => {
    const person = visit.parameters['person'] ?? '';
    const { name, token } = await visit.look('a person who works here', async (access) => ({
      name: (await openPerson(access, person)).person.name,
      token: await inviteAgain(access, person),
    }));
    return linkPage(visit, { person, name, token, kind: 'invitation' });
  },
};

export const endPersonSessionsAction: PageRoute = {
  method: 'POST',
  path: endPersonSessionsRoute.path,
  asksForProof: 'sign somebody out everywhere',
  handle: async ({ look, parameters }) => {
    const person = parameters['person'] ?? '';
    await look('a person who works here', (access) => signOutEverywhere(access, person));
    return redirect(practitionerRoute.link({ person }), 'They have been signed out everywhere');
  },
};
