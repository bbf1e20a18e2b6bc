/** Authorising that something is kept from somebody of a family: who, what, by which legal test, until when. */
import { z } from 'zod';
import {
  type TellingTestCode,
  tellingTest,
  tellingTestCodes,
  withheldSubjectCodes,
  withheldSubjects,
} from '../../kinds/telling.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { authoriseRestriction, type NewRestriction, testsOpenTo } from '../../record/people/authorise-restriction.ts';
import { countingPeople } from '../../record/people/family.ts';
import { restrictionState } from '../../record/people/restrictions.ts';
import { familyRoute, withheldRoute, withholdRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, type OpenForm, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, someOf, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { subjectWords, whomWords, withheldWarnings } from './withheld-words.ts';

const fields = z.object({
  /** A person's id, or "except". */
  person: z.string('Select from whom').min(1, 'Select from whom').max(40),
  except: z.array(z.string().max(40)).optional(),
  subjects: someOf(withheldSubjectCodes, 'Select what is withheld'),
  withheld: requiredText({ label: 'What exactly is withheld', enter: 'Enter what exactly is withheld', max: 4_000 }),
  maySay: optionalText({ label: 'What can be said', max: 4_000 }),
  test: oneOf(tellingTestCodes, 'Select the legal test'),
  evidence: requiredText({
    label: 'Evidence',
    enter: 'Enter why the test is met, for this child and this person',
    max: 4_000,
  }),
  order: optionalText({ label: 'The order', max: 300 }),
  until: typedDate({ label: 'The last day on which it holds' }),
  reviewOn: typedDate({ label: 'When it is looked at again' }),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;

const testItem = (code: TellingTestCode) => {
  const { title, at, verified, allows, asks } = tellingTest(code);
  return {
    value: code,
    text: title,
    hint: html`${at}${!verified && ' (not verified)'}. Allows: ${allows.map((subject) => withheldSubjects[subject]).join('; ')}. ${asks}`,
  };
};

function inputs({ family }: OpenFamily, tests: readonly TellingTestCode[], form: Form<typeof fields>): Html {
  const people = countingPeople(family).map(({ person, name }) => ({ value: person, text: name }));
  return html`
${radios({
  ...field(form, 'person'),
  fieldset: { legend: { text: 'From whom?', size: 'm' } },
  items: [
    ...people,
    { divider: 'or' },
    {
      value: 'except',
      text: 'Everybody of the family except',
      conditional: checkboxes({ ...field(form, 'except'), fieldset: { legend: 'Who may know?' }, items: people }),
    },
  ],
})}
${checkboxes({ ...field(form, 'subjects'), fieldset: { legend: { text: 'What is withheld?', size: 'm' } }, items: withheldSubjectCodes.map((value) => ({ value, text: withheldSubjects[value] })) })}
${textarea({ ...field(form, 'withheld'), label: { text: 'What exactly?', size: 's' }, hint: 'For example: the address and the town. Whoever answers the telephone has to know from it what not to say.', rows: 2 })}
${textarea({ ...field(form, 'maySay'), label: { text: 'What can still be said to them? (optional)', size: 's' }, hint: 'They keep every other right: to be asked, to complain, to see what is not withheld.', rows: 2 })}
${radios({ ...field(form, 'test'), fieldset: { legend: { text: 'By which legal test?', size: 'm' } }, items: tests.map(testItem) })}
${textarea({ ...field(form, 'evidence'), label: { text: 'Why is the test met, for this child and this person?', size: 's' }, rows: 4 })}
${input({ ...field(form, 'order'), label: { text: 'The order: which court, which day, which clauses', size: 's' }, hint: 'Only where a court ordered it' })}
${dateInput({ ...field(form, 'until'), fieldset: { legend: { text: 'The last day on which it holds', size: 's' } }, hint: 'Without a court, 12 months at most' })}
${dateInput({ ...field(form, 'reviewOn'), fieldset: { legend: { text: 'When is it looked at again?', size: 's' } }, hint: 'On or before the last day' })}
${button({ text: 'Authorise', preventDoubleClick: true })}`;
}

const whoMay = html`<ul class="govuk-list govuk-list--bullet">${tellingTestCodes.map((code) => {
  const { title, authorisedBy } = tellingTest(code);
  return html`<li>${title}: ${authorisedBy.map((role) => roles[role]).join(', ')}</li>`;
})}</ul>`;

function show(open: OpenFamily, form: Form<typeof fields>, visit: Visit): Promise<PageReply> {
  const { child } = open;
  const tests = testsOpenTo(child);
  return familyReply(child, visit, {
    title: 'Keep something from somebody',
    heading: 'Keep something from somebody',
    caption: 'Family',
    back: familyRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(html`
${insetText({ text: 'To tell is the rule. An exception is for one person, one subject and a time, and the law has different tests for different things.' })}
${withheldWarnings(open, child.id, visit.today)}
${
  tests.length === 0
    ? html`<p class="govuk-body">Your role cannot authorise this. Ask somebody who works with the child and can, depending on the test:</p>${whoMay}`
    : countingPeople(open.family).length === 0
      ? html`<p class="govuk-body">Nobody is recorded from whom something could be kept. Add the person first.</p>`
      : formElement({
          action: withholdRoute.link({ child: child.id }),
          token: visit.formToken,
          content: html`${hiddenField('seen', String(child.seen))}${inputs(open, tests, form)}`,
        })
}
${before(open, visit)}`),
  });
}

/** What was kept before and is no more; what still is stands above as a warning. */
function before({ child, family }: OpenFamily, { today }: Visit): Html | false {
  const ended = family.restrictions.filter((each) => restrictionState(each, today) === 'ended');
  return (
    ended.length > 0 &&
    details({
      summary: 'What was kept from somebody before',
      text: html`<ul class="govuk-list">${ended.map(
        (each) =>
          html`<li><a class="govuk-link" href="${withheldRoute.link({ child: child.id, restriction: each.id })}">From ${whomWords(each)}: ${subjectWords(each)}</a></li>`,
      )}</ul>`,
    })
  );
}

function fault(
  form: Form<typeof fields>,
  { person, except = [], test, order, until, reviewOn }: Fields,
  { family }: OpenFamily,
  today: Temporal.PlainDate,
): OpenForm<typeof fields> | undefined {
  const isKnown = (id: string): boolean => countingPeople(family).some((each) => each.person === id);
  if (person !== 'except' && !isKnown(person)) return withError(form, 'person', 'Select from whom');
  if (person === 'except' && !except.every(isKnown)) return withError(form, 'except', 'Select who may know');
  if (test === 'court-order' && order === undefined) return withError(form, 'order', 'Enter the order');
  if (Temporal.PlainDate.compare(until, today) < 0)
    return withError(form, 'until', 'The last day must be today or in the future');
  if (Temporal.PlainDate.compare(reviewOn, until) > 0)
    return withError(form, 'reviewOn', 'It must be looked at again on or before the last day');
  if (Temporal.PlainDate.compare(reviewOn, today) < 0)
    return withError(form, 'reviewOn', 'The day to look at it again must be today or in the future');
  return undefined;
}

function askedIn(values: Fields): NewRestriction {
  const { person, except = [], subjects, withheld, maySay, test, evidence, order, until, reviewOn } = values;
  const isForAll = person === 'except';
  const whom = { person: isForAll ? null : person, everybodyExcept: isForAll ? except : [] };
  return { ...whom, subjects, withheld, maySay, test, evidence, order, until, reviewOn };
}

async function save(open: OpenFamily, visit: Visit): Promise<Reply> {
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, form, visit);
  const wrong = fault(form, form.values, open, visit.today);
  if (wrong !== undefined) return show(open, wrong, visit);
  try {
    const restriction = await authoriseRestriction(
      open.child,
      open.family,
      askedIn(form.values),
      Number(form.values.seen),
    );
    return redirect(withheldRoute.link({ child: open.child.id, restriction }), 'Authorised');
  } catch (error) {
    return show(open, withError(form, '', actionable(error)), visit);
  }
}

export const withholdPage: PageRoute = {
  method: 'GET',
  path: withholdRoute.path,
  handle: (visit) =>
    visit.look('withholding', async (access) => {
      const { person } = visit.query;
      return show(await openFamily(visit, access), blankForm(fields, person === undefined ? {} : { person }), visit);
    }),
};

export const withholdAction: PageRoute = {
  method: 'POST',
  path: withholdRoute.path,
  handle: (visit) => visit.look('withholding', async (access) => save(await openFamily(visit, access), visit)),
};
