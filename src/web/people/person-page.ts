/** One person of a family: who they are, on what their responsibility rests, how to reach them and what to mind. */

import { dayOf } from '../../clock.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { loadNames } from '../../record/organisations.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import { homesOf } from '../../record/people/households.ts';
import { linksOf } from '../../record/people/links.ts';
import { loadFamilyEntries } from '../../record/people/read-family.ts';
import { responsibilityOn, runOut } from '../../record/people/responsibility.ts';
import {
  changePersonRoute,
  communicationRoute,
  contactDetailsRoute,
  familyRoute,
  householdRoute,
  personRoute,
  responsibilityRoute,
  samePersonRoute,
  withholdRoute,
} from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type SummaryRow, summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { familyReply, type OpenFamily, openFamily, personOf } from './family-frame.ts';
import {
  bullets,
  communicationLines,
  dayWords,
  holdingView,
  phoneWords,
  relationWords,
  responsibilityTag,
} from './person-words.ts';
import { withheldWarnings } from './withheld-words.ts';

const link = (href: Href, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`;

const lives = { living: 'Living', unborn: 'Not yet born', died: 'Has died' } as const;
const sexes = { F: 'Female', M: 'Male' } as const;

function detailRows(person: FamilyPerson): readonly SummaryRow[] {
  const { calledAs, sex, dateOfBirth, life, relevant, contactOrder, needs, ended } = person;
  return [
    { key: 'Who', value: relationWords(person) },
    { key: 'Wishes to be called', value: calledAs ?? 'Nobody has asked, or as the name says' },
    ...(sex === undefined ? [] : [{ key: 'Sex', value: sexes[sex] }]),
    { key: 'Born', value: dateOfBirth === undefined ? 'Not known' : dayWords(dateOfBirth) },
    ...(life === undefined ? [] : [{ key: 'Life', value: lives[life] }]),
    ...(contactOrder
      ? [{ key: 'Order for contact', value: 'An order of a court gives them contact with the child' }]
      : []),
    ...(relevant
      ? [{ key: 'Has to be asked', value: 'The council considers their wishes and feelings relevant' }]
      : []),
    ...(needs === undefined ? [] : [{ key: 'Needs', value: needs }]),
    ...(ended === undefined ? [] : [{ key: 'No longer counts', value: ended }]),
  ];
}

function responsibilitySection(person: FamilyPerson, open: OpenFamily, today: Temporal.PlainDate): Html {
  const { holdings = [], basis } = person;
  const over = runOut(person, today.toString());
  const standing = responsibilityOn(person, today.toString());
  const href = responsibilityRoute.link({ child: open.child.id, person: person.person });
  return html`
<h2 class="govuk-heading-m">Parental responsibility</h2>
<p class="govuk-body">${responsibilityTag(person, today)}${basis !== undefined && holdings.length === 0 && html` ${basis}`}</p>
${standing === 'unverified' && html`<p class="govuk-body">Treat them as holding it until somebody has seen the evidence.</p>`}
${holdings.map((each) => holdingView(each, today))}
${over.length > 0 && insetText({ text: 'The last day of something above has passed. Find out what holds now, and record it.' })}
<p class="govuk-body">${link(href, 'Record what it rests on, a limit, or that it is over')}</p>`;
}

function contactSection(person: FamilyPerson, open: OpenFamily, today: Temporal.PlainDate): Html {
  const { contact, communication } = person;
  const at = { child: open.child.id, person: person.person };
  const homes = homesOf(open.family.households, person.person, today.toString());
  const lines = communication === null ? [] : communicationLines(communication);
  return html`
<h2 class="govuk-heading-m">How to reach them</h2>
${withheldWarnings(open, open.child.id, today, person.person)}
${summaryList({
  rows: [
    {
      key: 'Telephone',
      value: contact === null || contact.phones.length === 0 ? 'Not recorded' : bullets(phoneWords(contact)),
    },
    { key: 'Email', value: contact?.email ?? 'Not recorded' },
    ...(contact?.note === undefined ? [] : [{ key: 'Mind', value: contact.note }]),
    {
      key: 'Lives',
      value:
        homes.length === 0
          ? 'Not recorded where you can see it'
          : html`${homes.map((home) => html`${link(householdRoute.link({ child: at.child, household: home.id }), home.name)}<br>`)}`,
    },
  ],
})}
<p class="govuk-body">${link(contactDetailsRoute.link(at), 'Change how to reach them')}</p>
<h2 class="govuk-heading-m">How they communicate</h2>
${
  communication === null
    ? html`<p class="govuk-body">Nobody has asked. That does not mean that nothing is needed.</p>`
    : lines.length === 0
      ? html`<p class="govuk-body">Nothing special is needed.</p>`
      : bullets(lines)
}
${communication?.reviewOn !== undefined && html`<p class="govuk-body">To be asked again on ${dayWords(communication.reviewOn)}.</p>`}
<p class="govuk-body">${link(communicationRoute.link(at), communication === null ? 'Record how they communicate' : 'Change how they communicate')}</p>`;
}

/** What was written about them, newest first, also what was corrected since. */
async function history(person: FamilyPerson, { child }: OpenFamily): Promise<Html> {
  const about = (await loadFamilyEntries(child)).filter(({ data }) => data['person'] === person.person);
  const replaced = new Set(about.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  const names = await loadNames(
    child.access,
    about.map(({ organisation }) => organisation),
    about.flatMap(({ recordedBy }) => (recordedBy === null ? [] : [recordedBy])),
  );
  return details({
    summary: 'What was recorded about them, and by whom',
    text: html`<ul class="govuk-list">${about
      .toReversed()
      .map(
        (entry) =>
          html`<li>${onDate(dayOf(entry.recordedAt))}: ${kindNamed(entry.kind).title}. ${sentenceOf(entry.kind, entry.data, names)}. ${entry.recordedBy !== null && `${names.practitioner(entry.recordedBy)}, `}${names.organisation(entry.organisation)}${replaced.has(entry.id) && html` ${tag({ text: 'Corrected since', colour: 'yellow' })}`}</li>`,
      )}</ul>`,
  });
}

async function show(open: OpenFamily, person: FamilyPerson, visit: Visit): Promise<Html> {
  const at = { child: open.child.id, person: person.person };
  const links = (await linksOf(open.child)).same.filter((each) => each.person === person.person);
  return html`
${summaryList({ rows: detailRows(person) })}
<p class="govuk-body">${link(changePersonRoute.link(at), 'Change or correct these details')}</p>
${contactSection(person, open, visit.today)}
${responsibilitySection(person, open, visit.today)}
<h2 class="govuk-heading-m">In other records</h2>
<p class="govuk-body">${
    links.length === 0
      ? 'Nobody has said that this is the same person as in another record that you can open.'
      : links.length === 1
        ? 'Said to be the same person as in one other record that you can open.'
        : `Said to be the same person as in ${links.length} other records that you can open.`
  } ${link(samePersonRoute.link(at), 'Say so, or take it back')}</p>
<p class="govuk-body">${link(withholdRoute.link({ child: at.child }, { person: at.person }), 'Keep something from this person')}</p>
${await history(person, open)}`;
}

export const personPage: PageRoute = {
  method: 'GET',
  path: personRoute.path,
  handle: (visit) =>
    visit.look('person of a family', async (access) => {
      const open = await openFamily(visit, access);
      const person = personOf(open, visit);
      return familyReply(open.child, visit, {
        title: 'Person of a family',
        heading: person.name,
        caption: 'Family',
        back: familyRoute.link({ child: open.child.id }),
        main: await show(open, person, visit),
      });
    }),
};
