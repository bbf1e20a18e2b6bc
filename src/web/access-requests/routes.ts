/** Pages for requests to see a record: registering, deciding passage by passage, releasing by two people, handing over. */
import { seesAccessRequests } from '../../record/access-requests/list-requests.ts';
import { accessRequestsRoute } from '../../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../../ui/page-route.ts';
import {
  answerPage,
  handOverAction,
  proposeAction,
  releaseAction,
  reopenAction,
  sendBackAction,
} from './answer-page.ts';
import { findAskedAction, findAskedPage } from './find-page.ts';
import { accessRequestsPage } from './list-page.ts';
import { opinionAction, opinionPage } from './opinion-page.ts';
import { answersItselfAction, keepPlainAction, leaveOthersAction, requestPartPage } from './part-page.ts';
import { passageAction, passagePage } from './passage-page.ts';
import { registerRequestAction, registerRequestPage } from './register-page.ts';
import { accessRequestPage } from './request-page.ts';
import { requestStepAction, requestStepPage } from './step-page.ts';
import { requestStoryPage } from './story-page.ts';

export const accessRequestRoutes: readonly PageRoute[] = [
  accessRequestsPage,
  findAskedPage,
  findAskedAction,
  registerRequestPage,
  registerRequestAction,
  accessRequestPage,
  requestStepPage,
  requestStepAction,
  requestStoryPage,
  requestPartPage,
  keepPlainAction,
  leaveOthersAction,
  answersItselfAction,
  opinionPage,
  opinionAction,
  passagePage,
  passageAction,
  answerPage,
  proposeAction,
  releaseAction,
  sendBackAction,
  handOverAction,
  reopenAction,
];

export const accessRequestNavigation: NavigationEntry = {
  section: 'access-requests',
  text: 'Access requests',
  href: accessRequestsRoute.link(),
  isFor: seesAccessRequests,
};
