/** The term dates of a school, or of a council for the schools that keep its dates: seen by all, kept by those who answer for them. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { councilByCode, findOrganisation, type Organisation } from '../../record/organisations.ts';
import { keepTermDates, knownTermDates, type NewTermDates } from '../../record/term-dates.ts';
import { type SchoolTerms, schoolTerms } from '../../rulebook/calendar/school-calendar.ts';
import { schoolRoute, schoolsRoute, termDatesFileRoute, termDatesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { sent } from '../sign-in/open-route.ts';
import { whyNotAdded, withAddition, without } from './change-dates.ts';
import { type DatesRow, datesTable } from './dates-table.ts';
import { mayKeepDates } from './who-keeps-dates.ts';

const whatAdded = {
  autumn: 'Autumn term',
  spring: 'Spring term',
  summer: 'Summer term',
  'half-term': 'Half term',
  training: 'Training day',
  closed: 'Closed for another reason',
} as const;
type Added = keyof typeof whatAdded;
const addedCodes = Object.keys(whatAdded) as [Added, ...Added[]];
const terms: readonly Added[] = ['autumn', 'spring', 'summer'];

const addition = z.object({
  what: oneOf(addedCodes, 'Select what you add'),
  from: typedDate({ label: 'First day' }),
  to: typedDate({ label: 'Last day' }),
});
type AdditionForm = Form<typeof addition>;

/** Whose dates a page is about, and what is known of them. */
export type Keeping = { readonly keeper: Organisation; readonly known: SchoolTerms | null };

/** Throws NOT_FOUND. */
export async function keepingOf(access: Access, id: string): Promise<Keeping> {
  const keeper = await findOrganisation(access, id);
  if (keeper === undefined || (keeper.kind !== 'school' && keeper.kind !== 'local-authority'))
    throw problem('NOT_FOUND');
  return { keeper, known: await knownTermDates(access, keeper.id) };
}

const inWords = (day: string): string => dateInWords(Temporal.PlainDate.from(day));

const removal =
  (visit: Visit, keeper: Organisation) =>
  (row: DatesRow): Html =>
    formElement({
      action: termDatesRoute.link({ school: keeper.id }),
      token: visit.formToken,
      content: html`${hiddenField('step', 'remove')}${hiddenField('of', row.of)}${hiddenField('from', row.from)}${hiddenField('to', row.to)}
${button({ text: html`Remove<span class="govuk-visually-hidden"> ${row.title}, ${inWords(row.from)}</span>`, look: 'secondary', classes: 'govuk-!-margin-bottom-0' })}`,
    });

const addForm = (visit: Visit, keeper: Organisation, form: AdditionForm): Html =>
  formElement({
    action: termDatesRoute.link({ school: keeper.id }),
    token: visit.formToken,
    content: html`<h2 class="govuk-heading-m">Add a term or a closure</h2>${hiddenField('step', 'add')}
${radios({
  ...field(form, 'what'),
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'What do you add?', size: 's' } },
  items: addedCodes.map((value) => ({ value, text: whatAdded[value] })),
})}
${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'First day', size: 's' } } })}
${dateInput({ ...field(form, 'to'), fieldset: { legend: { text: 'Last day', size: 's' } }, hint: 'Enter the same day again when it is one day' })}
${button({ text: 'Add it' })}`,
  });

async function ofCouncil(access: Access, { kind, termDates, authorityCode }: Organisation): Promise<Html> {
  if (kind !== 'school' || termDates !== 'authority') return nothing;
  const council = authorityCode === null ? undefined : await councilByCode(access, authorityCode);
  return insetText({
    text: html`This school keeps the dates of its council${council !== undefined && html`: <a class="govuk-link" href="${termDatesRoute.link({ school: council.id })}">${council.name}</a>`}. As soon as you add dates of its own, only those count.`,
  });
}

