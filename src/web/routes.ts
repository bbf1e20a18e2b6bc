/** Every page of the product for people who are signed in, and what stands in the navigation: what capabilities offer, put together. */
import { remitOf } from '../access/who-may-involve.ts';
import { challengeDecision } from '../escalation/panels/challenge-decision.ts';
import { childChallengesPanel } from '../escalation/panels/child-challenges.ts';
import { waitingChallengesPanel } from '../escalation/panels/waiting-challenges.ts';
import { escalationRoutes } from '../escalation/routes.ts';
import { partnershipLogNavigation, partnershipLogRoutes } from '../partnership-log/routes.ts';
import { childProtectionPanel } from '../protection/panels/child-protection.ts';
import { waitingMeetingsPanel } from '../protection/panels/waiting-meetings.ts';
import { protectionRoutes } from '../protection/routes.ts';
import { childQuestionsPanel } from '../questions/panels/child-questions.ts';
import { waitingQuestionsPanel } from '../questions/panels/waiting-questions.ts';
import { questionNavigation, questionRoutes } from '../questions/routes.ts';
import type { Actor } from '../record/actor.ts';
import { mayRevokeAgreement } from '../record/agreements/decide-agreement.ts';
import { practiceNavigation } from '../threshold/pages/practice/practise.ts';
import { childLevelPanel } from '../threshold/panels/child-level.ts';
import { thresholdRoutes } from '../threshold/routes.ts';
import { schoolMovesPanel } from '../transition/panels/school-moves.ts';
import { waitingMovesPanel } from '../transition/panels/waiting-moves.ts';
import { waitingRecallsPanel } from '../transition/panels/waiting-recalls.ts';
import { transitionNavigation, transitionRoutes } from '../transition/routes.ts';
import {
  agreementsRoute,
  childrenRoute,
  existenceCheckRoute,
  homeRoute,
  rulesRoute,
  schoolsRoute,
} from '../ui/addresses.ts';
import type { DecisionAction } from '../ui/decision-action.ts';
import type { NavigationEntry, PageRoute } from '../ui/page-route.ts';
import { childVoicesPanel } from '../voices/panels/child-voices.ts';
import { handoverVoices } from '../voices/panels/handover-voices.ts';
import { voiceRoutes } from '../voices/routes.ts';
import { emergencyPanel, emergencyReviewPanel } from './access/emergency-panels.ts';
import { relationReviewPanel } from './access/relation-reviews.ts';
import { accessRoutes } from './access/routes.ts';
import { accessRequestNavigation, accessRequestRoutes } from './access-requests/routes.ts';
import { accessRequestPanel } from './access-requests/waiting-panel.ts';
import { leftBehindPanel } from './administration/left-behind.ts';
import { administrationNavigation, administrationRoutes } from './administration/routes.ts';
import { agreementRoutes } from './agreements/routes.ts';
import { calendarAction, calendarPage } from './calendar/calendar-page.ts';
import { draftsPanel } from './chronology/drafts-panel.ts';
import { chronologyRoutes } from './chronology/routes.ts';
import { coverGapsPanel } from './cover/cover-panel.ts';
import { coverNavigation, coverRoutes } from './cover/routes.ts';
import { disclosureNavigation, disclosureRoutes } from './disclosures/routes.ts';
import { guideRoutes } from './guide/guide-pages.ts';
import { noticesAction, noticesPage } from './notices/notices-page.ts';
import { addSchoolAction, addSchoolPage } from './pages/add-school.ts';
import { childOverviewPage } from './pages/child-overview.ts';
import { childrenPage } from './pages/children.ts';
import { myWorkPage } from './pages/my-work.ts';
import { owedPage } from './pages/owed.ts';
import { replayPage } from './pages/replay.ts';
import { ruleRoutes } from './pages/rule-routes.ts';
import { seesRules } from './pages/rules.ts';
import { schoolAction, schoolPage, schoolsPage } from './pages/schools.ts';
import { startRecordAction, startRecordPage } from './pages/start-record.ts';
import { familyPanel } from './people/family-panel.ts';
import { peopleRoutes } from './people/routes.ts';
import { playPage } from './play/play-page.ts';
import { retentionNavigation, retentionRoutes } from './retention/routes.ts';
import { termDatesAction, termDatesPage } from './schools/term-dates.ts';
import { termDatesFileAction, termDatesFilePage } from './schools/term-dates-file.ts';
import { sealingNoticePanel } from './sealing/notices.ts';
import { sealingRoutes } from './sealing/routes.ts';
import { sealingPanel } from './sealing/sealings.ts';
import { searchResultsPage } from './search/results-page.ts';
import { searchAction, searchPage } from './search/search-page.ts';
import { sharingRoutes } from './sharing/routes.ts';
import { ownSignInRoutes } from './your-sign-in/routes.ts';

