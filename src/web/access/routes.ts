/** Pages about who may see what, besides those of a child. */
import type { PageRoute } from '../../ui/page-route.ts';
import { closingAction, closingPage } from './closing.ts';
import { emergencyAccessAction, emergencyAccessPage } from './emergency-access.ts';
import { emergencyReviewsAction, emergencyReviewsPage } from './emergency-reviews.ts';
import { existenceCheckAction, existenceCheckPage } from './existence-check.ts';
import { relationReviewsAction, relationReviewsPage } from './relation-reviews.ts';
import { relationsAction, relationsPage } from './relations.ts';

export const accessRoutes: readonly PageRoute[] = [
  existenceCheckPage,
  existenceCheckAction,
  emergencyAccessPage,
  emergencyAccessAction,
  emergencyReviewsPage,
  emergencyReviewsAction,
  closingPage,
  closingAction,
  relationsPage,
  relationsAction,
  relationReviewsPage,
  relationReviewsAction,
];
