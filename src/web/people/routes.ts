/** What the pages about the people around a child offer to the web. */
import type { PageRoute } from '../../ui/page-route.ts';
import { addHouseholdAction, addHouseholdPage } from './add-household.ts';
import { communicationAction, communicationPage } from './communication.ts';
import { contactDetailsAction, contactDetailsPage } from './contact-details.ts';
import { decisionsPage } from './decisions.ts';
import { addPersonAction, addPersonPage, changePersonAction, changePersonPage } from './edit-person.ts';
import { familyPage } from './family-page.ts';
import { genogramPage } from './genogram.ts';
import { householdAction, householdPage } from './household.ts';
import { personPage } from './person-page.ts';
import { responsibilityAction, responsibilityPage } from './responsibility.ts';
import { samePersonAction, samePersonPage } from './same-person.ts';
import { siblingsAction, siblingsPage } from './siblings-page.ts';
import { suggestedContactsAction, suggestedContactsPage } from './suggested-contacts.ts';
import { tiesAction, tiesPage } from './ties.ts';
import { withheldAction, withheldPage } from './withheld.ts';
import { withholdAction, withholdPage } from './withhold.ts';

export const peopleRoutes: readonly PageRoute[] = [
  familyPage,
  genogramPage,
  decisionsPage,
  addPersonPage,
  addPersonAction,
  personPage,
  changePersonPage,
  changePersonAction,
  responsibilityPage,
  responsibilityAction,
  contactDetailsPage,
  contactDetailsAction,
  samePersonPage,
  samePersonAction,
  communicationPage,
  communicationAction,
  addHouseholdPage,
  addHouseholdAction,
  householdPage,
  householdAction,
  tiesPage,
  tiesAction,
  withholdPage,
  withholdAction,
  withheldPage,
  withheldAction,
  siblingsPage,
  siblingsAction,
  suggestedContactsPage,
  suggestedContactsAction,
];
