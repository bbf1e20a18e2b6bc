/** What the partnership's log offers to the web. */
import { partnershipLogRoute } from '../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../ui/page-route.ts';
import { partnershipLevelsPage } from './pages/levels.ts';
import { partnershipLogFile, partnershipLogPage } from './pages/log.ts';
import { readsLog } from './who-reads.ts';

export const partnershipLogRoutes: readonly PageRoute[] = [
  partnershipLogPage,
  partnershipLogFile,
  partnershipLevelsPage,
];

export const partnershipLogNavigation: NavigationEntry = {
  section: 'partnership-log',
  text: 'Log',
  href: partnershipLogRoute.link(),
  isFor: readsLog,
};
