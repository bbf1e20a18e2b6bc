/** A child's chronology as a timeline: what happened, who recorded it, and what became overdue meanwhile. */
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { entriesOf } from '../../record/entries/threads.ts';
import { childrenRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { besideDecisions, type DecisionAction } from '../../ui/decision-action.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { loadTimeline, type Timeline } from './load-timeline.ts';
import { type Asked, askedErrors, askedQuery, readAsked } from './timeline-asked.ts';
import { knownBanner, otherViews, searchForm, timelineFilters } from './timeline-filters.ts';
import { type Beside, showLines } from './timeline-items.ts';
import { holdsWords, type Line } from './timeline-lines.ts';

/** Lines of one page. */
const perPage = 50;
/** A search shows its first lines on one page: the words that were searched for go into no address. */
const mostFound = 100;

/** The page that was asked for, or the one on which an entry stands. */
function pageAsked(found: readonly Line[], { query }: Visit): string | undefined {
  const { entry } = query;
  if (entry === undefined) return query['page'];
  const at = found.findIndex(({ thread }) => thread !== undefined && entriesOf(thread).some(({ id }) => id === entry));
  return String(Math.floor(Math.max(0, at) / perPage) + 1);
}

type Shown = Timeline & { readonly beside: Beside };

function list(child: OpenChild, timeline: Shown, asked: Asked, visit: Visit): Html {
  const { found, reading, beside } = timeline;
  if (found.length === 0)
    return html`<p class="govuk-body">There is nothing here that you can see. ${timeline.lines.length > 0 && html`<a class="govuk-link" href="${timelineRoute.link({ child: child.id })}">Show the whole timeline</a>`}</p>`;
  const paging = readPage(pageAsked(found, visit), perPage);
  const shown = found.slice(paging.offset, paging.offset + paging.limit);
  return html`${showing(paging, shown.length, found.length)}
${showLines(shown, { reading, rulebook: child.access.engine.rulebook, namesChildren: false, beside })}
${pages(paging, found.length, (page) => timelineRoute.link({ child: child.id }, { ...askedQuery(asked), page }))}`;
}

function searched(child: OpenChild, { found, reading, names, beside }: Shown, words: string): Html {
  const { rulebook } = child.access.engine;
  const matching = found.filter((line) => holdsWords(line, words, names, rulebook));
  const whole = html`<a class="govuk-link" href="${timelineRoute.link({ child: child.id })}">Show the whole timeline</a>`;
  if (matching.length === 0)
    return html`<h2 class="govuk-heading-m">Nothing found</h2><p class="govuk-body">None of what you can see here holds all of these words. ${whole}</p>`;
  return html`<h2 class="govuk-heading-m">${matching.length === 1 ? '1 line holds' : `${matching.length} lines hold`} these words</h2>
<p class="govuk-body-s">${matching.length > mostFound && `The newest ${mostFound} are shown: use more words, or the filters, to see the others. `}${whole}</p>
${showLines(matching.slice(0, mostFound), { reading, rulebook, namesChildren: false, beside })}`;
}

type Showing = { readonly words: string; readonly actions: readonly DecisionAction[] };

async function show(child: OpenChild, { words, actions }: Showing, visit: Visit): Promise<PageReply> {
  const posted = Object.fromEntries(
    Object.entries(visit.body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const asked = readAsked(visit.body['words'] === undefined ? visit.query : posted);
  const timeline = {
    ...(await loadTimeline([child], asked, visit)),
    beside: await besideDecisions(actions, child, visit),
  };
  const own = { child: child.id };
  return {
    kind: 'page',
    title: 'Child timeline',
    section: 'children',
    breadcrumbs: [{ text: 'Children', href: childrenRoute.link() }, { text: 'Timeline' }],
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: askedErrors(asked),
    main: html`
${childNavigation(child.id, 'timeline')}
<div class="throughline-heading-row"><h1 class="govuk-heading-l">Timeline</h1>${otherViews(child.id, asked)}</div>
<div class="throughline-filter-layout">
${timelineFilters(asked, { action: timelineRoute.link(own), organisations: timeline.organisations }, (query) => timelineRoute.link(own, query))}
<div>
${knownBanner(asked)}
${searchForm(asked, child.id, visit.formToken, words)}
${words === '' ? list(child, timeline, asked, visit) : searched(child, timeline, words)}
</div>
</div>`,
  };
}

const page = (method: PageRoute['method'], actions: readonly DecisionAction[]): PageRoute => ({
  method,
  path: timelineRoute.path,
  handle: (visit) =>
    visit.look('child timeline', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const words = visit.body['words'];
      const sought = typeof words === 'string' ? words.trim().slice(0, 200) : '';
      return show(child, { words: sought, actions }, visit);
    }),
});

/** @param actions what is offered beside decisions */
export const timelinePage = (actions: readonly DecisionAction[]): PageRoute => page('GET', actions);
/**
 * Posted, so that what is searched for stands in no address, history or log.
 *
 * @param actions what is offered beside decisions
 */
export const timelineSearch = (actions: readonly DecisionAction[]): PageRoute => page('POST', actions);
