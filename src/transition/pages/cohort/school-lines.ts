/** A line for each school: how many come or go, and how far their handovers are. */
import type { CohortFilter, Flow } from '../../../record/cohort/cohort-moves.ts';
import { cohortMovesRoute, schoolCohortRoute } from '../../../ui/cohort-addresses.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import { cohortQuery } from './chosen-cohort.ts';
import { countBy } from './stage-board.ts';

type SchoolLine = { readonly school: string; readonly flows: readonly Flow[]; readonly late: number };

function linesOf(flows: readonly Flow[], side: 'from' | 'to'): readonly SchoolLine[] {
  const groups = Map.groupBy(flows, (flow) => flow[side]);
  return [...groups].flatMap(([school, of]) =>
    school === null ? [] : [{ school, flows: of, late: countBy(of, ({ stage }) => stage === 'late') }],
  );
}

/** Those with most that is late first. */
export function schoolLines(
  caption: string,
  flows: readonly Flow[],
  side: 'from' | 'to',
  filter: CohortFilter,
  schoolName: (id: string) => string,
): Html {
  const lines = linesOf(flows, side).toSorted(
    (a, b) => b.late - a.late || schoolName(a.school).localeCompare(schoolName(b.school), 'en-GB'),
  );
  if (lines.length === 0)
    return html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">No moves that you can see.</p>`;
  const numeric = (text: Html | string) => ({ text, format: 'numeric' as const });
  const opened = (school: string, count: number, what: string, narrower: Partial<CohortFilter>) =>
    numeric(
      count === 0
        ? '0'
        : html`<a class="govuk-link" href="${cohortMovesRoute.link({}, cohortQuery({ ...filter, [side]: school, ...narrower }))}">${count}<span class="govuk-visually-hidden"> ${what}, ${schoolName(school)}</span></a>`,
    );
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: [
        'School',
        ...['Children', 'To be confirmed', 'Complete', 'Not answered', 'Something late'].map((text) => numeric(text)),
      ],
      rows: lines.map(({ school, flows: of, late }) => [
        html`<a class="govuk-link" href="${schoolCohortRoute.link({ school }, { year: filter.year })}">${schoolName(school)}</a>`,
        opened(
          school,
          countBy(of, () => true),
          'children',
          {},
        ),
        opened(
          school,
          countBy(of, ({ stage }) => stage === 'to-confirm'),
          'to be confirmed',
          { stage: 'to-confirm' },
        ),
        opened(
          school,
          countBy(of, ({ stage }) => stage === 'complete'),
          'complete',
          { stage: 'complete' },
        ),
        opened(
          school,
          of.reduce((sum, { unanswered }) => sum + unanswered, 0),
          'sent and not answered',
          { isUnanswered: true },
        ),
        opened(school, late, 'with something late', { stage: 'late' }),
      ]),
    }),
  });
}
