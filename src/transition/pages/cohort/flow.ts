/** Who sends how many children to whom, as a picture and as a table. */
import { problem } from '../../../errors.ts';
import { cohortFlows, type Flow } from '../../../record/cohort/cohort-moves.ts';
import { yearWords } from '../../../record/cohort/school-year.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { trustsOf } from '../../../record/trusts.ts';
import { cohortFlowRoute, cohortMovesRoute, cohortRoute, schoolCohortRoute } from '../../../ui/cohort-addresses.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { PageRoute } from '../../../ui/page-route.ts';
import { type FlowBand, flowPicture } from '../../../ui/pictures/flow-picture.ts';
import { boardForm, chosenCohort, cohortQuery, idOf } from './chosen-cohort.ts';
import { destinationWords } from './cohort-tables.ts';
import { seesBoard, seesCohort, seesSchoolCohort } from './who-sees.ts';

type Line = FlowBand & { readonly fromId: string | null; readonly toId: string | null };

/** A picture holds so many places on a side; the others are one. */
const mostPlaces = 14;

function linesOf(flows: readonly Flow[], schoolName: (id: string) => string): readonly Line[] {
  const groups = Map.groupBy(flows, ({ from, to, toType }) => `${from} ${to} ${toType}`);
  const sum = (of: readonly Flow[], what: 'children' | 'expected' | 'settled') =>
    of.reduce((all, flow) => all + flow[what], 0);
  return [...groups.values()]
    .flatMap((of) => {
      const [first] = of;
      if (first === undefined) return [];
      return [
        {
          fromId: first.from,
          toId: first.to,
          from: first.from === null ? 'Not known' : schoolName(first.from),
          to: first.to === null ? destinationWords(first.toType) : schoolName(first.to),
          count: sum(of, 'children'),
          done: sum(of, 'settled'),
          of: sum(of, 'expected'),
        },
      ];
    })
    .toSorted(
      (a, b) => b.count - a.count || a.from.localeCompare(b.from, 'en-GB') || a.to.localeCompare(b.to, 'en-GB'),
    );
}

function largest(lines: readonly Line[], side: 'from' | 'to'): ReadonlySet<string> {
  const totals = [...Map.groupBy(lines, (line) => line[side])].map(([name, of]) => ({
    name,
    count: of.reduce((all, { count }) => all + count, 0),
  }));
  return new Set(
    totals
      .toSorted((a, b) => b.count - a.count)
      .slice(0, mostPlaces)
      .map(({ name }) => name),
  );
}

function drawnBands(lines: readonly Line[]): readonly FlowBand[] {
  const [froms, tos] = [largest(lines, 'from'), largest(lines, 'to')];
  const folded = lines.map((line) => ({
    ...line,
    from: froms.has(line.from) ? line.from : 'Other schools',
    to: tos.has(line.to) ? line.to : 'Other places',
  }));
  return [...Map.groupBy(folded, ({ from, to }) => `${from}\n${to}`).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const sum = (what: 'count' | 'done' | 'of') => of.reduce((all, line) => all + line[what], 0);
    return [{ from: first.from, to: first.to, count: sum('count'), done: sum('done'), of: sum('of') }];
  });
}

function flowTable(lines: readonly Line[], year: number): Html {
  return scrollPane({
    label: 'Who sends how many to whom',
    content: table({
      caption: 'The same as a table',
      captionSize: 'm',
      head: ['From', 'To', { text: 'Children', format: 'numeric' }, { text: 'Items settled', format: 'numeric' }],
      rows: lines.map(({ from, to, fromId, toId, count, done, of }) => [
        from,
        to,
        {
          text:
            fromId === null || toId === null
              ? String(count)
              : html`<a class="govuk-link" href="${cohortMovesRoute.link({}, { year, from: fromId, to: toId })}">${count}<span class="govuk-visually-hidden"> from ${from} to ${to}</span></a>`,
          format: 'numeric' as const,
        },
        { text: of === 0 ? '' : `${done} of ${of}`, format: 'numeric' as const },
      ]),
    }),
  });
}

export const cohortFlowPage: PageRoute = {
  method: 'GET',
  path: cohortFlowRoute.path,
  handle: async (visit) => {
    const school = idOf(visit.query['school']);
    const isOne = school !== undefined;
    if (!seesCohort(visit.actor) || (isOne ? !seesSchoolCohort(visit.actor, school) : !seesBoard(visit.actor)))
      throw problem('NOT_FOUND');
    const { year, trust } = chosenCohort(visit);
    const { lines, name, trusts } = await visit.look('cohort flow', async (access) => {
      const flows = isOne
        ? [
            ...(await cohortFlows(access, { year, to: school })),
            ...(await cohortFlows(access, { year, from: school })).filter(({ to }) => to !== school),
          ]
        : await cohortFlows(access, { year, trust });
      const ids = flows.flatMap(({ from, to }) => [from, to].filter((id) => id !== null));
      const schools = await organisationsById(access, isOne ? [...ids, school] : ids);
      const schoolName = (id: string): string => schools.get(id)?.name ?? 'a school';
      return {
        lines: linesOf(flows, schoolName),
        name: isOne ? schoolName(school) : undefined,
        trusts: isOne ? [] : await trustsOf(access),
      };
    });
    return {
      kind: 'page',
      title: 'From where to where',
      heading: 'Who sends how many children to whom',
      caption: name === undefined ? yearWords(year) : `${name}, ${yearWords(year)}`,
      section: 'cohort',
      back: isOne ? schoolCohortRoute.link({ school }, { year }) : cohortRoute.link({}, cohortQuery({ year, trust })),
      main: html`
${isOne ? undefined : boardForm(cohortFlowRoute.link(), { year, trust }, trusts, visit.today)}
${
  lines.length === 0
    ? html`<p class="govuk-body">No moves that you can see.</p>`
    : html`<p class="govuk-body">A band is as wide as the number of children. Its dark part is what is settled of what has to be handed over for them. What goes between the two DSLs is not counted.</p>
${scrollPane({ label: 'Picture of who sends how many to whom', content: flowPicture('flow', 'Who sends how many children to whom', drawnBands(lines)) })}
${flowTable(lines, year)}`
}`,
    };
  },
};
