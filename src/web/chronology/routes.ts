/** Every page of the chronology: reading it, adding to it, putting it right. */
import type { DecisionAction } from '../../ui/decision-action.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { chooseKindPage, chooseKindSearch } from './choose-kind.ts';
import { correctEntryAction, correctEntryPage } from './correct-entry.ts';
import { discardDraftAction, discardDraftPage } from './discard-draft.ts';
import { disputeEntryAction, disputeEntryPage } from './dispute-entry.ts';
import { downloadFilePage } from './download-file.ts';
import { timelinePicturePage } from './picture-page.ts';
import { printTimelinePage } from './print-page.ts';
import { recordEntryAction, recordEntryPage } from './record-entry.ts';
import { timelinePage, timelineSearch } from './timeline-page.ts';
import { togetherPage } from './together-page.ts';
import { withdrawEntryAction, withdrawEntryPage } from './withdraw-entry.ts';

/** @param decisionActions what is offered beside decisions */
export const chronologyRoutes = (decisionActions: readonly DecisionAction[]): readonly PageRoute[] => [
  timelinePage(decisionActions),
  timelineSearch(decisionActions),
  timelinePicturePage,
  togetherPage,
  printTimelinePage,
  chooseKindPage,
  chooseKindSearch,
  recordEntryPage,
  recordEntryAction,
  correctEntryPage,
  correctEntryAction,
  withdrawEntryPage,
  withdrawEntryAction,
  disputeEntryPage,
  disputeEntryAction,
  downloadFilePage,
  discardDraftPage,
  discardDraftAction,
];
