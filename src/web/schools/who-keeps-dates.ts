/** Who may say which days a school, or a council's schools, are open. */
import { type Actor, holdsRole, worksAt } from '../../record/actor.ts';
import type { Organisation } from '../../record/organisations.ts';
import { mayAdd } from '../pages/add-school.ts';

export const mayKeepDates = (actor: Actor, { kind, id, takesPart }: Organisation): boolean =>
  holdsRole(actor, 'admissions-officer', 'administrator') ||
  (kind === 'school' && worksAt(actor, id) && holdsRole(actor, 'headteacher', 'data-manager', 'dsl')) ||
  (kind === 'school' && !takesPart && holdsRole(actor, ...mayAdd));
