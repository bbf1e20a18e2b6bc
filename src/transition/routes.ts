/** What transition offers to the web. */
import { importsRoute, matchingRoute, movesRoute } from '../ui/addresses.ts';
import { cohortRoute } from '../ui/cohort-addresses.ts';
import type { DecisionAction } from '../ui/decision-action.ts';
import type { HandoverPanel } from '../ui/handover-panel.ts';
import type { NavigationEntry, PageRoute } from '../ui/page-route.ts';
import { afterArrivalPage, settlingPage } from './after-arrival/pages/after-arrival.ts';
import { handoverRatingForm } from './after-arrival/pages/rating-form.ts';
import { arrivalReviewForm } from './after-arrival/pages/review-form.ts';
import { declaredNilAction, declaredNilPage } from './both-ends/pages/declared-nil.ts';
import { answerGapForm, askForGapForm } from './both-ends/pages/gap-forms.ts';
import { keyAdultForm, readersForm } from './both-ends/pages/name-forms.ts';
import { needToKnowForm } from './both-ends/pages/need-to-know-form.ts';
import { readForm } from './both-ends/pages/read-form.ts';
import { agreeActionForm, finishActionForm } from './enhanced/pages/action-forms.ts';
import { decisionForm } from './enhanced/pages/decision-form.ts';
import { enhancedPage } from './enhanced/pages/enhanced.ts';
import { profileForm } from './enhanced/pages/profile-form.ts';
import { importPosts } from './import/batch.ts';
import { decidesOnMoves } from './moves-to-decide.ts';
import { askForHandoverAction, askForHandoverPage } from './pages/ask-for-handover.ts';
import { batchReceiptAction, batchReceiptPage } from './pages/batch-receipt.ts';
import { bringInRoutes } from './pages/bring-in.ts';
import { bundleAction, bundlePage } from './pages/bundle.ts';
import { changeMoveAction, changeMovePage } from './pages/change-move.ts';
import { cohortPage } from './pages/cohort/board.ts';
import { cohortFlowPage } from './pages/cohort/flow.ts';
import { cohortGapsPage } from './pages/cohort/gaps.ts';
import { cohortFile, cohortMovesAction, cohortMovesPage } from './pages/cohort/rows.ts';
import { schoolCohortPage } from './pages/cohort/school-cohort.ts';
import { uncoveredPage } from './pages/cohort/uncovered.ts';
import { seesCohort } from './pages/cohort/who-sees.ts';
import { confirmMovesAction, confirmMovesPage } from './pages/confirm-moves.ts';
import { giveToCouncilAction, giveToCouncilPage } from './pages/give-to-council.ts';
import { handoverPage } from './pages/handover.ts';
import { handoverItemAction, handoverItemPage } from './pages/handover-item.ts';
import { importAction, importPage, importReceiptPage } from './pages/import.ts';
import { importsPage, uploadAction } from './pages/imports.ts';
import { matchingAction, matchingPage, matchTaskAction, seesMatching } from './pages/matching.ts';
import { missedArrivalAction, missedArrivalPage } from './pages/missed-arrival.ts';
import { moveAction, movePage } from './pages/move.ts';
import { moveDutyAction, moveDutyPage } from './pages/move-duty.ts';
import { movesPage } from './pages/moves.ts';
import { parentalAgreementAction, parentalAgreementPage } from './pages/parental-agreement.ts';
import { proposeMoveAction, proposeMovePage } from './pages/propose-move.ts';
import { recallAction, recallPage } from './pages/recall.ts';
import { transferFileAction, transferFilePage } from './pages/transfer-file.ts';

/**
 * @param decisionActions what others offer beside a decision on a move
 * @param handoverPanels what others say on the page of a handover
 */
export const transitionRoutes = (
  decisionActions: readonly DecisionAction[],
  handoverPanels: readonly HandoverPanel[],
): readonly PageRoute[] => [
  movesPage,
  confirmMovesPage,
  confirmMovesAction,
  proposeMovePage,
  proposeMoveAction,
  askForHandoverPage,
  askForHandoverAction,
  movePage(decisionActions),
  moveAction(decisionActions),
  changeMovePage,
  changeMoveAction,
  missedArrivalPage,
  missedArrivalAction,
  parentalAgreementPage,
  parentalAgreementAction,
  declaredNilPage,
  declaredNilAction,
  ...keyAdultForm,
  ...readersForm,
  ...readForm,
  ...askForGapForm,
  ...answerGapForm,
  ...needToKnowForm,
  enhancedPage(decisionActions),
  ...profileForm,
  ...decisionForm,
  ...agreeActionForm,
  ...finishActionForm,
  afterArrivalPage,
  settlingPage,
  ...arrivalReviewForm,
  ...handoverRatingForm,
  giveToCouncilPage,
  giveToCouncilAction,
  bundlePage,
  bundleAction,
  ...bringInRoutes,
  recallPage,
  recallAction,
  moveDutyPage,
  moveDutyAction,
  handoverPage(handoverPanels),
  handoverItemPage,
  handoverItemAction,
  cohortPage,
  cohortMovesPage,
  cohortMovesAction,
  cohortFile,
  cohortFlowPage,
  cohortGapsPage,
  uncoveredPage,
  schoolCohortPage,
  batchReceiptPage,
  batchReceiptAction,
  transferFilePage,
  transferFileAction,
  importsPage,
  uploadAction,
  importPage,
  importAction,
  importReceiptPage,
  matchingPage,
  matchingAction,
  matchTaskAction,
];

export const transitionNavigation: readonly NavigationEntry[] = [
  { section: 'moves', text: 'Moves', href: movesRoute.link(), isFor: decidesOnMoves },
  { section: 'cohort', text: 'Cohort', href: cohortRoute.link(), isFor: seesCohort },
  {
    section: 'imports',
    text: 'Transfer files',
    href: importsRoute.link(),
    isFor: (actor) => importPosts(actor).length > 0,
  },
  { section: 'matching', text: 'Matching', href: matchingRoute.link(), isFor: seesMatching },
];
