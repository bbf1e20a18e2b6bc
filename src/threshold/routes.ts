/** What threshold offers to the web. */
import type { DecisionAction } from '../ui/decision-action.ts';
import type { PageRoute } from '../ui/page-route.ts';
import { assessmentAction, assessmentPage } from './pages/assessment.ts';
import { afterConcernPage, concernAction, concernPage } from './pages/concern.ts';
import { contactPage } from './pages/contact.ts';
import { contactStepAction, contactStepPage } from './pages/contact-step.ts';
import { levelPage } from './pages/level.ts';
import { makeContactAction, makeContactPage } from './pages/make-contact.ts';
import { ownViewAction, ownViewPage } from './pages/own-view.ts';
import { deleteAnswersAction, practiceAnswerPage } from './pages/practice/answer.ts';
import { practisePage } from './pages/practice/practise.ts';
import { vignetteAction, vignettePage } from './pages/practice/vignette.ts';
import { proposeStepAction, proposeStepPage } from './pages/propose-step.ts';
import { stepAction, stepPage } from './pages/step.ts';

/** @param actions what is offered beside a decision */
export const thresholdRoutes = (actions: readonly DecisionAction[]): readonly PageRoute[] => [
  levelPage(actions),
  concernPage,
  concernAction,
  afterConcernPage,
  makeContactPage,
  makeContactAction,
  contactPage(actions),
  contactStepPage,
  contactStepAction,
  ownViewPage,
  ownViewAction,
  assessmentPage(actions),
  assessmentAction(actions),
  proposeStepPage,
  proposeStepAction,
  stepPage(actions),
  stepAction(actions),
  practisePage,
  vignettePage,
  vignetteAction,
  practiceAnswerPage,
  deleteAnswersAction,
];