/** What is offered beside every decision, wherever it is shown. */
const decisionActions: readonly DecisionAction[] = [challengeDecision];

export const routes: readonly PageRoute[] = [
  myWorkPage([
    sealingNoticePanel,
    sealingPanel,
    emergencyReviewPanel,
    relationReviewPanel,
    accessRequestPanel,
    leftBehindPanel,
    waitingChallengesPanel,
    waitingQuestionsPanel,
    waitingMeetingsPanel,
    waitingMovesPanel,
    waitingRecallsPanel,
    coverGapsPanel,
    draftsPanel,
  ]),
  childrenPage,
  childOverviewPage([
    emergencyPanel,
    childLevelPanel,
    childChallengesPanel,
    childQuestionsPanel,
    childProtectionPanel,
    schoolMovesPanel,
    childVoicesPanel,
    familyPanel,
  ]),
  startRecordPage,
  startRecordAction,
  searchPage,
  searchAction,
  searchResultsPage,
  ...chronologyRoutes(decisionActions),
  ...sealingRoutes,
  replayPage,
  playPage,
  ...sharingRoutes,
  ...thresholdRoutes(decisionActions),
  owedPage,
  ...peopleRoutes,
  ...agreementRoutes,
  ...accessRoutes,
  ...transitionRoutes(decisionActions, [handoverVoices]),
  ...escalationRoutes,
  ...questionRoutes,
  ...partnershipLogRoutes,
  ...protectionRoutes,
  ...voiceRoutes,
  ...coverRoutes,
  schoolsPage,
  addSchoolPage,
  addSchoolAction,
  schoolPage,
  schoolAction,
  termDatesPage,
  termDatesAction,
  termDatesFilePage,
  termDatesFileAction,
  ...ruleRoutes,
  ...administrationRoutes,
  ...ownSignInRoutes,
  noticesPage,
  noticesAction,
  calendarPage,
  calendarAction,
  ...disclosureRoutes,
  ...retentionRoutes,
  ...accessRequestRoutes,
  ...guideRoutes(() => navigation),
];

const everybody = (): boolean => true;
const hasExistenceRemit = ({ posts }: Actor): boolean => posts.some(({ role }) => remitOf(role) !== undefined);

export const navigation: readonly NavigationEntry[] = [
  { section: 'work', text: 'My work', href: homeRoute.link(), isFor: everybody },
  { section: 'children', text: 'Children', href: childrenRoute.link(), isFor: everybody },
  questionNavigation,
  partnershipLogNavigation,
  { section: 'existence-check', text: 'Existence check', href: existenceCheckRoute.link(), isFor: hasExistenceRemit },
  ...transitionNavigation,
  { section: 'schools', text: 'Schools', href: schoolsRoute.link(), isFor: everybody },
  practiceNavigation,
  { section: 'rules', text: 'Rules', href: rulesRoute.link(), isFor: seesRules },
  coverNavigation,
  administrationNavigation,
  disclosureNavigation,
  retentionNavigation,
  accessRequestNavigation,
  { section: 'agreements', text: 'Agreements', href: agreementsRoute.link(), isFor: mayRevokeAgreement },
];
