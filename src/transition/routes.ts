/** What transition offers to the web. */
import { cohortRoute, importsRoute, matchingRoute, movesRoute } from '../ui/addresses.ts';
import type { DecisionAction } from '../ui/decision-action.ts';
import type { NavigationEntry, PageRoute } from '../ui/page-route.ts';
import { importPosts } from './import/batch.ts';
import { decidesOnMoves } from './moves-to-decide.ts';
import { askForHandoverAction, askForHandoverPage } from './pages/ask-for-handover.ts';
import { batchReceiptAction, batchReceiptPage } from './pages/batch-receipt.ts';
import { changeMoveAction, changeMovePage } from './pages/change-move.ts';
import { cohortPage, schoolCohortPage, seesCohort } from './pages/cohort.ts';
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

/** @param decisionActions what others offer beside a decision on a move */
export const transitionRoutes = (decisionActions: readonly DecisionAction[]): readonly PageRoute[] => [
  movesPage,
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
  recallPage,
  recallAction,
  moveDutyPage,
  moveDutyAction,
  handoverPage,
  handoverItemPage,
  handoverItemAction,
  cohortPage,
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
