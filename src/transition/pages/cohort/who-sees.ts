/** Who looks at cohorts: the council's teams, a school's own people, and whoever works at several schools of a trust. */
import type { Role } from '../../../kinds/vocabulary.ts';
import { type Actor, holdsRole, worksAt } from '../../../record/actor.ts';

const authorityRoles: readonly Role[] = ['admissions-officer', 'children-missing-education-officer'];
const schoolRoles: readonly Role[] = [
  'dsl',
  'headteacher',
  'senco',
  'head-of-year',
  'data-manager',
  'designated-teacher',
];

export const seesAuthorityCohort = (actor: Actor): boolean => holdsRole(actor, ...authorityRoles);

/** Schools whose cohorts somebody looks at, each once. */
export const schoolsOfCohorts = (actor: Actor): readonly string[] => [
  ...new Set(actor.posts.filter((held) => schoolRoles.includes(held.role)).map(({ organisation }) => organisation)),
];

export const seesCohort = (actor: Actor): boolean => seesAuthorityCohort(actor) || schoolsOfCohorts(actor).length > 0;

/** Somebody of one school has the page of that school; everybody else a board over all that they see. */
export const seesBoard = (actor: Actor): boolean => seesAuthorityCohort(actor) || schoolsOfCohorts(actor).length > 1;

export const seesSchoolCohort = (actor: Actor, school: string): boolean =>
  worksAt(actor, school) || seesAuthorityCohort(actor);
