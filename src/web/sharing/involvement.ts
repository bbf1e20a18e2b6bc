/** Who works with a child, now and before, why, and what the visitor sees of the record because of it. */
import type { AccessExplanation } from '../../access/explain-access.ts';
import { endingPost, kindsFor, purposesToInviteFor } from '../../access/who-may-involve.ts';
import type { Names } from '../../kinds/kind.ts';
import { purposes, roles } from '../../kinds/vocabulary.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { explainOwnAccess } from '../../record/explain-viewer.ts';
import { isOpenAt, lastDayOf, postsWorkingWith } from '../../record/involve.ts';
import { type InvolvedOrganisation, involvementsOf } from '../../record/involvements.ts';
import { loadNames } from '../../record/organisations.ts';
import {
  addInvolvementRoute,
  agreementsRoute,
  changeInvolvementRoute,
  childRoute,
  childrenRoute,
  closingRoute,
  involvementRoute,
} from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { explanationView, momentInWords } from './explanation-view.ts';

const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('Europe/London').toPlainDate();

/** "Priya Nair, Alder Lane Primary School (Designated safeguarding lead (DSL))" */
export function whoWords({ practitioner, organisation, role }: InvolvedOrganisation, names: Names): string {
  const person = practitioner === null ? '' : `${names.practitioner(practitioner)}, `;
  return `${person}${names.organisation(organisation)}${role === null ? '' : ` (${roles[role]})`}`;
}

type Shown = {
  readonly child: OpenChild;
  readonly names: Names;
  readonly visit: Visit;
};

function involvedTable(
  caption: string,
  involved: readonly InvolvedOrganisation[],
  { child, names }: Shown,
  isOver: boolean,
): Html {
  const posts = postsWorkingWith(child);
  const mayChange = (each: InvolvedOrganisation): boolean => !isOver && endingPost(posts, each) !== undefined;
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: [
        'Who',
        'What for',
        'Why',
        'From',
        'To',
        ...(isOver ? [] : [html`<span class="govuk-visually-hidden">Change</span>`]),
      ],
      rows: involved.map((each) => {
        const last = lastDayOf(each);
        return [
          whoWords(each, names),
          purposes[each.purpose],
          each.reason,
          onDate(dayOf(each.startsAt)),
          last === null ? 'No end is set' : onDate(last),
          ...(isOver
            ? []
            : [
                !mayChange(each)
                  ? ''
                  : html`<a class="govuk-link" href="${changeInvolvementRoute.link({ child: child.id, involvement: each.id })}">Change or end<span class="govuk-visually-hidden">: ${whoWords(each, names)}</span></a>`,
              ]),
        ];
      }),
    }),
  });
}

function page(involved: readonly InvolvedOrganisation[], explained: AccessExplanation, shown: Shown): Html {
  const { child, visit } = shown;
  const now = involved.filter((each) => isOpenAt(each, visit.now));
  const later = involved.filter((each) => Temporal.Instant.compare(each.startsAt, visit.now) > 0);
  const over = involved.filter((each) => !now.includes(each) && !later.includes(each));
  const posts = postsWorkingWith(child);
  const mayAdd = posts.length > 0 && purposesToInviteFor(posts).some((purpose) => kindsFor(purpose).length > 0);
  return html`
${childNavigation(child.id, 'involvement')}
<h1 class="govuk-heading-l">Who works with this child</h1>
<p class="govuk-body">You see those whom your own involvement lets you see. Somebody else may work with the child too. If you need to know, ring your safeguarding lead.</p>
${now.length === 0 ? html`<p class="govuk-body">Nobody whom you can see works with the child now.</p>` : involvedTable('Now', now, shown, false)}
<p class="govuk-body"><a class="govuk-link" href="${closingRoute.link({ child: child.id })}">Close the record, or where the child is, to all but named people</a></p>
${mayAdd && button({ text: 'Involve somebody', href: addInvolvementRoute.link({ child: child.id }) })}
${later.length > 0 && involvedTable('Later', later, shown, true)}
${over.length > 0 && involvedTable('Before', over, shown, true)}
<h2 class="govuk-heading-m">What you see of this record</h2>
${explanationView(explained)}
${details({
  summary: 'If you think this is wrong',
  text: html`<p class="govuk-body"><a class="govuk-link" href="${agreementsRoute.link()}">Sharing agreements</a> say what organisations may read of one another.</p><p class="govuk-body">Somebody who works with the child can involve you or your organisation, and say why. In an emergency ring 999, or whoever works with the child.</p>`,
})}`;
}

export const involvementPage: PageRoute = {
  method: 'GET',
  path: involvementRoute.path,
  handle: (visit) =>
    visit.look('who works with the child', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const involved = await involvementsOf(child);
      const names = await loadNames(
        access,
        involved.map(({ organisation }) => organisation),
        involved.flatMap(({ practitioner }) => (practitioner === null ? [] : [practitioner])),
      );
      const explained = await explainOwnAccess(child, momentInWords);
      return {
        kind: 'page',
        title: 'Who works with this child',
        section: 'children',
        breadcrumbs: [
          { text: 'Children', href: childrenRoute.link() },
          { text: 'Overview', href: childRoute.link({ child: child.id }) },
          { text: 'Who works with them' },
        ],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        main: page(involved, explained, { child, names, visit }),
      };
    }),
};
