/** The pages for administrators, and what a departure leaves to colleagues. */
import { type Actor, holdsRole } from '../../record/actor.ts';
import { administrationRoute } from '../../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../../ui/page-route.ts';
import { addPersonAction, addPersonPage } from './add-person.ts';
import { changePersonAction, changePersonPage } from './change-person.ts';
import { endRoleAction, endRolePage } from './end-role.ts';
import { giveRoleAction, giveRolePage } from './give-role.ts';
import { leaveAction, leavePage } from './leave.ts';
import { leftBehindPage } from './left-behind.ts';
import { addOrganisationAction, organisationsPage } from './organisations.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { recoveryAction } from './recovery.ts';
import { decideRoleRequestAction } from './role-requests.ts';
import { endPersonSessionsAction, inviteAction } from './sign-in-actions.ts';
import { teamAction, teamPage } from './team.ts';
import { addTeamAction, teamsPage } from './teams.ts';

export const administrationRoutes: readonly PageRoute[] = [
  peoplePage,
  addPersonPage,
  addPersonAction,
  personPage,
  changePersonPage,
  changePersonAction,
  giveRolePage,
  giveRoleAction,
  endRolePage,
  endRoleAction,
  inviteAction,
  recoveryAction,
  endPersonSessionsAction,
  leavePage,
  leaveAction,
  decideRoleRequestAction,
  teamsPage,
  addTeamAction,
  teamPage,
  teamAction,
  organisationsPage,
  addOrganisationAction,
  leftBehindPage,
];

export const administrationNavigation: NavigationEntry = {
  section: 'administration',
  text: 'Administration',
  href: administrationRoute.link(),
  isFor: (actor: Actor) => holdsRole(actor, 'administrator'),
};
