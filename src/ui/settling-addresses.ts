/** Named routes of preparing a move, of what both ends do with a handover, and of the first year at the new school. */
import { route } from './route.ts';

export const enhancedRoute = route('/children/:child/moves/:move/enhanced');
export const enhancedProfileRoute = route('/children/:child/moves/:move/enhanced/profile');
export const enhancedDecisionRoute = route('/children/:child/moves/:move/enhanced/decision');
export const enhancedActionsRoute = route('/children/:child/moves/:move/enhanced/actions');
export const enhancedActionRoute = route('/children/:child/moves/:move/enhanced/actions/:action');
export const afterArrivalRoute = route('/children/:child/moves/:move/after-arrival');
export const arrivalReviewRoute = route('/children/:child/moves/:move/after-arrival/review');
export const handoverRatingRoute = route('/children/:child/moves/:move/after-arrival/handover');
export const settlingRoute = route('/children/:child/after-arrival');

export const keyAdultRoute = route('/children/:child/moves/:move/key-adult');
export const readersRoute = route('/children/:child/moves/:move/readers');
export const handoverReadRoute = route('/children/:child/moves/:move/read');
export const askForGapRoute = route('/children/:child/moves/:move/missing');
export const answerGapRoute = route('/children/:child/moves/:move/missing/:gap');
export const needToKnowRoute = route('/children/:child/moves/:move/need-to-know');
export const nilReviewRoute = route('/cohort/:school/declared-nil');
