/** The board of a cohort: how many children are at which stage, each number a way to the children themselves. */
import type { CohortFilter, Flow } from '../../../record/cohort/cohort-moves.ts';
import { type Stage, stageCodes, stages } from '../../../record/cohort/stages.ts';
import { cohortMovesRoute } from '../../../ui/cohort-addresses.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import { cohortQuery } from './chosen-cohort.ts';

const colours: Readonly<Record<Stage, string>> = {
  'to-confirm': '#f499be',
  'no-school': '#912b88',
  late: '#d4351c',
  'nothing-sent': '#f47738',
  waiting: '#ffdd00',
  'under-way': '#1d70b8',
  'no-key-adult': '#28a197',
  complete: '#00703c',
};

export const countBy = (flows: readonly Flow[], isOne: (flow: Flow) => boolean): number =>
  flows.reduce((sum, flow) => (isOne(flow) ? sum + flow.children : sum), 0);

const barWidth = 200;

/** Drawn beside its number, so it says nothing by itself to those who hear it. */
const bar = (stage: Stage, children: number, most: number): Html =>
  html`<svg aria-hidden="true" focusable="false" width="${barWidth}" height="14" viewBox="0 0 ${barWidth} 14" xmlns="http://www.w3.org/2000/svg"><rect x="0.5" y="0.5" width="${children === 0 ? 0 : Math.max(2, Math.round((barWidth - 1) * (children / most)))}" height="13" fill="${colours[stage]}" stroke="#0b0c0c"></rect></svg>`;

/** @param flows of all stages, for this filter without its stage */
export function stageBoard(flows: readonly Flow[], filter: CohortFilter): Html {
  const counts = stageCodes.map((stage) => ({ stage, children: countBy(flows, (flow) => flow.stage === stage) }));
  const most = Math.max(1, ...counts.map(({ children }) => children));
  const unanswered = flows.reduce((sum, flow) => sum + flow.unanswered, 0);
  const link = (narrower: Partial<CohortFilter>) =>
    cohortMovesRoute.link({}, cohortQuery({ ...filter, stage: undefined, ...narrower }));
  const all = countBy(flows, () => true);
  return html`${scrollPane({
    label: 'How far they are',
    content: table({
      caption: 'How far they are',
      captionSize: 'm',
      head: [
        'State',
        { text: 'Children', format: 'numeric' },
        { text: html`<span class="govuk-visually-hidden">Drawn</span>` },
      ],
      rows: [
        ...counts.map(({ stage, children }) => [
          children === 0 ? stages[stage] : html`<a class="govuk-link" href="${link({ stage })}">${stages[stage]}</a>`,
          { text: String(children), format: 'numeric' as const },
          bar(stage, children, most),
        ]),
        [
          html`<a class="govuk-link" href="${link({})}"><strong>All children</strong></a>`,
          { text: html`<strong>${all}</strong>`, format: 'numeric' as const },
          '',
        ],
      ],
    }),
  })}
${unanswered > 0 && html`<p class="govuk-body">For <a class="govuk-link" href="${link({ isUnanswered: true })}">${unanswered === 1 ? '1 child' : `${unanswered} children`}</a> something was sent that the new school has not answered.</p>`}`;
}
