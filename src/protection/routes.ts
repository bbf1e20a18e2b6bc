/** What child protection offers to the web: the process as one line, and meetings. */
import type { PageRoute } from '../ui/page-route.ts';
import { meetingActionAction, meetingActionPage } from './pages/action.ts';
import { callOffMeetingAction, callOffMeetingPage } from './pages/call-off.ts';
import { followMeetingPage } from './pages/follow.ts';
import { holdMeetingAction, holdMeetingPage } from './pages/hold.ts';
import { invitationFile, invitationPage } from './pages/invitation.ts';
import { meetingPage, writeMeetingAction } from './pages/meeting.ts';
import { moveMeetingAction, moveMeetingPage } from './pages/move.ts';
import { planMeetingAction, planMeetingPage } from './pages/plan.ts';
import { protectionPage } from './pages/protection.ts';

export const protectionRoutes: readonly PageRoute[] = [
  protectionPage,
  planMeetingPage,
  planMeetingAction,
  meetingPage,
  writeMeetingAction,
  followMeetingPage,
  holdMeetingPage,
  holdMeetingAction,
  moveMeetingPage,
  moveMeetingAction,
  callOffMeetingPage,
  callOffMeetingAction,
  meetingActionPage,
  meetingActionAction,
  invitationPage,
  invitationFile,
];
