/** Who decides about what, decision by decision, on the day of the visit. */

import { legalStatuses } from '../../kinds/placement.ts';
import { type DecisionArea, decisionAreaCodes, decisionAreas, limitEffects } from '../../kinds/responsibility.ts';
import { type Decider, type Decision, whoDecides } from '../../record/people/responsibility.ts';
import { decisionsRoute, familyRoute, personRoute } from '../../ui/addresses.ts';
import { ageOn } from '../../ui/child-identity.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { relationWords } from './person-words.ts';
import { withheldWarnings } from './withheld-words.ts';

const parts = {
  decides: undefined,
  limited: tag({ text: 'Limited', colour: 'orange' }),
  unverified: tag({ text: 'Not verified', colour: 'yellow' }),
} as const;

const deciderItem = ({ person, part, limits }: Decider, child: string): Html =>
  html`<li><a class="govuk-link" href="${personRoute.link({ child, person: person.person })}">${person.name}</a> (${relationWords(person)})${parts[part] !== undefined && html` ${parts[part]}`}${limits.map(
    ({ effect, by }) => html`<br>${limitEffects[effect]}: ${by}`,
  )}</li>`;

/** Under a care order the Act keeps these from the council alone (Children Act 1989, section 33). */
const neverCouncilAlone: readonly DecisionArea[] = ['religion', 'name', 'abroad'];

function answer({ decision, deciders, council, isOpen }: Decision, child: string): Html {
  return html`
<ul class="govuk-list govuk-!-margin-bottom-0">
${deciders.map((each) => deciderItem(each, child))}
${
  council &&
  html`<li>The council, which shares responsibility under the care order. ${
    neverCouncilAlone.includes(decision)
      ? 'It may not change this alone: everybody with parental responsibility agrees, or a court decides.'
      : 'It may limit how others use theirs only as far as the welfare of the child needs it.'
  }</li>`
}
${isOpen && html`<li>${tag({ text: 'Nobody known', colour: 'red' })} Nobody who decides is known. Find out today, and ask a lawyer before anything is decided.</li>`}
</ul>`;
}

function besides({ child, family, sees }: OpenFamily, visit: Visit): Html {
  const age = ageOn(child.dateOfBirth, visit.today);
  const status = family.legalStatus;
  const lines = [
    ...(age >= 16
      ? [
          'The child is 16 or older. Ask them first: with capacity they decide about their own treatment, and what they decide counts even if somebody with parental responsibility disagrees.',
        ]
      : [
          'A child under 16 who is competent to decide may agree to treatment. Ask the child first. (Partly verified.)',
        ]),
    ...(status === 'accommodated-by-agreement'
      ? [
          'The child is accommodated by agreement (section 20). The council has no parental responsibility. Somebody who holds it and can look after the child may object, or take the child home at any time, while the child is under 16.',
        ]
      : []),
    ...(sees.legal && status !== null ? [`Legal status: ${legalStatuses[status]}.`] : []),
  ];
  return html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>
${
  !sees.legal &&
  insetText({
    text: 'Orders of a court stand in a part of the record that your role does not open, and a care order would give the council a share. Ask your safeguarding lead or the social worker before you rely on this. This stands on the page of every child.',
  })
}`;
}

export const decisionsPage: PageRoute = {
  method: 'GET',
  path: decisionsRoute.path,
  handle: (visit) =>
    visit.look('who decides', async (access) => {
      const open = await openFamily(visit, access);
      const { child, family } = open;
      const caption = 'Who decides about what';
      return familyReply(child, visit, {
        title: caption,
        heading: caption,
        caption: 'Family',
        back: familyRoute.link({ child: child.id }),
        main: html`
${withheldWarnings(open, child.id, visit.today)}
${besides(open, visit)}
${scrollPane({
  label: caption,
  content: table({
    caption,
    captionSize: 'm',
    head: ['Decision', 'Who decides today'],
    firstCellIsHeader: true,
    rows: decisionAreaCodes.map((area) => [
      decisionAreas[area],
      answer(whoDecides(family, area, visit.today.toString()), child.id),
    ]),
  }),
})}
<p class="govuk-body">A parent without parental responsibility does not decide, and is still asked and told like every parent when the council looks after the child.</p>`,
      });
    }),
};