async function view(access: Access, visit: Visit, { keeper, known }: Keeping, form: AdditionForm): Promise<PageReply> {
  const isSchool = keeper.kind === 'school';
  const mayKeep = mayKeepDates(visit.actor, keeper);
  return {
    kind: 'page',
    title: 'Term dates',
    heading: 'Term dates',
    caption: keeper.name,
    section: 'schools',
    back: isSchool ? schoolRoute.link({ school: keeper.id }) : schoolsRoute.link(),
    errors: errorList(form),
    main: html`
${await ofCouncil(access, keeper)}
${
  known === null
    ? html`<p class="govuk-body">No dates of ${isSchool ? 'its own' : 'this council'} are known. Limits in school days that need them say that they cannot be computed.</p>`
    : html`<p class="govuk-body">Known from ${inWords(known.from)} to ${inWords(known.to)}. Weekends and bank holidays are left out by themselves.</p>
${datesTable(known, mayKeep ? removal(visit, keeper) : undefined)}`
}
${
  mayKeep
    ? html`<p class="govuk-body"><a class="govuk-link" href="${termDatesFileRoute.link({ school: keeper.id })}">Load them from a file</a>: a table (CSV) or a calendar (.ics)</p>
${addForm(visit, keeper, form)}`
    : html`<p class="govuk-body">The head teacher, the safeguarding lead and the office of the school, and the council’s admissions team, keep these dates.</p>`
}`,
  };
}

export const termDatesPage: PageRoute = {
  method: 'GET',
  path: termDatesRoute.path,
  handle: (visit) =>
    visit.look('term dates', async (access) =>
      view(access, visit, await keepingOf(access, visit.parameters['school'] ?? ''), blankForm(addition)),
    ),
};

const saidOf = (subjects: number): string =>
  subjects === 0
    ? 'The term dates have been saved'
    : `The term dates have been saved. Limits of ${subjects === 1 ? '1 child' : `${subjects} children`} are being counted again`;

/** Redirects when they are saved; otherwise says why not. */
async function save(access: Access, keeper: Organisation, given: NewTermDates): Promise<Reply | string> {
  const saved = await keepTermDates(access, keeper, given);
  if (saved.kind === 'gap')
    return `Nothing is known of the time from ${inWords(saved.from)} to ${inWords(saved.to)}. Add the term between first`;
  const to = termDatesRoute.link({ school: keeper.id });
  return redirect(to, saved.kind === 'same' ? 'Nothing was new in these dates' : saidOf(saved.subjects));
}

const fileDates = schoolTerms.omit({ title: true });

async function takeFile(access: Access, visit: Visit, { keeper, known }: Keeping): Promise<Reply> {
  let given: unknown;
  try {
    given = JSON.parse(sent(visit.body, 'dates'));
  } catch {
    throw problem('FORM_EXPIRED');
  }
  const read = fileDates.safeParse(given);
  if (!read.success) throw problem('FORM_EXPIRED');
  const saved = await save(access, keeper, read.data);
  return typeof saved === 'string'
    ? view(access, visit, { keeper, known }, withError(blankForm(addition), '', saved))
    : saved;
}

async function add(access: Access, visit: Visit, keeping: Keeping): Promise<Reply> {
  const form = readForm(addition, visit.body);
  if (!form.isComplete) return view(access, visit, keeping, form);
  const { what, from, to } = form.values;
  const added = {
    of: terms.includes(what) ? 'terms' : 'closed',
    title: what === 'closed' ? 'Closed' : whatAdded[what],
    from: from.toString(),
    to: to.toString(),
  } as const;
  const wrong = whyNotAdded(keeping.known, added);
  if (wrong !== null) return view(access, visit, keeping, withError(form, 'to', wrong));
  const saved = await save(access, keeping.keeper, withAddition(keeping.known, added));
  return typeof saved === 'string' ? view(access, visit, keeping, withError(form, 'from', saved)) : saved;
}

async function remove(access: Access, visit: Visit, keeping: Keeping): Promise<Reply> {
  const of = sent(visit.body, 'of');
  const { known, keeper } = keeping;
  const days = { from: sent(visit.body, 'from'), to: sent(visit.body, 'to') };
  const left = known === null || (of !== 'terms' && of !== 'closed') ? null : without(known, of, days);
  if (left === null) {
    const says = 'One term has to stay. Add the right one before you remove this, or load a file';
    return view(access, visit, keeping, withError(blankForm(addition), '', says));
  }
  const saved = await save(access, keeper, left);
  return typeof saved === 'string' ? view(access, visit, keeping, withError(blankForm(addition), '', saved)) : saved;
}

export const termDatesAction: PageRoute = {
  method: 'POST',
  path: termDatesRoute.path,
  handle: (visit) =>
    visit.look('term dates', async (access): Promise<Reply> => {
      const keeping = await keepingOf(access, visit.parameters['school'] ?? '');
      if (!mayKeepDates(visit.actor, keeping.keeper))
        throw problem('NOT_ALLOWED', { action: 'set the term dates of this school' });
      const step = sent(visit.body, 'step');
      if (step === 'file') return takeFile(access, visit, keeping);
      return step === 'remove' ? remove(access, visit, keeping) : add(access, visit, keeping);
    }),
};
