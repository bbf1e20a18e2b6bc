/** One person: who they are, which roles they hold, how they sign in, and what can be done about it. */
import { type HeldRole, isOver, openPerson, type Person } from '../../record/practitioners/person.ts';
import { openRecovery, type Recovery } from '../../record/practitioners/recovery.ts';
import {
  administrationRoute,
  changePractitionerRoute,
  endPersonSessionsRoute,
  endRoleRoute,
  giveRoleRoute,
  inviteRoute,
  leaveRoute,
  practitionerRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { instantInWords } from '../../ui/when-words.ts';
import { recoverySection } from './recovery.ts';
import { roleAt, spanWords } from './role-words.ts';

function signInWords({ canSignIn, linkEnds, sessions }: Person): string {
  if (linkEnds !== null) return `Has a link that can be used until ${instantInWords(linkEnds)}`;
  if (!canSignIn) return 'Cannot sign in: has no link that can be used';
  return sessions === 0
    ? 'Can sign in'
    : `Can sign in; signed in now in ${sessions} browser${sessions === 1 ? '' : 's'}`;
}

function rolesTable(person: Person, now: Temporal.Instant): Html {
  if (person.roles.length === 0) return html`<p class="govuk-body">None in your organisations.</p>`;
  const end = ({ organisation, role, from }: HeldRole): Html =>
    html`<a class="govuk-link" href="${endRoleRoute.link({ person: person.id }, { organisation, role, from: from.toString() })}">End<span class="govuk-visually-hidden"> this role</span></a>`;
  return scrollPane({
    label: 'Roles',
    content: table({
      caption: 'Roles',
      captionClasses: 'govuk-visually-hidden',
      head: ['Role', 'When', 'Change'],
      rows: person.roles.map((held) => [
        roleAt(held),
        spanWords(held, now),
        isOver(held, now)
          ? held.to !== null && Temporal.Instant.compare(held.to, held.from) > 0
            ? 'Over'
            : ''
          : end(held),
      ]),
    }),
  });
}

/** Buttons for what one administrator may do alone. */
function signInActions({ id, isActive, isLookedAfter, canSignIn, sessions }: Person, { formToken }: Visit): Html {
  const one = (action: typeof inviteRoute | typeof endPersonSessionsRoute, text: string): Html =>
    formElement({
      action: action.link({ person: id }),
      token: formToken,
      content: button({ text, look: 'secondary' }),
    });
  return html`${isActive && isLookedAfter && !canSignIn && one(inviteRoute, 'Make a new link')}
${sessions > 0 && one(endPersonSessionsRoute, 'Sign them out everywhere')}`;
}

export const personPage: PageRoute = {
  method: 'GET',
  path: practitionerRoute.path,
  handle: async (visit) => {
    const { look, parameters, actor, now } = visit;
    const id = parameters['person'] ?? '';
    const { person, recovery } = await look('a person who works here', async (access) => {
      const opened = await openPerson(access, id);
      const waiting: Recovery | undefined = opened.person.isLookedAfter ? await openRecovery(access, id) : undefined;
      return { person: opened.person, recovery: waiting };
    });
    const isSelf = id === actor.practitioner;
    const change = { items: [{ text: 'Change', href: changePractitionerRoute.link({ person: id }) }] };
    return {
      kind: 'page',
      title: 'A person who works here',
      heading: person.name,
      section: 'administration',
      breadcrumbs: [{ text: 'People who work here', href: administrationRoute.link() }, { text: 'A person' }],
      main: html`
${!person.isActive && insetText({ text: 'This person has left. What they wrote stays theirs. To let them come back, add them again with the same email address.' })}
${person.worksElsewhere && insetText({ text: 'This person works in another organisation too. Only an administrator of the partnership can change their name, address or how they sign in.' })}
${summaryList({
  rows: [
    { key: 'Name', value: person.name, ...(person.isLookedAfter ? { actions: change } : {}) },
    { key: 'Email address', value: person.email },
    { key: 'Signing in', value: signInWords(person) },
  ],
})}
<h2 class="govuk-heading-m">Roles</h2>
${rolesTable(person, now)}
${person.isActive && html`<p class="govuk-body"><a class="govuk-link" href="${giveRoleRoute.link({ person: id })}">${isSelf ? 'Ask for a role for yourself' : 'Give a role, or move to another'}</a></p>`}
<h2 class="govuk-heading-m">Signing in</h2>
${signInActions(person, visit)}
${person.isActive && person.isLookedAfter && recoverySection(person, recovery, visit)}
${person.isActive && !isSelf && html`<h2 class="govuk-heading-m">Leaving</h2><p class="govuk-body"><a class="govuk-link" href="${leaveRoute.link({ person: id })}">Record that they have left</a></p>`}`,
    };
  },
};
