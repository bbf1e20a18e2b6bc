/** Which moves a cohort page is about, as its address says, and the form that changes it. */
import { type CohortFilter } from '../../../record/cohort/cohort-moves.ts';
import { type SchoolYear, schoolYearOf, usualYear, yearWords } from '../../../record/cohort/school-year.ts';
import { isStage, stageCodes, stages } from '../../../record/cohort/stages.ts';
import { isId } from '../../../record/id.ts';
import type { Trust } from '../../../record/trusts.ts';
import { button } from '../../../ui/components/button.ts';
import { select } from '../../../ui/components/select.ts';
import type { Href } from '../../../ui/href.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import type { Query } from '../../../ui/route.ts';

type Asked = Readonly<Record<string, string | undefined>>;

export function chosenYear({ query, today }: Pick<Visit, 'query' | 'today'>): SchoolYear {
  const asked = Number(query['year']);
  return Number.isInteger(asked) && asked > 2000 && asked < 2100 ? asked : usualYear(today);
}

export const idOf = (text: string | undefined): string | undefined =>
  text !== undefined && isId(text) ? text : undefined;

/** Anything in an address that means nothing is left out. */
export function chosenCohort(visit: Pick<Visit, 'query' | 'today'>, asked: Asked = visit.query): CohortFilter {
  const { stage, trust } = asked;
  return {
    year: chosenYear({ ...visit, query: asked }),
    from: idOf(asked['from']),
    to: idOf(asked['to']),
    trust: trust === undefined || trust === '' ? undefined : trust,
    stage: isStage(stage) ? stage : undefined,
    isUnanswered: asked['unanswered'] === 'yes' ? true : undefined,
  };
}

export const cohortQuery = ({ year, from, to, trust, stage, isUnanswered }: CohortFilter): Query => ({
  year,
  from,
  to,
  trust,
  stage,
  unanswered: isUnanswered === true ? 'yes' : undefined,
});

const around = (today: Temporal.PlainDate): readonly SchoolYear[] => {
  const current = schoolYearOf(today);
  return [current - 1, current, current + 1];
};

export const yearSelect = (year: SchoolYear, today: Temporal.PlainDate): Html =>
  select({
    name: 'year',
    label: { text: 'School year', size: 's' },
    value: String(year),
    items: [...new Set([...around(today), year])].map((each) => ({ value: String(each), text: yearWords(each) })),
  });

export const trustSelect = (trusts: readonly Trust[], trust: string | undefined): Html =>
  select({
    name: 'trust',
    label: { text: 'Academy trust', size: 's' },
    value: trust ?? '',
    items: [{ value: '', text: 'All schools' }, ...trusts.map(({ code, name }) => ({ value: code, text: name }))],
  });

export const stageSelect = (stage: string | undefined): Html =>
  select({
    name: 'stage',
    label: { text: 'State', size: 's' },
    value: stage ?? '',
    items: [{ value: '', text: 'All states' }, ...stageCodes.map((code) => ({ value: code, text: stages[code] }))],
  });

/** Above a board: which year, and which trust when there is one. */
export const boardForm = (
  action: Href,
  filter: CohortFilter,
  trusts: readonly Trust[],
  today: Temporal.PlainDate,
): Html => html`<form action="${action}" method="get" novalidate class="throughline-inline-form">
${yearSelect(filter.year, today)}
${trusts.length > 0 && trustSelect(trusts, filter.trust)}
${button({ text: 'Show', look: 'secondary' })}
</form>`;
