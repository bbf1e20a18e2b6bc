/** What hearing the child and the family offers to the web: pages for those who ask, and pages without an account for those who answer. */
import type { GuestRoute } from '../ui/guest-route.ts';
import type { PageRoute } from '../ui/page-route.ts';
import { answersAction, answersPage } from './pages/answers.ts';
import { checkSafetyAction, checkSafetyPage } from './pages/check-safety.ts';
import { guestCheckAction, guestCheckPage } from './pages/guest-check.ts';
import { guestCodeAction, guestCodePage, guestLinkPage } from './pages/guest-code.ts';
import { guestDeclineAction, guestDeclinePage, guestLeavePage, guestThanksPage } from './pages/guest-end.ts';
import { guestItemAction, guestItemPage } from './pages/guest-item.ts';
import { guestQuestionAction, guestQuestionPage } from './pages/guest-question.ts';
import { guestReadyAction, guestReadyPage } from './pages/guest-ready.ts';
import { guestStartAction, guestStartPage } from './pages/guest-start.ts';
import { itemsAction, itemsPage } from './pages/items.ts';
import { endLinkAction, linkAction, linkPage } from './pages/link.ts';
import { lookAgainAction, lookAgainPage } from './pages/look-again.ts';
import { paperPage } from './pages/paper.ts';
import { readinessAction, readinessPage } from './pages/readiness.ts';
import { voicesAction, voicesPage } from './pages/voices.ts';

export const voiceRoutes: readonly PageRoute[] = [
  voicesPage,
  voicesAction,
  checkSafetyPage,
  checkSafetyAction,
  lookAgainPage,
  lookAgainAction,
  linkPage,
  linkAction,
  endLinkAction,
  paperPage,
  answersPage,
  answersAction,
  itemsPage,
  itemsAction,
  readinessPage,
  readinessAction,
];

export const guestRoutes: readonly GuestRoute[] = [
  guestCodePage,
  guestCodeAction,
  guestLinkPage,
  guestStartPage,
  guestStartAction,
  guestQuestionPage,
  guestQuestionAction,
  guestItemPage,
  guestItemAction,
  guestReadyPage,
  guestReadyAction,
  guestCheckPage,
  guestCheckAction,
  guestDeclinePage,
  guestDeclineAction,
  guestLeavePage,
  guestThanksPage,
];
