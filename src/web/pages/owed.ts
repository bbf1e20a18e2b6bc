/** From something that is owed to the page on which it is done: by what its trigger goes on with. */
import { openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { assessmentRoute, challengeRoute, childRoute, contactRoute, owedRoute, stepRoute } from '../../ui/addresses.ts';
import type { Href } from '../../ui/href.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';

/** Each by the name of the field that holds the id of the matter. */
const pages: readonly (readonly [string, (child: string, matter: string) => Href])[] = [
  ['contact', (child, contact) => contactRoute.link({ child, contact })],
  ['step', (child, proposal) => stepRoute.link({ child, proposal })],
  ['challenge', (child, challenge) => challengeRoute.link({ child, challenge })],
  ['assessment', (child, assessment) => assessmentRoute.link({ child, assessment })],
];

/** Kinds of entry that begin what one of the pages above shows. */
const shownKinds = /^(?:contact\.(?:made|decided)|step\.|challenge\.|level\.)/u;

export const owedPage: PageRoute = {
  method: 'GET',
  path: owedRoute.path,
  handle: (visit) =>
    visit.look('something owed', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const entry = (await readChronology(child)).find(({ id }) => id === visit.parameters['entry']);
      const [found] =
        entry === undefined || !shownKinds.test(entry.kind)
          ? []
          : pages.flatMap(([field, link]) => {
              const matter = entry.data[field];
              return typeof matter === 'string' ? [link(child.id, matter)] : [];
            });
      return redirect(found ?? childRoute.link({ child: child.id }));
    }),
};
