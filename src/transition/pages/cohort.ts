/** Cohorts: who changes school, who has not got what, who is on nobody's roll; for a school and for the council. */
import { problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { type Actor, holdsRole, worksAt } from '../../record/actor.ts';
import { childSummaries } from '../../record/child.ts';
import { type Organisation, organisationsById } from '../../record/organisations.ts';
import { askForHandoverRoute, cohortRoute, schoolCohortRoute, transferFileRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { type Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import {
  type CohortMove,
  cohortMoves,
  onNobodysRoll,
  onRollWithoutHandover,
  type RollGap,
  schoolYearOf,
  usualYear,
} from '../cohort.ts';
import { decidingPost } from '../who-decides.ts';
import { type CohortNames, gapsTable, movesTable } from './cohort-tables.ts';
import { receiptCounts, receiptsSection } from './receipts-section.ts';
import { makesTransferFiles } from './transfer-file.ts';

const authorityRoles: readonly Role[] = ['admissions-officer', 'children-missing-education-officer'];

export const seesAuthorityCohort = (actor: Actor): boolean => holdsRole(actor, ...authorityRoles);

const schoolRoles: readonly Role[] = [
  'dsl',
  'headteacher',
  'senco',
  'head-of-year',
  'data-manager',
  'designated-teacher',
];
const cohortPosts = (actor: Actor) => actor.posts.filter((held) => schoolRoles.includes(held.role));
export const seesCohort = (actor: Actor): boolean => seesAuthorityCohort(actor) || cohortPosts(actor).length > 0;

const yearWords = (year: number): string => `${year} to ${year + 1}`;

function chosenYear({ query, today }: Visit): number {
  const asked = Number(query['year']);
  return Number.isInteger(asked) && asked > 2000 && asked < 2100 ? asked : usualYear(today);
}

function yearForm(action: Href, year: number, today: Temporal.PlainDate): Html {
  const current = schoolYearOf(today);
  return html`<form action="${action}" method="get" novalidate class="throughline-inline-form">
${select({
  name: 'year',
  label: { text: 'School year', size: 's' },
  value: String(year),
  items: [current - 1, current, current + 1].map((each) => ({ value: String(each), text: yearWords(each) })),
})}
${button({ text: 'Show', look: 'secondary' })}
</form>`;
}

async function namesFor(access: Access, moves: readonly CohortMove[], gaps: readonly RollGap[]): Promise<CohortNames> {
  const children = await childSummaries(access, [
    ...moves.map(({ child }) => child),
    ...gaps.map(({ child }) => child),
  ]);
  const schools = await organisationsById(access, [
    ...moves.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
    ...gaps.map(({ school }) => school),
  ]);
  return { children, schoolName: (id) => schools.get(id)?.name ?? 'a school' };
}

const lateWords = (moves: readonly CohortMove[]): Html => {
  const confirmed = moves.filter((move) => move.confirmed);
  const late = confirmed.filter((move) => move.late > 0).length;
  const complete = confirmed.filter((move) => move.settled === move.expected).length;
  return html`${confirmed.length} confirmed, ${complete} complete, <strong>${late} with something late</strong>`;
};

const askLink = ({ child, school }: RollGap, actor: Actor) =>
  decidingPost(actor, [school]) === undefined ? undefined : askForHandoverRoute.link({ child, school });

export const schoolCohortPage: PageRoute = {
  method: 'GET',
  path: schoolCohortRoute.path,
  handle: async (visit) => {
    const school = visit.parameters['school'] ?? '';
    if (!worksAt(visit.actor, school) && !seesAuthorityCohort(visit.actor)) throw problem('NOT_FOUND');
    const year = chosenYear(visit);
    const { joining, leaving, withoutHandover, nobodys, receipts, names, name } = await visit.look(
      'school cohort',
      async (access) => {
        const found = {
          joining: await cohortMoves(access, year, { to: school }),
          leaving: await cohortMoves(access, year, { from: school }),
          withoutHandover: await onRollWithoutHandover(access, school),
          nobodys: await onNobodysRoll(access, school),
          receipts: await receiptCounts(access, school),
        };
        const known = await namesFor(
          access,
          [...found.joining, ...found.leaving],
          [...found.withoutHandover, ...found.nobodys],
        );
        const organisation: Organisation | undefined = (await organisationsById(access, [school])).get(school);
        return { ...found, names: known, name: organisation?.name ?? 'School' };
      },
    );
    return {
      kind: 'page',
      title: 'Cohort',
      heading: name,
      caption: `Children who change school, ${yearWords(year)}`,
      section: 'cohort',
      main: html`
${yearForm(schoolCohortRoute.link({ school }), year, visit.today)}
${insetText({ text: html`Joining: ${lateWords(joining)}.<br>Leaving: ${lateWords(leaving)}.<br>On the roll without a handover: <strong>${withoutHandover.length}</strong>. Left and on nobody’s roll: <strong>${nobodys.length}</strong>.` })}
${receiptsSection(school, receipts)}
${movesTable('Joining this school', joining, 'from', names, visit.today)}
${movesTable('Leaving this school', leaving, 'to', names, visit.today)}
${makesTransferFiles(visit.actor, school) && html`<p class="govuk-body"><a class="govuk-link" href="${transferFileRoute.link({ school })}">Make transfer files (CTF) of leavers</a></p>`}
${gapsTable('On the roll without a handover', withoutHandover, 'On the roll since', names, visit.today, (gap) => askLink(gap, visit.actor))}
${gapsTable('Left and on nobody’s roll', nobodys, 'Left', names, visit.today)}
<p class="govuk-body-s">This shows only children you are involved with. What goes between the two DSLs is not counted here.</p>`,
    };
  },
};

type SchoolLine = { readonly school: string; readonly moves: readonly CohortMove[] };

function bySchool(moves: readonly CohortMove[], side: 'from' | 'to'): readonly SchoolLine[] {
  const groups = new Map<string, CohortMove[]>();
  for (const move of moves) {
    const school = move[side];
    if (school !== null) groups.set(school, [...(groups.get(school) ?? []), move]);
  }
  return [...groups].map(([school, of]) => ({ school, moves: of }));
}

const lateIn = ({ moves }: SchoolLine): number => moves.filter((move) => move.late > 0).length;

function schoolTable(caption: string, lines: readonly SchoolLine[], names: CohortNames, year: number): Html {
  if (lines.length === 0)
    return html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">No moves that you can see.</p>`;
  const sorted = lines.toSorted(
    (a, b) => lateIn(b) - lateIn(a) || (names.schoolName(a.school) < names.schoolName(b.school) ? -1 : 1),
  );
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: [
        'School',
        ...['Children', 'To be confirmed', 'Complete', 'Something late'].map((text) => ({
          text,
          format: 'numeric' as const,
        })),
      ],
      rows: sorted.map((line) => [
        html`<a class="govuk-link" href="${schoolCohortRoute.link({ school: line.school }, { year })}">${names.schoolName(line.school)}</a>`,
        ...[
          line.moves.length,
          line.moves.filter((move) => !move.confirmed).length,
          line.moves.filter((move) => move.confirmed && move.settled === move.expected).length,
          lateIn(line),
        ].map((count) => ({ text: String(count), format: 'numeric' as const })),
      ]),
    }),
  });
}

