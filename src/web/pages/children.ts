/** The children whom the viewer is involved with. */

import { fullName } from '../../record/child.ts';
import { type ChildOnRoll, listChildren, schoolsOfChildren } from '../../record/child-list.ts';
import { startingPost } from '../../record/start-record.ts';
import { childRoute, childrenRoute, searchRoute, startRecordRoute } from '../../ui/addresses.ts';
import { ageOn } from '../../ui/child-identity.ts';
import { filterPane } from '../../ui/components/filter-pane.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { dateInWords } from '../../ui/when-words.ts';

const yearGroups = ['R', ...Array.from({ length: 13 }, (_, index) => String(index + 1))];

const rowOf = (today: Temporal.PlainDate) => (child: ChildOnRoll) => [
  html`<a class="govuk-link" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a>`,
  html`${dateInWords(child.dateOfBirth)} (age ${ageOn(child.dateOfBirth, today)})`,
  child.yearGroup ?? '',
  child.school ?? 'Not on a roll that you can see',
];

/** To look for one child by name there is the search. */
export const childrenPage: PageRoute = {
  method: 'GET',
  path: childrenRoute.path,
  handle: async ({ look, query, today, actor }) => {
    const paging = readPage(query['page'], 50);
    const school = query['school'] === '' ? undefined : query['school'];
    const year = yearGroups.find((each) => each === query['year']);
    const { list, schools } = await look('list of children', async (access) => ({
      list: await listChildren(access, { school, yearGroup: year }, paging),
      schools: await schoolsOfChildren(access),
    }));
    return {
      kind: 'page',
      title: 'Children',
      heading: 'Children',
      section: 'children',
      main: html`
<p class="govuk-body"><a class="govuk-link" href="${searchRoute.link()}">Search for a child</a> by name, date of birth or number${startingPost(actor) !== undefined && html`, or <a class="govuk-link" href="${startRecordRoute.link()}">start a record</a>`}</p>
<div class="throughline-filter-layout">
${filterPane({
  action: childrenRoute.link(),
  options: html`
${select({
  name: 'school',
  label: { text: 'School', size: 's' },
  value: school ?? '',
  items: [{ value: '', text: 'All schools' }, ...schools.map(({ id, name }) => ({ value: id, text: name }))],
})}
${select({
  name: 'year',
  label: { text: 'Year group', size: 's' },
  value: year ?? '',
  items: [
    { value: '', text: 'All year groups' },
    ...yearGroups.map((each) => ({ value: each, text: each === 'R' ? 'Reception' : `Year ${each}` })),
  ],
})}`,
})}
<div>
${
  list.total === 0
    ? html`<p class="govuk-body">There are no children here whom you can see.</p>`
    : html`
${showing(paging, list.children.length, list.total)}
${scrollPane({
  label: 'Children',
  content: table({
    caption: 'Children',
    captionClasses: 'govuk-visually-hidden',
    head: ['Name', 'Born', 'Year', 'School'],
    rows: list.children.map(rowOf(today)),
  }),
})}
${pages(paging, list.total, (page) => childrenRoute.link({}, { school, year, page }))}`
}
<p class="govuk-body-s">This shows only children you are involved with. To ask about another child, ring the front door of the council or your designated safeguarding lead.</p>
</div>
</div>`,
    };
  },
};
