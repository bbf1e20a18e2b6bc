/** Children whom no handover covers: the first few of each list, with the way to all of them. */
import { problem } from '../../../errors.ts';
import type { Access } from '../../../record/access.ts';
import { childSummaries } from '../../../record/child.ts';
import { onNobodysRoll, onRollWithoutHandover, withoutPlan } from '../../../record/cohort/roll-gaps.ts';
import { schoolYearOf, yearWords } from '../../../record/cohort/school-year.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { cohortRoute, uncoveredRoute } from '../../../ui/cohort-addresses.ts';
import { html } from '../../../ui/html.ts';
import type { PageRoute, Visit } from '../../../ui/page-route.ts';
import { chosenYear } from './chosen-cohort.ts';
import { gapCounts, gapSections } from './gap-sections.ts';
import { seesBoard } from './who-sees.ts';

/** The part of this page that a board shows. */
export const uncoveredId = 'uncovered';

async function load(access: Access, year: number, { today }: Visit) {
  const gaps = {
    nobodys: await onNobodysRoll(access, undefined),
    withoutHandover: await onRollWithoutHandover(access, undefined),
    withoutPlan: year > schoolYearOf(today) ? await withoutPlan(access, year, undefined) : undefined,
  };
  const shown = [gaps.nobodys, gaps.withoutHandover, gaps.withoutPlan].flatMap((list) => list?.gaps ?? []);
  const schools = await organisationsById(
    access,
    shown.map(({ school }) => school),
  );
  const children = await childSummaries(
    access,
    shown.map(({ child }) => child),
  );
  return { gaps, names: { children, schoolName: (id: string) => schools.get(id)?.name ?? 'a school' } };
}

export const uncoveredPage: PageRoute = {
  method: 'GET',
  path: uncoveredRoute.path,
  handle: async (visit) => {
    if (!seesBoard(visit.actor)) throw problem('NOT_FOUND');
    const year = chosenYear(visit);
    const { gaps, names } = await visit.look('cohort gaps', (access) => load(access, year, visit));
    return {
      kind: 'page',
      title: 'Children whom no handover covers',
      heading: 'Children whom no handover covers',
      caption: yearWords(year),
      section: 'cohort',
      back: cohortRoute.link({}, { year }),
      main: html`<div id="${uncoveredId}">
${gapCounts(gaps)}
${gapSections(gaps, { year }, names, visit)}
</div>`,
    };
  },
};
