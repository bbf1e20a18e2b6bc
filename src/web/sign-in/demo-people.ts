/** In a demo anybody may sign in as one of its people; elsewhere there is nobody to choose. */
import { type Role, roles } from '../../kinds/vocabulary.ts';
import { signInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { type Html, html, nothing } from '../../ui/html.ts';

export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** What is worth looking at as this person. */
  readonly why: string;
  /** The address at which a record is played, for whoever is the one to begin with. */
  readonly plays?: string | undefined;
};

const groups: readonly { readonly title: string; readonly roles: readonly Role[] }[] = [
  {
    title: 'Secondary and primary schools',
    roles: [
      'dsl',
      'senco',
      'headteacher',
      'head-of-year',
      'class-teacher',
      'data-manager',
      'designated-teacher',
      'first-aid-lead',
    ],
  },
  {
    title: 'Council',
    roles: [
      'admissions-officer',
      'children-missing-education-officer',
      'special-needs-officer',
      'matching-officer',
      'front-door-worker',
      'social-worker',
      'team-manager',
      'service-manager',
      'director-childrens-services',
      'independent-reviewing-officer',
      'virtual-school-head',
      'placements-officer',
      'family-help-lead',
    ],
  },
  {
    title: 'Health',
    roles: [
      'camhs-clinician',
      'ward-clinician',
      'icb-commissioner',
      'general-practitioner',
      'health-visitor',
      'school-nurse',
    ],
  },
  {
    title: 'Police, providers and voluntary sector',
    roles: ['police-officer', 'provider-manager', 'voluntary-worker'],
  },
  {
    title: 'Partnership',
    roles: ['partnership-officer', 'policy-officer', 'data-protection-officer', 'administrator'],
  },
];

const groupOf = (person: DemoPerson): string =>
  groups.find((group) => person.roles.some((role) => group.roles.includes(role)))?.title ?? 'Others';

const personRow = (person: DemoPerson, back: string): Html => html`
<li class="throughline-person">
  <form action="${signInRoute.link()}" method="post">
    ${hiddenField('person', person.id)}${hiddenField('back', back)}
    <h3 class="govuk-heading-s govuk-!-margin-bottom-0">${person.name}</h3>
    <p class="govuk-body-s govuk-!-margin-bottom-1">${person.roles.map((role) => roles[role]).join(', ')}, ${person.organisation}</p>
    <p class="govuk-body-s">${person.why}</p>
    ${button({ text: html`Sign in<span class="govuk-visually-hidden"> as ${person.name}</span>`, look: 'secondary', classes: 'govuk-!-margin-bottom-0' })}
  </form>
</li>`;

/** The story that the demo was made around, for whoever does not know where to begin. */
function storyFirst(people: readonly DemoPerson[]): Html {
  const teller = people.find(({ plays }) => plays !== undefined);
  if (teller?.plays === undefined) return nothing;
  return html`<h2 class="govuk-heading-m">Start with the story</h2>
<p class="govuk-body">A teenager whose behaviour was challenging and whose need nobody had named: date by date, what each agency knew, what the rules would have raised, and what a challenge would have done.</p>
<form action="${signInRoute.link()}" method="post">
${hiddenField('person', teller.id)}${hiddenField('back', teller.plays)}
${button({ text: html`Play the story<span class="govuk-visually-hidden"> and sign in as its reader, ${teller.name}</span>` })}
</form>`;
}

export function demoPeopleList(people: readonly DemoPerson[], back: string): Html {
  const titles = [...groups.map(({ title }) => title), 'Others'].filter((title) =>
    people.some((person) => groupOf(person) === title),
  );
  return html`${storyFirst(people)}${titles.map(
    (title) =>
      html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list throughline-people">${people.filter((person) => groupOf(person) === title).map((person) => personRow(person, back))}</ul>`,
  )}`;
}