export const cohortPage: PageRoute = {
  method: 'GET',
  path: cohortRoute.path,
  handle: async (visit) => {
    if (!seesAuthorityCohort(visit.actor)) {
      const [own] = cohortPosts(visit.actor);
      if (own === undefined) throw problem('NOT_FOUND');
      return redirect(schoolCohortRoute.link({ school: own.organisation }));
    }
    const year = chosenYear(visit);
    const { moves, withoutHandover, nobodys, names } = await visit.look('authority cohort', async (access) => {
      const all = await cohortMoves(access, year, {});
      const [without, nobody] = [
        await onRollWithoutHandover(access, undefined),
        await onNobodysRoll(access, undefined),
      ];
      const schools = await organisationsById(
        access,
        all.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
      );
      const gaps = await namesFor(access, [], [...without, ...nobody]);
      const schoolName = (id: string): string => schools.get(id)?.name ?? gaps.schoolName(id);
      return { moves: all, withoutHandover: without, nobodys: nobody, names: { children: gaps.children, schoolName } };
    });
    const unplaced = moves.filter(({ toType }) => toType !== 'school');
    return {
      kind: 'page',
      title: 'Cohort of the authority',
      heading: 'Children who change school',
      caption: yearWords(year),
      section: 'cohort',
      main: html`
${yearForm(cohortRoute.link(), year, visit.today)}
${insetText({ text: html`${moves.length} children: ${lateWords(moves)}. ${unplaced.length} without a school to go to here. On a roll without a handover: <strong>${withoutHandover.length}</strong>. Left and on nobody’s roll: <strong>${nobodys.length}</strong>.` })}
${schoolTable('By the school they go to', bySchool(moves, 'to'), names, year)}
${schoolTable('By the school they come from', bySchool(moves, 'from'), names, year)}
${gapsTable('Left and on nobody’s roll', nobodys, 'Left', names, visit.today)}
${gapsTable('On a roll without a handover', withoutHandover, 'On the roll since', names, visit.today, (gap) => askLink(gap, visit.actor))}
<p class="govuk-body-s">This shows only children the council’s admissions team is involved with. What goes between the two DSLs is not counted here.</p>`,
    };
  },
};
