/** The list of schools: look one up, add one, and say whose term dates it keeps. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { parsePostcode } from '../../identity/postcode.ts';
import { type DfeNumber, parseDfeNumber, slashedDfeNumber } from '../../identity/school-number.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import { type Actor, holdsRole, worksAt } from '../../record/actor.ts';
import { findOrganisation, type Organisation, searchSchools } from '../../record/organisations.ts';
import { addSchool, setTermDates } from '../../record/save-schools.ts';
import { addSchoolRoute, schoolRoute, schoolsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';

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

const phases = [
  'Nursery',
  'Primary',
  'Middle',
  'Secondary',
  'All-through',
  '16 plus',
  'Special',
  'Alternative provision',
] as const;

const newSchool = z.object({
  name: requiredText({ label: 'Name of the school', enter: 'Enter the name of the school', max: 200 }),
  number: z.string().transform((text, context) => {
    const parsed = parseDfeNumber(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'Enter the DfE number' : parsed.says });
    return z.NEVER;
  }),
  phase: oneOf(phases, 'Select the phase'),
  town: optionalText({ label: 'Town', max: 100 }),
  postcode: z
    .string()
    .max(12, 'Enter a full UK postcode')
    .optional()
    .transform((text, context) => {
      if (text === undefined) return undefined;
      const parsed = parsePostcode(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: 'Enter a full UK postcode' });
      return z.NEVER;
    }),
  termDates: oneOf(['authority', 'unknown'], "Select whether the school keeps the council's term dates"),
});

const mayAdd: readonly Role[] = [
  'dsl',
  'headteacher',
  'data-manager',
  'senco',
  'admissions-officer',
  'children-missing-education-officer',
  'matching-officer',
  'administrator',
];

function requireMayAdd(actor: Actor): void {
  if (!holdsRole(actor, ...mayAdd)) throw problem('NOT_ALLOWED', { action: 'add a school' });
}

const termDatesItems = [
  {
    value: 'authority',
    text: "Yes, it keeps the council's dates",
    hint: 'Community, voluntary controlled and community special schools do by law.',
  },
  {
    value: 'unknown',
    text: 'No, or I do not know',
    hint: 'Limits counted in school days will say that they cannot be computed, until its dates are added.',
  },
];

const taken = (number: DfeNumber): string =>
  `A school with the number ${slashedDfeNumber(number)} is already on the list. Search for it instead of adding it again`;

const addForm = (form: Form<typeof newSchool>, { formToken }: Visit): PageReply => ({
  kind: 'page',
  title: 'Add a school',
  heading: 'Add a school',
  section: 'schools',
  back: schoolsRoute.link(),
  errors: errorList(form),
  main: formElement({
    action: addSchoolRoute.link(),
    token: formToken,
    content: html`
${input({ ...field(form, 'name'), label: 'Name of the school', width: 30 })}
${input({ ...field(form, 'number'), label: 'DfE number', hint: 'Seven digits, authority and establishment, for example 830/4999', width: 10 })}
${select({ ...field(form, 'phase'), label: 'Phase', items: [{ value: '', text: 'Choose a phase' }, ...phases.map((phase) => ({ value: phase, text: phase }))] })}
${input({ ...field(form, 'town'), label: 'Town (optional)', width: 20 })}
${input({ ...field(form, 'postcode'), label: 'Postcode (optional)', width: 10 })}
${radios({ ...field(form, 'termDates'), fieldset: { legend: { text: "Does it keep the council's term dates?", size: 's' } }, items: termDatesItems })}
${button({ text: 'Add school' })}`,
  }),
});

export const addSchoolPage: PageRoute = {
  method: 'GET',
  path: addSchoolRoute.path,
  handle: (visit) => {
    requireMayAdd(visit.actor);
    return Promise.resolve(addForm(blankForm(newSchool), visit));
  },
};

export const addSchoolAction: PageRoute = {
  method: 'POST',
  path: addSchoolRoute.path,
  handle: async (visit) => {
    requireMayAdd(visit.actor);
    const form = readForm(newSchool, visit.body);
    if (!form.isComplete) return addForm(form, visit);
    try {
      const school = await visit.look('add a school', (access) => addSchool(access, form.values));
      return redirect(schoolRoute.link({ school }), 'The school has been added');
    } catch (error) {
      if (isProblem(error) && error.code === 'SCHOOL_NUMBER_TAKEN')
        return addForm(withError(form, 'number', taken(form.values.number)), visit);
      throw error;
    }
  },
};

const termDatesForm = z.object({
  termDates: oneOf(['authority', 'unknown', 'own'], 'Select whose term dates the school keeps'),
});

const maySetTermDates = (actor: Actor, school: Organisation): boolean =>
  holdsRole(actor, 'admissions-officer', 'administrator') ||
  (worksAt(actor, school.id) && holdsRole(actor, 'headteacher', 'data-manager', 'dsl')) ||
  (!school.takesPart && holdsRole(actor, ...mayAdd));

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
    { key: 'Term dates', value: termDatesWords[school.termDates] },
  ];
  const change: Html = maySetTermDates(visit.actor, school)
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
    if (!maySetTermDates(visit.actor, school))
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
