/** In a demo anybody may sign in as one of its people; elsewhere there is nobody to choose. */
import { type Role, roles } from '../../kinds/vocabulary.ts';
import { signInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { type Html, html } from '../../ui/html.ts';

export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** What is worth looking at as this person. */
  readonly why: string;
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

export function demoPeopleList(people: readonly DemoPerson[], back: string): Html {
  const titles = [...groups.map(({ title }) => title), 'Others'].filter((title) =>
    people.some((person) => groupOf(person) === title),
  );
  return html`${titles.map(
    (title) =>
      html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list throughline-people">${people.filter((person) => groupOf(person) === title).map((person) => personRow(person, back))}</ul>`,
  )}`;
}
