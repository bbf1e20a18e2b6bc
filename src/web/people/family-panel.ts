/** On the overview of a child: whom to mind, how to speak with the child, who holds responsibility, who lives with the child. */
import { countingPeople } from '../../record/people/family.ts';
import { homesOf, livesThereOn } from '../../record/people/households.ts';
import { readFamily } from '../../record/people/read-family.ts';
import { councilShares, responsibilityOn } from '../../record/people/responsibility.ts';
import { decisionsRoute, familyRoute, personRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { bullets, communicationLines, relationWords } from './person-words.ts';
import { withheldWarnings } from './withheld-words.ts';

const list = (items: readonly Html[], none: string): Html =>
  items.length === 0
    ? html`${none}`
    : html`<ul class="govuk-list govuk-!-margin-bottom-0">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

export const familyPanel: ChildPanel = {
  order: 5,
  show: async (child, visit) => {
    const seen = await readFamily(child);
    const { family } = seen;
    const day = visit.today.toString();
    const at = { child: child.id };
    const holders = countingPeople(family).filter((person) => responsibilityOn(person, day) !== 'not-held');
    const homes = homesOf(family.households, null, day);
    const nameOf = (person: string | null, who: string): string =>
      family.people.find((each) => each.person === person)?.name ?? who;
    const lines = family.childCommunicates === null ? [] : communicationLines(family.childCommunicates);
    return html`
${withheldWarnings(seen, child.id, visit.today)}
<h2 class="govuk-heading-m">Family and home</h2>
${summaryList({
  rows: [
    ...(lines.length === 0 ? [] : [{ key: 'How the child communicates', value: bullets(lines) }]),
    {
      key: 'Parental responsibility',
      value: list(
        [
          ...holders.map(
            (person) =>
              html`<a class="govuk-link" href="${personRoute.link({ ...at, person: person.person })}">${person.name}</a> (${relationWords(person)})${responsibilityOn(person, day) === 'unverified' && html` ${tag({ text: 'Not verified', colour: 'orange' })}`}`,
          ),
          ...(councilShares(family.legalStatus) ? [html`The council shares it, under a care order`] : []),
        ],
        'Nobody is recorded where you can see it',
      ),
    },
    {
      key: 'Lives with',
      value: list(
        homes.map(({ name, stays }) => {
          const others = stays.filter((stay) => stay.person !== null && livesThereOn(stay, day));
          const pattern = stays.find((stay) => stay.person === null && livesThereOn(stay, day))?.pattern;
          return html`<strong>${name}</strong>${pattern !== null && pattern !== undefined && ` (${pattern})`}${others.length > 0 && `: ${others.map(({ person, who }) => nameOf(person, who)).join(', ')}`}`;
        }),
        'No home is recorded where you can see it',
      ),
    },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="${familyRoute.link(at)}">Open the family</a> · <a class="govuk-link" href="${decisionsRoute.link(at)}">Who decides about what</a></p>`;
  },
};
