/** The children behind a number of a cohort: narrowed by state, school, trust and name, a page at a time, and as a file. */
import { z } from 'zod';
import { problem } from '../../../errors.ts';
import { csvType, writeCsv } from '../../../interchange/csv/write-csv.ts';
import { type MoveKind, moveKinds } from '../../../kinds/transition.ts';
import type { Access } from '../../../record/access.ts';
import { childSummaries, fullName } from '../../../record/child.ts';
import { type CohortFilter, type CohortMove, cohortMoves } from '../../../record/cohort/cohort-moves.ts';
import { yearWords } from '../../../record/cohort/school-year.ts';
import { stages } from '../../../record/cohort/stages.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { trustsOf } from '../../../record/trusts.ts';
import { confirmMovesRoute } from '../../../ui/addresses.ts';
import { cohortFileRoute, cohortMovesRoute, cohortRoute } from '../../../ui/cohort-addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { filterPane } from '../../../ui/components/filter-pane.ts';
import { formElement, hiddenField } from '../../../ui/components/form-element.ts';
import { input } from '../../../ui/components/input.ts';
import { blankForm, errorList, type Form, readForm } from '../../../ui/form.ts';
import { field } from '../../../ui/form-field.ts';
import { requiredText } from '../../../ui/form-schemas.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../../ui/page-route.ts';
import { type Paging, pages, readPage, showing } from '../../../ui/paging.ts';
import { decidesOnMoves } from '../../moves-to-decide.ts';
import { chosenCohort, cohortQuery, stageSelect, trustSelect, yearSelect } from './chosen-cohort.ts';
import { type CohortNames, destinationWords, movesTable } from './cohort-tables.ts';
import { seesCohort } from './who-sees.ts';

const nameSearch = z.object({
  name: requiredText({ label: 'Name', enter: 'Enter a part of the child’s name', max: 100 }),
});
type NameForm = Form<typeof nameSearch>;

const perPage = 50;

async function namesOf(access: Access, moves: readonly CohortMove[], filter: CohortFilter): Promise<CohortNames> {
  const children = await childSummaries(
    access,
    moves.map(({ child }) => child),
  );
  const ids = [...moves.flatMap(({ from, to }) => [from, to]), filter.from, filter.to];
  const schools = await organisationsById(
    access,
    ids.flatMap((id) => (id === null || id === undefined ? [] : [id])),
  );
  return { children, schoolName: (id) => schools.get(id)?.name ?? 'a school' };
}

const narrowedTo = (filter: CohortFilter, schoolName: (id: string) => string): readonly string[] => [
  ...(filter.stage === undefined ? [] : [stages[filter.stage]]),
  ...(filter.isUnanswered === true ? ['Sent and not answered'] : []),
  ...(filter.from === undefined ? [] : [`From ${schoolName(filter.from)}`]),
  ...(filter.to === undefined ? [] : [`To ${schoolName(filter.to)}`]),
];

/** A name is sent in the form and stands in no address. */
function nameForm(form: NameForm, filter: CohortFilter, visit: Visit): Html {
  const kept = Object.entries(cohortQuery(filter)).flatMap(([name, value]) =>
    value === undefined ? [] : [hiddenField(name, String(value))],
  );
  return formElement({
    action: cohortMovesRoute.link(),
    token: visit.formToken,
    content: html`${kept}
${input({ ...field(form, 'name'), label: { text: 'Find a child in this list', size: 's' }, hint: 'A part of the name is enough', classes: 'govuk-input--width-20', autocomplete: 'off', spellcheck: false })}
${button({ text: 'Find', look: 'secondary' })}`,
  });
}

