/** A child's chronology as a timeline: what happened, who recorded it, and what became overdue meanwhile. */
import { dayOf } from '../../clock.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { entriesOf } from '../../record/entries/threads.ts';
import { attachmentsOf } from '../../record/files/attachments.ts';
import { organisationsById } from '../../record/organisations.ts';
import type { TraceLine } from '../../record/traces.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { childrenRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { type TimelineItem, timeline } from '../../ui/components/timeline.ts';
import { besideDecisions, type DecisionAction, type ShownEntry } from '../../ui/decision-action.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { onDate } from '../../ui/when.ts';
import { entryActions } from './entry-actions.ts';
import { authorWords, happenedWords, momentWords, type Reading, threadTitle, threadView } from './thread-view.ts';
import { askedQuery, readAsked } from './timeline-asked.ts';
import { knownBanner, searchForm, timelineFilters } from './timeline-filters.ts';
import { holdsWords, isAsked, type Line, loadLines, traceTitle } from './timeline-lines.ts';

/** Lines of one page. */
const perPage = 50;
/** A search shows its first lines on one page: the words that were searched for go into no address. */
const mostFound = 100;

const stepWords = {
  opened: 'Opened',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  recounted: 'Limit counted again, because a calendar or a rule changed',
  'stage-opened': 'Challenge opened by itself at the next stage',
  unanswered: 'Nobody has responded to a challenge in time',
  'last-stage-passed': 'The last stage of a challenge passed without agreement',
} as const;

export const traceItem = (trace: TraceLine, rulebook: Rulebook, today: Temporal.PlainDate): TimelineItem => ({
  label: stepWords[trace.step],
  when: momentWords(trace.at, today),
  classes: 'throughline-timeline-trace',
  text: html`<p class="govuk-body">${traceTitle(trace, rulebook)}</p>
${trace.overtakenAt !== null && html`<p class="govuk-body-s">This was shown, and no longer holds since ${onDate(dayOf(trace.overtakenAt))}.</p>`}`,
});

type Beside = (entry: ShownEntry) => readonly Html[];

function itemOf(line: Line, child: OpenChild, reading: Reading, beside: Beside): TimelineItem {
  if (line.thread === undefined) return traceItem(line.trace, child.access.engine.rulebook, reading.today);
  const { entry, withdrawal } = line.thread.now;
  const shown = { id: entry.id, kind: entry.kind, isPast: withdrawal !== null };
  return {
    id: entry.id,
    label: threadTitle(line.thread),
    byline: authorWords(entry, reading.names),
    when: happenedWords(entry, reading.today),
    text: html`${threadView(line.thread, reading)}${beside(shown)}${entryActions(child, line.thread)}`,
  };
}

/** The page that was asked for, or the one on which an entry stands. */
function pageAsked(found: readonly Line[], { query }: Visit): string | undefined {
  const { entry } = query;
  if (entry === undefined) return query['page'];
  const at = found.findIndex(({ thread }) => thread !== undefined && entriesOf(thread).some(({ id }) => id === entry));
  return String(Math.floor(Math.max(0, at) / perPage) + 1);
}

type Showing = { readonly words: string; readonly actions: readonly DecisionAction[] };

async function show(child: OpenChild, { words, actions }: Showing, visit: Visit): Promise<PageReply> {
  const { access } = child;
  const posted = Object.fromEntries(
    Object.entries(visit.body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const asked = readAsked(words === '' ? visit.query : posted);
  const { lines, entries, names } = await loadLines(child, asked.known);
  const { rulebook } = access.engine;
  const found = lines.filter(
    (line) => isAsked(line, asked) && (words === '' || holdsWords(line, words, names, rulebook)),
  );
  const paging = words === '' ? readPage(pageAsked(found, visit), perPage) : readPage(undefined, mostFound);
  const shown = found.slice(paging.offset, paging.offset + paging.limit);
  const files = await attachmentsOf(
    child,
    entries.filter(({ attachments }) => attachments !== undefined).map(({ id }) => id),
  );
  const recorders = await organisationsById(
    access,
    entries.map(({ organisation }) => organisation),
  );
  const reading = { child: child.id, names, today: visit.today, files };
  const beside = await besideDecisions(actions, child, visit);
  const organisations = [...recorders.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    kind: 'page',
    title: 'Child timeline',
    section: 'children',
    breadcrumbs: [{ text: 'Children', href: childrenRoute.link() }, { text: 'Timeline' }],
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: [...asked.wrong].map(([name, text]) => ({ text, href: fragment(`${name}-day`) })),
    main: html`
${childNavigation(child.id, 'timeline')}
<h1 class="govuk-heading-l">Timeline</h1>
${knownBanner(asked)}
${searchForm(asked, child.id, visit.formToken, words)}
<div class="throughline-filter-layout">
${timelineFilters(asked, { child: child.id, organisations })}
<div>
${words !== '' && html`<h2 class="govuk-heading-m">Found</h2>`}
${found.length === 0 ? html`<p class="govuk-body">There is nothing here that you can see.</p>` : showing(paging, shown.length, found.length)}
${words !== '' && found.length > mostFound && html`<p class="govuk-body">Use more words, or the filters, to see the others.</p>`}
${found.length > 0 && timeline({ items: shown.map((line) => itemOf(line, child, reading, beside)) })}
${words === '' ? pages(paging, found.length, (page) => timelineRoute.link({ child: child.id }, { ...askedQuery(asked), page })) : nothing}
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
export const timelineSearch = (actions: readonly DecisionAction[]): PageRoute => page('POST', actions);
