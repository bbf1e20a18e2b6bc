/** All children of one of the lists of gaps, a page at a time. */
import { problem } from '../../../errors.ts';
import type { Access } from '../../../record/access.ts';
import { childSummaries } from '../../../record/child.ts';
import {
  type GapList,
  type GapPage,
  onNobodysRoll,
  onRollWithoutHandover,
  withoutPlan,
} from '../../../record/cohort/roll-gaps.ts';
import { yearWords } from '../../../record/cohort/school-year.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { cohortGapsRoute, cohortRoute } from '../../../ui/cohort-addresses.ts';
import { html } from '../../../ui/html.ts';
import type { PageRoute } from '../../../ui/page-route.ts';
import { pages, readPage, showing } from '../../../ui/paging.ts';
import { chosenYear } from './chosen-cohort.ts';
import { gapsTable } from './cohort-tables.ts';
import { askLinkFor, type GapKind, gapKinds } from './gap-sections.ts';
import { seesCohort } from './who-sees.ts';

const isGapKind = (text: string | undefined): text is GapKind => text !== undefined && Object.hasOwn(gapKinds, text);

function listOf(
  access: Access,
  kind: GapKind,
  year: number,
  school: string | undefined,
  page: GapPage,
): Promise<GapList> {
  switch (kind) {
    case 'nobodys-roll':
      return onNobodysRoll(access, school, page);
    case 'no-handover':
      return onRollWithoutHandover(access, school, page);
    case 'no-plan':
      return withoutPlan(access, year, school, page);
  }
}

export const cohortGapsPage: PageRoute = {
  method: 'GET',
  path: cohortGapsRoute.path,
  handle: async (visit) => {
    const { kind } = visit.parameters;
    if (!isGapKind(kind) || !seesCohort(visit.actor)) throw problem('NOT_FOUND');
    const paging = readPage(visit.query['page'], 50);
    const year = chosenYear(visit);
    const { school } = visit.query;
    const { list, names } = await visit.look('cohort gaps', async (access) => {
      const found = await listOf(access, kind, year, school, paging);
      const schools = await organisationsById(
        access,
        found.gaps.map((gap) => gap.school),
      );
      const children = await childSummaries(
        access,
        found.gaps.map(({ child }) => child),
      );
      return { list: found, names: { children, schoolName: (id: string) => schools.get(id)?.name ?? 'a school' } };
    });
    const { title, since } = gapKinds[kind];
    return {
      kind: 'page',
      title,
      heading: title,
      caption: yearWords(year),
      section: 'cohort',
      back: cohortRoute.link({}, { year }),
      main: html`
${showing(paging, list.gaps.length, list.total)}
${gapsTable(title, list.gaps, since, names, visit.today, kind === 'no-handover' ? askLinkFor(visit) : undefined)}
${pages(paging, list.total, (page) => cohortGapsRoute.link({ kind }, { year, school, page }))}`,
    };
  },
};
