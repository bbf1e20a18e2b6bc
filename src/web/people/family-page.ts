/** The family of a child on one page: whom to mind, who they are, who lives where, and what to do next. */
import { countingPeople, type FamilyPerson } from '../../record/people/family.ts';
import { householdsOn } from '../../record/people/households.ts';
import { type Sibling, siblingsOf } from '../../record/people/siblings.ts';
import { suggestedContacts } from '../../record/people/suggested-contacts.ts';
import {
  addHouseholdRoute,
  addPersonRoute,
  childRoute,
  communicationRoute,
  decisionsRoute,
  familyRoute,
  genogramRoute,
  householdRoute,
  personRoute,
  siblingsRoute,
  suggestedContactsRoute,
  tiesRoute,
  withholdRoute,
} from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { addressView, membersView } from './household-view.ts';
import { bullets, communicationLines, phoneWords, relationWords, responsibilityTag } from './person-words.ts';
import { siblingWords } from './sibling-words.ts';
import { withheldWarnings } from './withheld-words.ts';

const link = (href: Href, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`;

function childCommunicates({ family, child }: OpenFamily): Html {
  const needs = family.childCommunicates;
  const lines = needs === null ? [] : communicationLines(needs);
  const href = communicationRoute.link({ child: child.id, person: 'child' });
  return html`
<h2 class="govuk-heading-m">How the child communicates</h2>
${needs === null ? html`<p class="govuk-body">Nobody has recorded it. That does not mean that nothing is needed.</p>` : lines.length === 0 ? html`<p class="govuk-body">Nothing special is needed.</p>` : bullets(lines)}
<p class="govuk-body">${link(href, needs === null ? 'Record how the child communicates' : 'Change how the child communicates')}</p>`;
}

function personCard(person: FamilyPerson, open: OpenFamily, today: Temporal.PlainDate): Html {
  const { child } = open;
  const { contact, communication, calledAs } = person;
  const lines = communication === null ? [] : communicationLines(communication);
  const warnings = open.sees.safeguarding ? withheldWarnings(open, child.id, today, person.person) : undefined;
  const reached =
    contact === null ? [] : [...phoneWords(contact), ...(contact.email === undefined ? [] : [contact.email])];
  return summaryList({
    card: {
      title: { text: person.name, headingLevel: 3 },
      actions: { items: [{ text: 'Open', href: personRoute.link({ child: child.id, person: person.person }) }] },
    },
    rows: [
      {
        key: 'Who',
        value: html`${relationWords(person)}${calledAs !== undefined && `, called ${calledAs}`}${person.life === 'died' && ', has died'}${person.life === 'unborn' && ', not yet born'}`,
      },
      { key: 'Responsibility', value: responsibilityTag(person, today) },
      ...(warnings === undefined || warnings.toString().trim() === '' ? [] : [{ key: 'Mind', value: warnings }]),
      ...(lines.length === 0 ? [] : [{ key: 'Communication', value: bullets(lines) }]),
      ...(reached.length === 0 ? [] : [{ key: 'How to reach them', value: bullets(reached) }]),
    ],
  });
}

function homes({ family, child }: OpenFamily, today: Temporal.PlainDate): Html {
  const now = householdsOn(family.households, today.toString());
  return html`
<h2 class="govuk-heading-m">Who lives where</h2>
${now.length === 0 && html`<p class="govuk-body">No home is recorded that you can see.</p>`}
${now.map((home) =>
  summaryList({
    card: {
      title: { text: home.name, headingLevel: 3 },
      actions: { items: [{ text: 'Open', href: householdRoute.link({ child: child.id, household: home.id }) }] },
    },
    rows: [
      { key: 'Who lives there', value: membersView(home, family, child.id, today.toString()) },
      { key: 'Address', value: addressView(home) },
    ],
  }),
)}
<p class="govuk-body">${link(addHouseholdRoute.link({ child: child.id }), 'Add a home')}</p>`;
}

function siblingsSection(siblings: readonly Sibling[], child: string): Html {
  return html`
<h2 class="govuk-heading-m">Brothers and sisters whose records you can open</h2>
<p class="govuk-body">Only children whose records you may open are shown here, for every child. If you need to know whether there are others, ring your safeguarding lead.</p>
${
  siblings.length === 0
    ? html`<p class="govuk-body">None whom you can see.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${siblings.map(
        (sibling) =>
          html`<li>${link(childRoute.link({ child: sibling.child.id }), `${sibling.child.forename} ${sibling.child.surname}`)}: ${siblingWords(sibling)}</li>`,
      )}</ul>`
}
<p class="govuk-body">${link(siblingsRoute.link({ child }), 'Say who is a brother or sister, or take it back')}</p>`;
}

const pastPeople = (people: readonly FamilyPerson[], child: string): Html | false =>
  people.length > 0 &&
  details({
    summary: 'People who no longer count',
    text: html`<ul class="govuk-list">${people.map(
      (person) =>
        html`<li>${link(personRoute.link({ child, person: person.person }), person.name)}: ${person.ended}</li>`,
    )}</ul>`,
  });

async function show(open: OpenFamily, visit: Visit): Promise<Html> {
  const { child, family } = open;
  const at = { child: child.id };
  const siblings = await siblingsOf(child);
  const suggested = await suggestedContacts(child, family);
  const people = countingPeople(family);
  return html`
<ul class="govuk-list">
<li>${link(genogramRoute.link(at), 'Family tree (genogram)')}</li>
<li>${link(decisionsRoute.link(at), 'Who decides about what')}</li>
<li>${link(withholdRoute.link(at), 'Keep something from somebody')}</li>
<li>${link(tiesRoute.link(at), 'Who is whose parent or partner')}</li>
</ul>
${withheldWarnings(open, child.id, visit.today)}
${
  suggested.length > 0 &&
  insetText({
    text: html`${suggested.length === 1 ? 'A transfer file names somebody' : `Transfer files name ${suggested.length} people`} about whom nobody has decided yet. ${link(suggestedContactsRoute.link(at), 'Look at what transfer files say')}`,
  })
}
${childCommunicates(open)}
<h2 class="govuk-heading-m">People around the child</h2>
${people.length === 0 && html`<p class="govuk-body">Nobody is recorded that you can see.</p>`}
${people.map((person) => personCard(person, open, visit.today))}
<p class="govuk-body">${link(addPersonRoute.link(at), 'Add a person')}</p>
${pastPeople(
  family.people.filter(({ ended }) => ended !== undefined),
  child.id,
)}
${homes(open, visit.today)}
${siblingsSection(siblings, child.id)}`;
}

export const familyPage: PageRoute = {
  method: 'GET',
  path: familyRoute.path,
  handle: (visit) =>
    visit.look('family', async (access) => {
      const open = await openFamily(visit, access);
      return familyReply(open.child, visit, {
        title: 'Family',
        heading: 'Family and home',
        main: await show(open, visit),
      });
    }),
};
