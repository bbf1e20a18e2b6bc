/** What escalation offers to the web. */
import type { PageRoute } from '../ui/page-route.ts';
import { challengePage } from './pages/challenge.ts';
import { challengeStepAction, challengeStepPage } from './pages/challenge-step.ts';
import { raiseChallengeAction, raiseChallengePage } from './pages/raise.ts';

export const escalationRoutes: readonly PageRoute[] = [
  raiseChallengePage,
  raiseChallengeAction,
  challengePage,
  challengeStepPage,
  challengeStepAction,
];
