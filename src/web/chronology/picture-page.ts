/** A child's chronology as a picture: a lane for each agency; and the same as a list. */
import { dayOf } from '../../clock.ts';
import { type EntryStatus, statuses } from '../../kinds/vocabulary.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { childrenRoute, timelinePictureRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { details } from '../../ui/components/details.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { type Lane, type Mark, type Shape, signOf, timelineLanes } from '../../ui/pictures/timeline-lanes.ts';
import { onDate } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { loadTimeline, type Timeline } from './load-timeline.ts';
import { threadTitle } from './thread-view.ts';
import { askedErrors, askedQuery, readAsked } from './timeline-asked.ts';
import { knownBanner, timelineFilters } from './timeline-filters.ts';
import { stepTitle } from './timeline-items.ts';
import { type Line, traceTitle } from './timeline-lines.ts';

type Rulebook = Parameters<typeof traceTitle>[1];

type Drawn = { readonly title: string; readonly lines: readonly Line[] };

/** Agencies by who recorded first, and what became overdue last. */
function lanesOf({ found, reading }: Timeline): readonly Drawn[] {
  const oldestFirst = found.toReversed();
  const recorded = oldestFirst.filter(({ thread }) => thread !== undefined);
  const byAgency = Map.groupBy(recorded, ({ thread }) => thread?.now.entry.organisation ?? '');
  const overdue = oldestFirst.filter(({ trace }) => trace?.step === 'overdue' && trace.overtakenAt === null);
  return [
    ...[...byAgency].map(([organisation, lines]) => ({ title: reading.names.organisation(organisation), lines })),
    ...(overdue.length === 0 ? [] : [{ title: 'Became overdue', lines: overdue }]),
  ];
}

const titleOf = (line: Line, rulebook: Rulebook): string =>
  line.thread === undefined
    ? `${stepTitle(line.trace)}: ${traceTitle(line.trace, rulebook)}`
    : threadTitle(line.thread);

const shapeOf = ({ thread }: Line): Shape => thread?.now.entry.status ?? 'overdue';

const markOf = (line: Line, rulebook: Rulebook): Mark => ({
  at: line.at,
  until: line.thread?.now.entry.happenedTo ?? null,
  shape: shapeOf(line),
  says: `${titleOf(line, rulebook)}, ${dateInWords(dayOf(line.at))}`,
});

const statusWords = ({ thread }: Line): string => {
  if (thread === undefined) return '';
  const { entry, withdrawal } = thread.now;
  return withdrawal === null ? statuses[entry.status] : `${statuses[entry.status]}, withdrawn`;
};

const asList = (child: string, { title, lines }: Drawn, rulebook: Rulebook): Html =>
  details({
    summary: `${title} (${lines.length})`,
    text: table({
      caption: title,
      captionClasses: 'govuk-visually-hidden',
      head: ['When', 'What', 'Kind of statement'],
      rows: lines.map((line) => [
        onDate(dayOf(line.at)),
        line.thread === undefined
          ? html`${titleOf(line, rulebook)}`
          : html`<a class="govuk-link" href="${timelineRoute.link({ child }, { entry: line.thread.now.entry.id }, line.thread.now.entry.id)}">${titleOf(line, rulebook)}</a>`,
        statusWords(line),
      ]),
    }),
  });

const legend = html`<ul class="govuk-list throughline-inline-list throughline-legend">
${(Object.keys(statuses) as EntryStatus[]).map((status) => html`<li>${signOf(status)} ${statuses[status]}</li>`)}
<li>${signOf('overdue')} Became overdue</li>
<li>A number: so many close together</li>
</ul>`;

export const timelinePicturePage: PageRoute = {
  method: 'GET',
  path: timelinePictureRoute.path,
  handle: (visit) =>
    visit.look('picture of a timeline', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const own = { child: child.id };
      const asked = readAsked(visit.query);
      const timeline = await loadTimeline([child], asked, visit);
      const { rulebook } = access.engine;
      const lanes = lanesOf(timeline);
      const picture = timelineLanes(
        lanes.map(({ title, lines }): Lane => ({ title, marks: lines.map((line) => markOf(line, rulebook)) })),
      );
      return {
        kind: 'page',
        title: 'Picture of a timeline',
        section: 'children',
        breadcrumbs: [
          { text: 'Children', href: childrenRoute.link() },
          { text: 'Timeline', href: timelineRoute.link(own, askedQuery(asked)) },
          { text: 'Picture' },
        ],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        errors: askedErrors(asked),
        main: html`
${childNavigation(child.id, 'timeline')}
<h1 class="govuk-heading-l">Who recorded what, and when</h1>
${knownBanner(asked)}
${
  picture === null
    ? html`<p class="govuk-body">There is nothing here that you can see. <a class="govuk-link" href="${timelinePictureRoute.link(own)}">Show the whole picture</a></p>`
    : html`${legend}${scrollPane({ label: 'Picture of the timeline, by agency', content: picture })}`
}
<div class="throughline-filter-layout">
${timelineFilters(asked, { action: timelinePictureRoute.link(own), organisations: timeline.organisations }, (query) => timelinePictureRoute.link(own, query))}
<div>
${lanes.length > 0 && html`<h2 class="govuk-heading-m">The same as a list</h2>`}
${lanes.map((lane) => asList(child.id, lane, rulebook))}
</div>
</div>`,
      };
    }),
};
