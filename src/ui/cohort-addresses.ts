/** Named routes of cohorts: many children who change school. */
import { route } from './route.ts';

export const cohortRoute = route('/cohort');
export const cohortMovesRoute = route('/cohort/moves');
export const cohortFileRoute = route('/cohort/moves.csv');
export const cohortFlowRoute = route('/cohort/flow');
export const uncoveredRoute = route('/cohort/uncovered');
export const cohortGapsRoute = route('/cohort/gaps/:kind');
export const schoolCohortRoute = route('/cohort/:school');
