/** The chronologies of brothers and sisters as one timeline. */

import type { OpenChild } from '../../record/child.ts';
import { fullName, identifiersOf, openChild } from '../../record/child.ts';
import { siblingsOf } from '../../record/people/siblings.ts';
import { childrenRoute, printTimelineRoute, siblingsRoute, timelineRoute, togetherRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import type { Query } from '../../ui/route.ts';
import { othersQuery, withName } from './children-together.ts';
import { loadTimeline } from './load-timeline.ts';
import { askedErrors, askedQuery, readAsked } from './timeline-asked.ts';
import { knownBanner, timelineFilters } from './timeline-filters.ts';
import { showLines } from './timeline-items.ts';

const perPage = 50;
/** Says that the boxes were sent, also when none was ticked. */
const chosen = 'chosen';

const whoQuestion = (siblings: readonly OpenChild[], others: readonly OpenChild[]): Html =>
  html`${hiddenField(chosen, 'yes')}${checkboxes({
    name: 'with',
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: 'Together with', size: 's' } },
    items: siblings.map((sibling) => ({
      name: withName(sibling.id),
      value: 'yes',
      text: fullName(sibling),
      checked: others.includes(sibling),
    })),
  })}`;

export const togetherPage: PageRoute = {
  method: 'GET',
  path: togetherRoute.path,
  handle: (visit) =>
    visit.look('timelines together', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const own = { child: child.id };
      const siblings = (await siblingsOf(child)).map((sibling) => sibling.child);
      const others = siblings.filter(
        ({ id }) => visit.query[chosen] === undefined || visit.query[withName(id)] !== undefined,
      );
      const asked = readAsked(visit.query);
      const timeline = await loadTimeline([child, ...others], asked, visit);
      const paging = readPage(visit.query['page'], perPage);
      const shown = timeline.found.slice(paging.offset, paging.offset + paging.limit);
      const keeping: Query = { ...othersQuery(others), [chosen]: 'yes' };
      return {
        kind: 'page',
        title: 'Timelines together',
        section: 'children',
        breadcrumbs: [
          { text: 'Children', href: childrenRoute.link() },
          { text: 'Timeline', href: timelineRoute.link(own) },
          { text: 'With brothers and sisters' },
        ],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        errors: askedErrors(asked),
        main: html`
${childNavigation(child.id, 'timeline')}
<div class="throughline-heading-row"><h1 class="govuk-heading-l">Timelines together</h1>
${others.length > 0 && html`<p class="govuk-body throughline-not-printed"><a class="govuk-link" href="${printTimelineRoute.link(own, { ...askedQuery(asked), ...keeping })}">Print</a></p>`}</div>
${insetText({
  classes: 'govuk-!-margin-top-0',
  text: html`Only children whose record you may open, and of each only what you may see, is here. There may be brothers and sisters, and entries, that are not shown to you. Each line belongs to the record that it names.`,
})}
${
  siblings.length === 0
    ? html`<p class="govuk-body">No brother or sister is recorded whose record you may open. <a class="govuk-link" href="${siblingsRoute.link(own)}">Brothers and sisters</a></p>`
    : html`<div class="throughline-filter-layout">
${timelineFilters(
  asked,
  {
    action: togetherRoute.link(own),
    organisations: timeline.organisations,
    before: whoQuestion(siblings, others),
  },
  (query) => togetherRoute.link(own, { ...query, ...keeping }),
)}
<div>
${knownBanner(asked)}
${timeline.found.length === 0 ? html`<p class="govuk-body">There is nothing here that you can see.</p>` : showing(paging, shown.length, timeline.found.length)}
${showLines(shown, { reading: timeline.reading, rulebook: access.engine.rulebook, namesChildren: true })}
${pages(paging, timeline.found.length, (page) => togetherRoute.link(own, { ...askedQuery(asked), ...keeping, page }))}
</div>
</div>`
}`,
      };
    }),
};
