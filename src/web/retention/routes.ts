/** Pages about how long records are kept, for those who answer for them. */
import { keepsRecords } from '../../record/retention/keepers.ts';
import { keepingRoute } from '../../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../../ui/page-route.ts';
import { keepingClassesPage } from './classes-page.ts';
import { decideDisposalAction, disposalPage } from './disposal-page.ts';
import { liftHoldAction } from './lift-hold.ts';
import { keepingPage, placeHoldAction } from './overview.ts';
import { keepingChildPage, proposeDisposalAction } from './record-page.ts';

export const retentionRoutes: readonly PageRoute[] = [
  keepingPage,
  keepingClassesPage,
  placeHoldAction,
  liftHoldAction,
  keepingChildPage,
  proposeDisposalAction,
  disposalPage,
  decideDisposalAction,
];

export const retentionNavigation: NavigationEntry = {
  section: 'keeping',
  text: 'Keeping records',
  href: keepingRoute.link(),
  isFor: keepsRecords,
};
