/** A child's chronology as a timeline: what happened, who recorded it, and what became overdue meanwhile. */

import { dayOf, timeZone } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { compartments, statuses } from '../../kinds/vocabulary.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { organisationsOf } from '../../record/load-world.ts';
import { loadNames } from '../../record/organisations.ts';
import { type TraceLine, tracesOf } from '../../record/traces.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { childrenRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { filterPane } from '../../ui/components/filter-pane.ts';
import { select } from '../../ui/components/select.ts';
import { tag } from '../../ui/components/tag.ts';
import { type TimelineItem, timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { atInstant, dateWithDistance, onDate } from '../../ui/when.ts';

type Line = {
  readonly at: Temporal.Instant;
  readonly order: number;
  readonly item: TimelineItem;
  readonly area: string;
};

const areas = {
  transition: 'School and handover',
  threshold: 'Concern and protection',
  escalation: 'Challenge',
  pathway: 'Health and hospital',
  placement: 'Care and where the child lives',
  family: 'Family and child',
  shared: 'Identity and involvement',
  time: 'What became due',
} as const;

const isArea = (text: string | undefined): text is keyof typeof areas =>
  text !== undefined && Object.hasOwn(areas, text);

/** What begins with a day, as an involvement or a lapsed limit does, is said without the hour. */
function moment(at: Temporal.Instant, today: Temporal.PlainDate): Html {
  const { hour, minute } = at.toZonedDateTimeISO(timeZone);
  return hour === 0 && minute === 0 ? dateWithDistance(dayOf(at), today) : atInstant(at);
}

function happened(entry: ChronologyEntry, today: Temporal.PlainDate): Html {
  if (entry.precision === 'moment') return moment(entry.happenedFrom, today);
  const until = entry.happenedTo === null ? undefined : html` to ${onDate(dayOf(entry.happenedTo))}`;
  return html`${dateWithDistance(dayOf(entry.happenedFrom), today)}${until}`;
}

/** Recorded on another day than it happened: what was known when matters. */
const recordedLate = (entry: ChronologyEntry): boolean =>
  Temporal.PlainDate.compare(dayOf(entry.happenedFrom), dayOf(entry.recordedAt)) !== 0;

function marks(entry: ChronologyEntry): Html {
  return html`
${entry.status !== 'fact' && html`${tag({ text: statuses[entry.status], colour: entry.status === 'allegation' ? 'orange' : 'blue' })} `}
${entry.compartment !== 'general' && html`${tag({ text: compartments[entry.compartment], colour: 'purple' })} `}
${entry.audience !== null && html`${tag({ text: 'Only named roles see this', colour: 'magenta' })} `}
${entry.withdrawnBy !== null && html`${tag({ text: 'Withdrawn', colour: 'red' })} `}
${entry.correctedBy !== null && tag({ text: 'Corrected since', colour: 'yellow' })}`;
}

function entryLine(entry: ChronologyEntry, names: Names, today: Temporal.PlainDate): Line {
  const kind = kindNamed(entry.kind);
  const author = entry.recordedBy === null ? undefined : names.practitioner(entry.recordedBy);
  const organisation = names.organisation(entry.organisation);
  return {
    at: entry.happenedFrom,
    order: entry.seq,
    area: kind.area,
    item: {
      id: entry.id,
      label: kind.title,
      byline: author === undefined ? organisation : `${author}, ${organisation}`,
      when: happened(entry, today),
      text: html`
<p class="govuk-body">${sentenceOf(entry.kind, entry.data, names)}</p>
<p class="govuk-body-s">${marks(entry)}${recordedLate(entry) && html` Recorded on ${onDate(dayOf(entry.recordedAt))}.`}${entry.homeSystem !== 'throughline' && ` From: ${entry.homeSystem}.`}</p>`,
    },
  };
}

const stepWords = {
  opened: 'Opened',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  recounted: 'Limit counted again, because a calendar or a rule changed',
} as const;

const traceLine = (trace: TraceLine, rulebook: Rulebook, today: Temporal.PlainDate): Line => ({
  at: trace.at,
  order: 0,
  area: 'time',
  item: {
    label: stepWords[trace.step],
    when: moment(trace.at, today),
    classes: 'throughline-timeline-trace',
    text: html`<p class="govuk-body">${rulebook.dutyRule(trace.rule)?.rule.title ?? trace.rule}</p>
${trace.overtakenAt !== null && html`<p class="govuk-body-s">This was shown, and no longer holds since ${onDate(dayOf(trace.overtakenAt))}.</p>`}`,
  },
});

export const timelinePage: PageRoute = {
  method: 'GET',
  path: timelineRoute.path,
  handle: async (visit) => {
    const chosen = isArea(visit.query['area']) ? visit.query['area'] : undefined;
    const { identity, lines, child } = await visit.look('child timeline', async (access) => {
      const open = await openChild(access, visit.parameters['child'] ?? '');
      const entries = await readChronology(open);
      const organisations = [...organisationsOf(entries), ...entries.map((entry) => entry.organisation)];
      const named = entries.flatMap(({ recordedBy, data }) =>
        [recordedBy, data['practitioner']].filter((id) => typeof id === 'string'),
      );
      const names = await loadNames(access, organisations, named);
      const traces = (await tracesOf(open)).map((trace) => traceLine(trace, access.engine.rulebook, visit.today));
      const all = [...entries.map((entry) => entryLine(entry, names, visit.today)), ...traces];
      return { identity: childIdentity(open, await identifiersOf(open), visit.today), lines: all, child: open.id };
    });
    const shown = lines
      .filter((line) => chosen === undefined || line.area === chosen)
      .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at) || b.order - a.order);
    const options = Object.entries(areas).map(([value, text]) => {
      const count = lines.filter((line) => line.area === value).length;
      return { value, text: `${text} (${count})` };
    });
    return {
      kind: 'page',
      title: 'Child timeline',
      section: 'children',
      breadcrumbs: [{ text: 'Children', href: childrenRoute.link() }, { text: 'Timeline' }],
      identity,
      main: html`
${childNavigation(child, 'timeline')}
<h1 class="govuk-heading-l">Timeline</h1>
<div class="throughline-filter-layout">
${filterPane({
  action: timelineRoute.link({ child }),
  options: select({
    name: 'area',
    label: { text: 'About', size: 's' },
    value: chosen ?? '',
    items: [{ value: '', text: `Everything (${lines.length})` }, ...options],
  }),
})}
<div>
${shown.length === 0 ? html`<p class="govuk-body">There is nothing here that you can see.</p>` : timeline({ items: shown.map(({ item }) => item) })}
</div>
</div>`,
    };
  },
};
