/** Administration: the people whom an administrator looks after, and what waits for them. */
import { roles } from '../../kinds/vocabulary.ts';
import { type Administration, requireAdministration } from '../../record/practitioners/administration.ts';
import { type ListedPerson, listPeople } from '../../record/practitioners/list-people.ts';
import { waitingRecoveries } from '../../record/practitioners/recovery.ts';
import { openRoleRequests } from '../../record/practitioners/role-requests.ts';
import {
  addPractitionerRoute,
  administrationRoute,
  organisationsRoute,
  practitionerRoute,
  teamsRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { input } from '../../ui/components/input.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { subNavigation } from '../../ui/components/sub-navigation.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { requestsSection } from './role-requests.ts';

export type AdministrationPart = 'people' | 'teams' | 'organisations';

export const administrationParts = (current: AdministrationPart, { isOfPartnership }: Administration): Html =>
  subNavigation({
    label: 'Administration',
    items: [
      { text: 'People', href: administrationRoute.link(), active: current === 'people' },
      { text: 'Teams', href: teamsRoute.link(), active: current === 'teams' },
      isOfPartnership && {
        text: 'Organisations',
        href: organisationsRoute.link(),
        active: current === 'organisations',
      },
    ],
  });

const row = ({ id, name, email, isActive, posts }: ListedPerson): readonly (Html | string)[] => [
  html`<a class="govuk-link" href="${practitionerRoute.link({ person: id })}">${name}</a>`,
  email,
  posts.length === 0
    ? isActive
      ? 'No role now'
      : 'Has left'
    : html`${posts.map(({ role, organisationName }, index) => html`${index > 0 && html`<br>`}${roles[role]}, ${organisationName}`)}`,
];

export const peoplePage: PageRoute = {
  method: 'GET',
  path: administrationRoute.path,
  handle: async (visit) => {
    const { look, query, actor } = visit;
    const sought = (query['q'] ?? '').trim().slice(0, 100);
    const withLeavers = query['leavers'] === 'yes';
    const organisation = query['organisation'];
    const paging = readPage(query['page'], 25);
    const { administration, found, requests, recoveries } = await look('people who work here', async (access) => {
      const all = await requireAdministration(access);
      return {
        administration: all,
        found: await listPeople(access, all, { sought, organisation, withLeavers }, paging),
        requests: await openRoleRequests(access, all),
        recoveries: await waitingRecoveries(access, all.isOfPartnership ? undefined : all.organisations),
      };
    });
    const waiting = recoveries.filter(({ startedBy }) => startedBy !== actor.practitioner);
    return {
      kind: 'page',
      title: 'People who work here',
      heading: 'People who work here',
      section: 'administration',
      main: html`
${administrationParts('people', administration)}
${requestsSection(requests, visit)}
${
  waiting.length > 0 &&
  html`<h2 class="govuk-heading-m">Sign-ins to be reset</h2><ul class="govuk-list">${waiting.map(({ person, name }) => html`<li><a class="govuk-link" href="${practitionerRoute.link({ person })}">${name}: confirm or refuse</a></li>`)}</ul>`
}
<p class="govuk-body">${button({ text: 'Add a person', href: addPractitionerRoute.link() })}</p>
<form action="${administrationRoute.link()}" method="get" novalidate>
${input({ name: 'q', label: { text: 'Name or email address', size: 's' }, value: sought, width: 30 })}
${checkboxes({ idPrefix: 'leavers', name: 'leavers', values: withLeavers ? ['yes'] : [], items: [{ value: 'yes', text: 'Also people who have left' }] })}
${button({ text: 'Search', look: 'secondary' })}
</form>
${
  found.people.length === 0
    ? html`<p class="govuk-body">Nobody fits.</p>`
    : html`${showing(paging, found.people.length, found.total)}
${scrollPane({
  label: 'People',
  content: table({
    caption: 'People',
    captionClasses: 'govuk-visually-hidden',
    head: ['Name', 'Email address', 'Roles now'],
    rows: found.people.map(row),
  }),
})}
${pages(paging, found.total, (page) => administrationRoute.link({}, { q: sought, organisation, leavers: withLeavers ? 'yes' : undefined, page }))}`
}`,
    };
  },
};
