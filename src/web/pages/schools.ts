/** The list of schools: look one up, and say whose term dates it keeps. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { parseDfeNumber, slashedDfeNumber } from '../../identity/school-number.ts';
import { findOrganisation, type Organisation, searchSchools } from '../../record/organisations.ts';
import { setTermDates } from '../../record/save-schools.ts';
import { addSchoolRoute, schoolRoute, schoolsRoute, termDatesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { mayKeepDates } from '../schools/who-keeps-dates.ts';

const statusWords = { open: 'Open', closed: 'Closed', proposed: 'Proposed' } as const;

const termDatesWords = {
  authority: "The council's term dates",
  own: 'Its own term dates',
  unknown: 'Not known',
} as const;

const numberWords = ({ number }: Organisation): string => {
  const parsed = number === null ? undefined : parseDfeNumber(number);
  return parsed?.ok === true ? slashedDfeNumber(parsed.value) : '';
};

/** Where a DfE number says nothing about children, so words may stand in the address. */
export const schoolsPage: PageRoute = {
  method: 'GET',
  path: schoolsRoute.path,
  handle: async ({ look, query }) => {
    const sought = (query['q'] ?? '').slice(0, 100);
    const paging = readPage(query['page'], 25);
    const { schools, total } = await look('list of schools', (access) =>
      searchSchools(access, sought, paging.offset, paging.limit),
    );
    const found =
      schools.length === 0
        ? html`<p class="govuk-body">No school on the list fits. You can <a class="govuk-link" href="${addSchoolRoute.link()}">add a school</a>.</p>`
        : html`
${showing(paging, schools.length, total)}
${scrollPane({
  label: 'Schools',
  content: table({
    caption: 'Schools',
    captionClasses: 'govuk-visually-hidden',
    head: ['Name', 'Number', 'Town', 'State'],
    rows: schools.map((school) => [
      html`<a class="govuk-link" href="${schoolRoute.link({ school: school.id })}">${school.name}</a>`,
      numberWords(school),
      school.town ?? '',
      statusWords[school.status],
    ]),
  }),
})}
${pages(paging, total, (page) => schoolsRoute.link({}, { q: sought, page }))}`;
    return {
      kind: 'page',
      title: 'Schools',
      heading: 'Schools',
      section: 'schools',
      main: html`
<form action="${schoolsRoute.link()}" method="get" novalidate>
${input({ name: 'q', label: { text: 'Name, DfE number, URN or postcode', size: 's' }, value: sought, width: 30 })}
${button({ text: 'Search' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${addSchoolRoute.link()}">Add a school that is not on the list</a></p>
${found}`,
    };
  },
};

const termDatesForm = z.object({
  termDates: oneOf(['authority', 'unknown', 'own'], 'Select whose term dates the school keeps'),
});

function schoolView(school: Organisation, form: Form<typeof termDatesForm>, visit: Visit): PageReply {
  const rows = [
    { key: 'DfE number', value: numberWords(school) },
    ...(school.urn === null ? [] : [{ key: 'URN', value: String(school.urn) }]),
    ...(school.phase === null ? [] : [{ key: 'Phase', value: school.phase }]),
    ...(school.typeName === null ? [] : [{ key: 'Type', value: school.typeName }]),
    { key: 'State', value: statusWords[school.status] },
    ...(school.town === null ? [] : [{ key: 'Town', value: school.town }]),
    ...(school.postcode === null ? [] : [{ key: 'Postcode', value: school.postcode }]),
    ...(school.telephone === null ? [] : [{ key: 'Telephone', value: school.telephone }]),
    {
      key: 'Takes part',
      value: school.takesPart
        ? 'Its staff sign in here'
        : 'Its staff do not sign in here. The other school records what arrives from it.',
    },
    {
      key: 'Term dates',
      value: html`${termDatesWords[school.termDates]}. <a class="govuk-link" href="${termDatesRoute.link({ school: school.id })}">Term dates<span class="govuk-visually-hidden"> of this school</span></a>`,
    },
  ];
  const change: Html = mayKeepDates(visit.actor, school)
    ? formElement({
        action: schoolRoute.link({ school: school.id }),
        token: visit.formToken,
        content: html`
${radios({
  ...field(form, 'termDates'),
  fieldset: { legend: { text: 'Whose term dates does it keep?', size: 'm' } },
  items: Object.entries(termDatesWords)
    .filter(([value]) => value !== 'own' || school.termDates === 'own')
    .map(([value, text]) => ({ value, text })),
})}
${button({ text: 'Save term dates', look: 'secondary' })}`,
      })
    : html`<p class="govuk-body">The school, or the council's admissions team, can change whose term dates it keeps.</p>`;
  return {
    kind: 'page',
    title: 'School',
    heading: school.name,
    section: 'schools',
    back: schoolsRoute.link(),
    errors: errorList(form),
    main: html`${summaryList({ rows })}${change}`,
  };
}

async function findSchool(visit: Visit): Promise<Organisation> {
  const id = visit.parameters['school'] ?? '';
  const school = await visit.look('school', (access) => findOrganisation(access, id));
  if (school?.kind !== 'school') throw problem('NOT_FOUND');
  return school;
}

export const schoolPage: PageRoute = {
  method: 'GET',
  path: schoolRoute.path,
  handle: async (visit) => {
    const school = await findSchool(visit);
    return schoolView(school, blankForm(termDatesForm, { termDates: school.termDates }), visit);
  },
};

export const schoolAction: PageRoute = {
  method: 'POST',
  path: schoolRoute.path,
  handle: async (visit) => {
    const school = await findSchool(visit);
    if (!mayKeepDates(visit.actor, school))
      throw problem('NOT_ALLOWED', { action: 'set the term dates of this school' });
    const form = readForm(termDatesForm, visit.body);
    if (!form.isComplete) return schoolView(school, form, visit);
    await visit.look('term dates of a school', (access) => setTermDates(access, school.id, form.values.termDates));
    return redirect(
      schoolRoute.link({ school: school.id }),
      'The term dates have been saved. Limits are being counted again',
    );
  },
};
