/** Pages for data protection officers: who could see a child and who did, and what a family is told of it. */
import { holdsRole } from '../../record/actor.ts';
import { whoSawRoute } from '../../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../../ui/page-route.ts';
import { whoSawChildPage } from './child-page.ts';
import { draftReleaseAction, draftReleasePage } from './draft-release.ts';
import { whoSawAction, whoSawPage } from './find-page.ts';
import { whoSawReceipt } from './receipt.ts';
import { releaseAction, releasePage } from './release-page.ts';

export const disclosureRoutes: readonly PageRoute[] = [
  whoSawPage,
  whoSawAction,
  whoSawChildPage,
  whoSawReceipt,
  draftReleasePage,
  draftReleaseAction,
  releasePage,
  releaseAction,
];

export const disclosureNavigation: NavigationEntry = {
  section: 'who-saw',
  text: 'Who saw what',
  href: whoSawRoute.link(),
  isFor: (actor) => holdsRole(actor, 'data-protection-officer'),
};
