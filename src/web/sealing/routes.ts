/** Every page about sealed entries. */
import type { PageRoute } from '../../ui/page-route.ts';
import { sealingNoticesAction, sealingNoticesPage } from './notices.ts';
import { sealEntryAction, sealEntryPage } from './seal-entry.ts';
import { sealingAction, sealingPage } from './sealing.ts';
import { sealingsPage } from './sealings.ts';

export const sealingRoutes: readonly PageRoute[] = [
  sealEntryPage,
  sealEntryAction,
  sealingsPage,
  sealingPage,
  sealingAction,
  sealingNoticesPage,
  sealingNoticesAction,
];
