/** My work: what my posts owe and what is owed to them, soonest first. */
import { type Viewer as Holder, type Role, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { type ChildSummary, childSummaries, fullName } from '../../record/child.ts';
import { type DueFilter, dueFilters, type OwedDuty, type WorkList, workList } from '../../record/duties.ts';
import { organisationsById } from '../../record/organisations.ts';
import { dueWithLink } from '../../transition/pages/due-with-link.ts';
import { calendarRoute, childRoute, homeRoute } from '../../ui/addresses.ts';
import { filterPane } from '../../ui/components/filter-pane.ts';
import { radios } from '../../ui/components/radios.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { subNavigation } from '../../ui/components/sub-navigation.ts';
import { table } from '../../ui/components/table.ts';
import { dutyAddress } from '../../ui/duty-address.ts';
import { dutyStateTag, partyWords } from '../../ui/duty-words.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { type Paging, pages, readPage, showing } from '../../ui/paging.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { guideLine } from '../guide/guide-line.ts';

type Side = 'owed' | 'owed-to';

type Asked = {
  readonly side: Side;
  readonly due: DueFilter;
  readonly post: Holder | undefined;
  readonly paging: Paging;
};

const dueTitles: Readonly<Record<DueFilter, string>> = {
  all: 'All',
  overdue: 'Limit has passed',
  week: 'In the next 7 days',
  later: 'Later',
  undated: 'Without a date',
};

function readAsked({ query, actor }: Visit): Asked {
  return {
    side: query['side'] === 'owed-to' ? 'owed-to' : 'owed',
    due: dueFilters.find((each) => each === query['due']) ?? 'all',
    post: actor.viewers.find((each) => each === query['post']),
    paging: readPage(query['page'], 25),
  };
}

type Loaded = {
  readonly list: WorkList;
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly nameOf: (organisation: string) => string;
  readonly titleOf: (rule: string) => string;
};

async function load(access: Access, asked: Asked): Promise<Loaded> {
  const list = await workList(access, asked, asked.paging);
  const children = await childSummaries(
    access,
    list.duties.map((duty) => duty.subject),
  );
  const ids = list.duties.flatMap(({ owner, to }) =>
    [owner.organisation, to?.organisation].filter((id) => id !== null && id !== undefined),
  );
  const organisations = await organisationsById(access, ids);
  const { rulebook } = access.engine;
  return {
    list,
    children,
    nameOf: (id) => organisations.get(id)?.name ?? 'an organisation',
    titleOf: (rule) => rulebook.dutyRule(rule)?.rule.title ?? rule,
  };
}

function rowOf(duty: OwedDuty, { children, nameOf, titleOf }: Loaded, side: Side, visit: Visit) {
  const child = children.get(duty.subject);
  const other = side === 'owed' ? duty.to : duty.owner;
  const name =
    child === undefined
      ? nothing
      : html`<a class="govuk-link govuk-link--no-visited-state" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a>`;
  return [
    html`<a class="govuk-link" href="${dutyAddress(duty)}">${titleOf(duty.rule)}</a><br>${name}`,
    other === null ? nothing : html`${partyWords(other, nameOf)}`,
    html`${dueWithLink(duty, visit)}<br>${dutyStateTag(duty.state)}`,
  ];
}

function narrowedTo({ due, post }: Pick<Asked, 'due' | 'post'>, { actor }: Visit): string | undefined {
  const held = actor.posts.find(({ role, organisation }) => `${role}@${organisation}` === post);
  const words = [...(due === 'all' ? [] : [dueTitles[due]]), ...(held === undefined ? [] : [roles[held.role]])];
  return words.length === 0 ? undefined : words.join(', ');
}

function filters({ side, due, post }: Asked, { list }: Loaded, visit: Visit): Html {
  const { posts } = visit.actor;
  const many = posts.length > 1;
  return filterPane({
    action: homeRoute.link(),
    narrowedTo: narrowedTo({ due, post }, visit),
    options: html`
<input type="hidden" name="side" value="${side}">
${radios({
  name: 'due',
  classes: 'govuk-radios--small',
  value: due,
  fieldset: { legend: { text: 'Due', size: 's' } },
  items: dueFilters.map((each) => ({ value: each, text: `${dueTitles[each]} (${list.counts[each]})` })),
})}
${
  many &&
  select({
    name: 'post',
    label: { text: 'For which of my roles', size: 's' },
    value: post ?? '',
    items: [
      { value: '', text: 'All my roles' },
      ...posts.map((held) => ({
        value: `${held.role}@${held.organisation}`,
        text: `${roles[held.role]}, ${held.organisationName}`,
      })),
    ],
  })
}`,
  });
}

function results(asked: Asked, loaded: Loaded, visit: Visit): Html {
  const { side, due, post, paging } = asked;
  const { list } = loaded;
  if (list.total === 0) {
    const words = side === 'owed' ? 'You owe nothing here.' : 'Nothing is owed to you here.';
    return html`<p class="govuk-body">${words} ${due === 'all' ? '' : 'Choose “All” to see everything.'}</p>`;
  }
  const caption = side === 'owed' ? 'What I owe' : 'What is owed to me';
  return html`
${showing(paging, list.duties.length, list.total)}
${scrollPane({
  label: caption,
  content: table({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['What, and for whom', side === 'owed' ? 'Owed to' : 'Owed by', 'Due'],
    rows: list.duties.map((duty) => rowOf(duty, loaded, side, visit)),
  }),
})}
${pages(paging, list.total, (page) => homeRoute.link({}, { side, due, post, page }))}`;
}

const inSchools: readonly Role[] = [
  'class-teacher',
  'senco',
  'dsl',
  'head-of-year',
  'headteacher',
  'data-manager',
  'designated-teacher',
  'first-aid-lead',
];

const whomToRing = ({ posts }: Visit['actor']): string =>
  posts.some(({ role }) => inSchools.includes(role)) ? 'your designated safeguarding lead' : 'your manager';

/** @param panels in the order in which they stand above the list */
export const myWorkPage = (panels: readonly WorkPanel[]): PageRoute => ({
  method: 'GET',
  path: homeRoute.path,
  handle: async (visit) => {
    const asked = readAsked(visit);
    const { loaded, waiting } = await visit.look('my work', async (access) => {
      const above: (Html | null)[] = [];
      if (asked.side === 'owed') for (const panel of panels) above.push(await panel.show(access, visit));
      return { loaded: await load(access, asked), waiting: above };
    });
    const tab = (side: Side, text: string) => ({
      text,
      href: homeRoute.link({}, { side }),
      active: asked.side === side,
    });
    return {
      kind: 'page',
      title: 'My work',
      heading: 'My work',
      section: 'work',
      main: html`
${guideLine(visit.actor)}
${waiting}
${subNavigation({ label: 'Which side', items: [tab('owed', 'What I owe'), tab('owed-to', 'What is owed to me')] })}
<div class="throughline-filter-layout">
${filters(asked, loaded, visit)}
<div>${results(asked, loaded, visit)}
<p class="govuk-body-s">This shows only children you are involved with, in the roles you hold. If something is missing, ring ${whomToRing(visit.actor)}.</p>
<p class="govuk-body-s"><a class="govuk-link" href="${calendarRoute.link()}">Have these days in your own calendar</a></p></div>
</div>`,
    };
  },
});
