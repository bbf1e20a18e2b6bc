/** The cohort of all schools that somebody sees: the council's, or that of a trust's people. */
import { problem } from '../../../errors.ts';
import type { Access } from '../../../record/access.ts';
import { cohortFlows } from '../../../record/cohort/cohort-moves.ts';
import { yearWords } from '../../../record/cohort/school-year.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { trustsOf } from '../../../record/trusts.ts';
import { cohortFlowRoute, cohortRoute, schoolCohortRoute, uncoveredRoute } from '../../../ui/cohort-addresses.ts';
import { loadLater } from '../../../ui/components/load-later.ts';
import { html } from '../../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../../ui/page-route.ts';
import { boardForm, chosenCohort, cohortQuery } from './chosen-cohort.ts';
import { schoolLines } from './school-lines.ts';
import { stageBoard } from './stage-board.ts';
import { uncoveredId } from './uncovered.ts';
import { schoolsOfCohorts, seesAuthorityCohort, seesBoard } from './who-sees.ts';

async function load(access: Access, visit: Visit) {
  const filter = { ...chosenCohort(visit), from: undefined, to: undefined, stage: undefined, isUnanswered: undefined };
  const flows = await cohortFlows(access, filter);
  const schools = await organisationsById(
    access,
    flows.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
  );
  return {
    filter,
    flows,
    trusts: await trustsOf(access),
    schoolName: (id: string): string => schools.get(id)?.name ?? 'a school',
  };
}

export const cohortPage: PageRoute = {
  method: 'GET',
  path: cohortRoute.path,
  handle: async (visit) => {
    if (!seesBoard(visit.actor)) {
      const [own] = schoolsOfCohorts(visit.actor);
      if (own === undefined) throw problem('NOT_FOUND');
      return redirect(schoolCohortRoute.link({ school: own }));
    }
    const { filter, flows, trusts, schoolName } = await visit.look('authority cohort', (access) => load(access, visit));
    const isAuthority = seesAuthorityCohort(visit.actor);
    return {
      kind: 'page',
      title: isAuthority ? 'Cohort of the authority' : 'Cohort of your schools',
      heading: 'Children who change school',
      caption: yearWords(filter.year),
      section: 'cohort',
      loadsLater: true,
      main: html`
${boardForm(cohortRoute.link(), filter, trusts, visit.today)}
${stageBoard(flows, filter)}
<h2 class="govuk-heading-m">Children whom no handover covers</h2>
${loadLater({ id: uncoveredId, href: uncoveredRoute.link({}, { year: filter.year }), text: 'See children who left and are on nobody’s roll, or are on a roll without a handover' })}
<p class="govuk-body"><a class="govuk-link" href="${cohortFlowRoute.link({}, cohortQuery(filter))}">See who sends how many children to whom</a></p>
${schoolLines('By the school they go to', flows, 'to', filter, schoolName)}
${schoolLines('By the school they come from', flows, 'from', filter, schoolName)}
<p class="govuk-body-s">This shows only children whom ${isAuthority ? 'the council’s admissions team is' : 'you are'} involved with. What goes between the two DSLs is not counted here.</p>`,
    };
  },
};
