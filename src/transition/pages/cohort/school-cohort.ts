/** The cohort of one school: who joins, who leaves, whom no handover covers. */
import { problem } from '../../../errors.ts';
import type { Access } from '../../../record/access.ts';
import { childSummaries } from '../../../record/child.ts';
import { type CohortMove, cohortMoves } from '../../../record/cohort/cohort-moves.ts';
import { ratingsOfHandovers } from '../../../record/cohort/handover-ratings.ts';
import { onNobodysRoll, onRollWithoutHandover, withoutPlan } from '../../../record/cohort/roll-gaps.ts';
import { schoolYearOf, yearWords } from '../../../record/cohort/school-year.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { transferFileRoute } from '../../../ui/addresses.ts';
import { cohortFlowRoute, cohortMovesRoute, schoolCohortRoute } from '../../../ui/cohort-addresses.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { PageRoute, Visit } from '../../../ui/page-route.ts';
import { nilReviewRoute } from '../../../ui/settling-addresses.ts';
import { receivingPost } from '../../who-prepares.ts';
import { makesTransferFiles } from '../transfer-file.ts';
import { boardForm, chosenCohort } from './chosen-cohort.ts';
import { movesTable } from './cohort-tables.ts';
import { gapSections } from './gap-sections.ts';
import { ratingsSection } from './ratings-section.ts';
import { receiptCounts, receiptsSection } from './receipts-section.ts';
import { seesSchoolCohort } from './who-sees.ts';

const lateWords = (moves: readonly CohortMove[]): Html => {
  const confirmed = moves.filter((move) => move.confirmed);
  const late = confirmed.filter((move) => move.late > 0).length;
  const complete = confirmed.filter((move) => move.settled === move.expected).length;
  return html`${confirmed.length} confirmed, ${complete} complete, <strong>${late} with something late</strong>`;
};

async function load(access: Access, school: string, visit: Visit) {
  const { year } = chosenCohort(visit);
  const looksAhead = year > schoolYearOf(visit.today);
  const [joining, leaving] = [
    (await cohortMoves(access, { year, to: school })).moves,
    (await cohortMoves(access, { year, from: school })).moves,
  ];
  const gaps = {
    nobodys: await onNobodysRoll(access, school),
    withoutHandover: await onRollWithoutHandover(access, school),
    withoutPlan: looksAhead ? await withoutPlan(access, year, school) : undefined,
  };
  const ofGaps = [gaps.nobodys, gaps.withoutHandover, gaps.withoutPlan].flatMap((list) => list?.gaps ?? []);
  const ratings = await ratingsOfHandovers(access, school);
  const moves = [...joining, ...leaving];
  const children = await childSummaries(
    access,
    [...moves, ...ofGaps, ...ratings].map(({ child }) => child),
  );
  const schools = await organisationsById(access, [
    school,
    ...moves.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
    ...ofGaps.map((gap) => gap.school),
    ...ratings.map(({ by }) => by),
  ]);
  const schoolName = (id: string): string => schools.get(id)?.name ?? 'a school';
  return {
    year,
    joining,
    leaving,
    gaps,
    receipts: await receiptCounts(access, school),
    ratings,
    names: { children, schoolName },
  };
}

export const schoolCohortPage: PageRoute = {
  method: 'GET',
  path: schoolCohortRoute.path,
  handle: async (visit) => {
    const school = visit.parameters['school'] ?? '';
    if (!seesSchoolCohort(visit.actor, school)) throw problem('NOT_FOUND');
    const { year, joining, leaving, gaps, receipts, ratings, names } = await visit.look('school cohort', (access) =>
      load(access, school, visit),
    );
    return {
      kind: 'page',
      title: 'Cohort',
      heading: names.schoolName(school),
      caption: `Children who change school, ${yearWords(year)}`,
      section: 'cohort',
      main: html`
${boardForm(schoolCohortRoute.link({ school }), { year }, [], visit.today)}
${insetText({ text: html`Joining: ${lateWords(joining)}.<br>Leaving: ${lateWords(leaving)}.<br>On the roll without a handover: <strong>${gaps.withoutHandover.total}</strong>. Left and on nobody’s roll: <strong>${gaps.nobodys.total}</strong>.` })}
<p class="govuk-body"><a class="govuk-link" href="${cohortMovesRoute.link({}, { year, to: school })}">Narrow, search or download those who join</a>, <a class="govuk-link" href="${cohortMovesRoute.link({}, { year, from: school })}">those who leave</a>, or <a class="govuk-link" href="${cohortFlowRoute.link({}, { year, school })}">see from where and to where they go</a></p>
${receiptsSection(school, receipts)}
${receivingPost(visit.actor, { to: { type: 'school', organisation: school } }) !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${nilReviewRoute.link({ school })}">Look at what old schools say they have nothing of</a></p>`}
${movesTable('Joining this school', joining, 'from', names, visit.today)}
${movesTable('Leaving this school', leaving, 'to', names, visit.today)}
${ratingsSection(ratings, names, visit.today)}
${makesTransferFiles(visit.actor, school) && html`<p class="govuk-body"><a class="govuk-link" href="${transferFileRoute.link({ school })}">Make transfer files (CTF) of leavers</a></p>`}
${gapSections(gaps, { year, to: school }, names, visit)}
<p class="govuk-body-s">This shows only children you are involved with. What goes between the two DSLs is not counted here.</p>`,
    };
  },
};
