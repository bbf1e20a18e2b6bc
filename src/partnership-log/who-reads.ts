/** Who reads the partnership's log: those who keep its rules and answer for how it works. */
import { type Actor, holdsRole } from '../record/actor.ts';

export const readsLog = (actor: Actor): boolean =>
  holdsRole(actor, 'partnership-officer', 'policy-officer', 'director-childrens-services');
