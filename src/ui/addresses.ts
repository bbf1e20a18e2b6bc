/** Named routes: addresses that more than one part of the product links to. */
import { route } from './route.ts';

export const homeRoute = route('/');
export const signInRoute = route('/sign-in');
export const signInCodeRoute = route('/sign-in/code');
export const signOutRoute = route('/sign-out');
export const setUpRoute = route('/set-up/:token');
export const setUpCodeRoute = route('/set-up/:token/code');

export const childrenRoute = route('/children');
export const searchRoute = route('/children/search');
export const searchResultsRoute = route('/children/search/:search');
export const childRoute = route('/children/:child');
export const timelineRoute = route('/children/:child/timeline');
export const replayRoute = route('/children/:child/replay');

export const movesRoute = route('/moves');
export const proposeMoveRoute = route('/children/:child/propose-move');
export const askForHandoverRoute = route('/children/:child/ask-for-handover/:school');
export const moveRoute = route('/children/:child/moves/:move');
export const changeMoveRoute = route('/children/:child/moves/:move/change');
export const handoverRoute = route('/children/:child/moves/:move/handover');
export const handoverItemRoute = route('/children/:child/moves/:move/handover/:item');

export const moveDutyRoute = route('/children/:child/moves/:move/duties/:rule');

export const schoolsRoute = route('/schools');
export const addSchoolRoute = route('/schools/add');
export const schoolRoute = route('/schools/:school');

export const rulesRoute = route('/rules');
export const ruleRoute = route('/rules/:rule');
export const packsRoute = route('/rules/packs');
export const packRoute = route('/rules/packs/:pack');
export const withdrawReleaseRoute = route('/rules/packs/withdraw');
export const commencementsRoute = route('/rules/commencement');

export const cohortRoute = route('/cohort');
export const schoolCohortRoute = route('/cohort/:school');
export const batchReceiptRoute = route('/cohort/:school/receipts/:item');

export const importsRoute = route('/imports');
export const importRoute = route('/imports/:batch');
export const importReceiptRoute = route('/imports/:batch/receipt');
export const matchingRoute = route('/matching');
export const matchTaskRoute = route('/matching/:task');