async function show(visit: Visit, filter: CohortFilter, paging: Paging, form: NameForm): Promise<PageReply> {
  const { found, names, trusts } = await visit.look('cohort moves', async (access) => {
    const page = await cohortMoves(access, filter, paging);
    return { found: page, names: await namesOf(access, page.moves, filter), trusts: await trustsOf(access) };
  });
  const query = cohortQuery(filter);
  const narrowed = narrowedTo(filter, names.schoolName);
  const hidden = (name: string) => {
    const value = query[name];
    return value === undefined ? [] : [hiddenField(name, String(value))];
  };
  return {
    kind: 'page',
    title: 'Moves of the cohort',
    heading: 'Children who change school',
    caption: [yearWords(filter.year), ...narrowed].join(' · '),
    section: 'cohort',
    back: cohortRoute.link({}, { year: filter.year, trust: filter.trust }),
    errors: errorList(form),
    main: html`
<div class="throughline-filter-layout">
${filterPane({
  action: cohortMovesRoute.link(),
  narrowedTo: narrowed.length === 0 ? undefined : narrowed.join(', '),
  options: html`${yearSelect(filter.year, visit.today)}${stageSelect(filter.stage)}${trusts.length > 0 && trustSelect(trusts, filter.trust)}${['from', 'to'].map(hidden)}`,
})}
<div>
${nameForm(form, filter, visit)}
${filter.name !== undefined && html`<p class="govuk-body">${found.total === 0 ? 'Nobody of that name that you can see.' : `${found.total} found.`} <a class="govuk-link" href="${cohortMovesRoute.link({}, query)}">Show everybody in this list</a></p>`}
${showing(paging, found.moves.length, found.total)}
${movesTable('Moves', found.moves, 'both', names, visit.today)}
${filter.name === undefined ? pages(paging, found.total, (page) => cohortMovesRoute.link({}, { ...query, page })) : found.total > found.moves.length && html`<p class="govuk-body">Enter more of the name to see the others.</p>`}
${found.total > 0 && filter.name === undefined && html`<p class="govuk-body"><a class="govuk-link" href="${cohortFileRoute.link({}, query)}">Download this list (CSV)</a></p>`}
${filter.stage === 'to-confirm' && found.total > 0 && decidesOnMoves(visit.actor) && html`<p class="govuk-body"><a class="govuk-link" href="${confirmMovesRoute.link({}, query)}">Confirm several at once</a></p>`}
</div>
</div>`,
  };
}

export const cohortMovesPage: PageRoute = {
  method: 'GET',
  path: cohortMovesRoute.path,
  handle: (visit) => {
    if (!seesCohort(visit.actor)) throw problem('NOT_FOUND');
    return show(visit, chosenCohort(visit), readPage(visit.query['page'], perPage), blankForm(nameSearch));
  },
};

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const cohortMovesAction: PageRoute = {
  method: 'POST',
  path: cohortMovesRoute.path,
  handle: (visit) => {
    if (!seesCohort(visit.actor)) throw problem('NOT_FOUND');
    const asked = Object.fromEntries(Object.entries(visit.body).map(([name, value]) => [name, one(value)]));
    const filter = chosenCohort(visit, asked);
    const form = readForm(nameSearch, visit.body);
    const first = readPage(undefined, perPage);
    return show(visit, form.isComplete ? { ...filter, name: form.values.name } : filter, first, form);
  },
};

export const cohortFile: PageRoute = {
  method: 'GET',
  path: cohortFileRoute.path,
  handle: async (visit) => {
    if (!seesCohort(visit.actor)) throw problem('NOT_FOUND');
    const filter = chosenCohort(visit);
    const { moves, names } = await visit.look('cohort as a file', async (access) => {
      const found = await cohortMoves(access, filter);
      return { moves: found.moves, names: await namesOf(access, found.moves, filter) };
    });
    const school = (id: string | null) => (id === null ? '' : names.schoolName(id));
    return {
      kind: 'download',
      fileName: `cohort-${filter.year}.csv`,
      contentType: csvType,
      body: writeCsv(
        [
          'Child',
          'Born',
          'From',
          'To',
          'Kind of move',
          'First day',
          'State',
          'Items settled',
          'Items expected',
          'Items late',
          'On the roll',
        ],
        moves.flatMap((move) => {
          const child = names.children.get(move.child);
          if (child === undefined) return [];
          return [
            [
              fullName(child),
              child.dateOfBirth.toString(),
              school(move.from),
              move.to === null ? destinationWords(move.toType) : school(move.to),
              moveKinds[move.kind as MoveKind],
              move.startsOn ?? '',
              stages[move.stage],
              move.settled,
              move.expected,
              move.late,
              move.arrived ? 'Yes' : 'No',
            ],
          ];
        }),
      ),
    };
  },
};
