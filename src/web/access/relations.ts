/** What a practitioner says of themselves and those close to them, so that they never open their own family's record. */
import { z } from 'zod';
import { parsePostcode } from '../../identity/postcode.ts';
import type { Access } from '../../record/access.ts';
import {
  type Declared,
  declaredRelations,
  declareRelation,
  endRelation,
  relationCodes,
  relations,
} from '../../record/relations/declare.ts';
import { mayReviewLocks } from '../../record/relations/review-locks.ts';
import { homeRoute, relationReviewsRoute, relationsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';

const relation = (today: Temporal.PlainDate) =>
  z.object({
    relation: oneOf(relationCodes, 'Select who it is'),
    forename: optionalText({ label: 'First name', max: 100 }),
    surname: optionalText({ label: 'Last name', max: 100 }),
    born: typedDate({ label: 'Date of birth', side: { of: today, must: 'today or past' } }).optional(),
    street: optionalText({ label: 'First line of the address', max: 200 }),
    postcode: optionalText({ label: 'Postcode', max: 12 }),
    telephone: optionalText({ label: 'Telephone number', max: 40 }),
  });
type RelationForm = Form<ReturnType<typeof relation>>;

const said = (each: Declared): string =>
  [
    [each.forename, each.surname].filter((part) => part !== null).join(' '),
    each.born === null ? '' : `born ${dateInWords(each.born)}`,
    [each.street, each.postcode].filter((part) => part !== null).join(', '),
    each.telephone ?? '',
  ]
    .filter((part) => part !== '')
    .join('; ');

const declaredList = (declared: readonly Declared[], visit: Visit): Html =>
  declared.length === 0
    ? html`<p class="govuk-body">You have said nothing yet.</p>`
    : html`${summaryList({ rows: declared.map((each) => ({ key: relations[each.relation], value: said(each) })) })}
${declared.map((each) =>
  formElement({
    action: relationsRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('step', 'end')}${hiddenField('id', each.id)}${button({
      text: html`Take back<span class="govuk-visually-hidden">: ${relations[each.relation]}, ${said(each)}</span>`,
      look: 'secondary',
    })}`,
  }),
)}`;

function fields(form: RelationForm): Html {
  return html`
${radios({
  ...field(form, 'relation'),
  fieldset: { legend: { text: 'Who is it?', size: 's' } },
  items: relationCodes.map((value) => ({ value, text: relations[value] })),
})}
${input({ ...field(form, 'forename'), label: 'First name', width: 20, autocomplete: 'off' })}
${input({ ...field(form, 'surname'), label: 'Last name', width: 20, autocomplete: 'off' })}
${dateInput({ ...field(form, 'born'), fieldset: { legend: { text: 'Date of birth, for a child', size: 's' } } })}
${input({ ...field(form, 'street'), label: 'First line of the address (optional)', autocomplete: 'off' })}
${input({ ...field(form, 'postcode'), label: 'Postcode', width: 10, autocomplete: 'off' })}
${input({ ...field(form, 'telephone'), label: 'Telephone number (optional)', width: 20, autocomplete: 'off' })}
${button({ text: 'Save' })}`;
}

async function show(visit: Visit, access: Access, form: RelationForm): Promise<PageReply> {
  const declared = await declaredRelations(access);
  return {
    kind: 'page',
    title: 'People close to you',
    heading: 'People close to you',
    back: homeRoute.link(),
    errors: errorList(form),
    main: html`
<p class="govuk-body">Nobody opens the record of their own family or of somebody close to them. Say where you live and who is close to you, and the service sees to it. Only you can read what you say here. If it agrees with a record, your manager or a data protection officer is asked to look at it. You are not told whether it does, because that would tell you that somebody has a record.</p>
<h2 class="govuk-heading-m">What you have said</h2>
${declaredList(declared, visit)}
<h2 class="govuk-heading-m">Add somebody, or where you live</h2>
${formElement({ action: relationsRoute.link(), token: visit.formToken, content: html`${hiddenField('step', 'add')}${fields(form)}` })}
${mayReviewLocks(visit.actor) && html`<p class="govuk-body"><a class="govuk-link" href="${relationReviewsRoute.link()}">Records locked to people you manage</a></p>`}`,
  };
}

export const relationsPage: PageRoute = {
  method: 'GET',
  path: relationsRoute.path,
  handle: (visit) =>
    visit.look('people close to me', (access) => show(visit, access, blankForm(relation(visit.today)))),
};

/** Something that can be compared has to be said: a name with a date of birth, a postcode or a telephone number. */
function fault(form: RelationForm & { readonly isComplete: true }): RelationForm | undefined {
  const { forename, surname, born, postcode, telephone } = form.values;
  if (postcode !== undefined && !parsePostcode(postcode).ok)
    return withError(form, 'postcode', 'Enter a full UK postcode');
  const hasName = forename !== undefined && surname !== undefined && born !== undefined;
  if (hasName || (postcode !== undefined && surname !== undefined) || telephone !== undefined) return undefined;
  return surname === undefined
    ? withError(form, 'surname', 'Enter a last name with a date of birth or a postcode, or a telephone number')
    : withError(form, 'postcode', 'Enter a postcode, or the first name and date of birth, or a telephone number');
}

export const relationsAction: PageRoute = {
  method: 'POST',
  path: relationsRoute.path,
  handle: (visit) =>
    visit.look('people close to me', async (access) => {
      if (visit.body['step'] === 'end') {
        const { id } = visit.body;
        await endRelation(access, typeof id === 'string' ? id : '');
        return redirect(relationsRoute.link(), 'It has been taken back');
      }
      const form = readForm(relation(visit.today), visit.body);
      if (!form.isComplete) return show(visit, access, form);
      const wrong = fault(form);
      if (wrong !== undefined) return show(visit, access, wrong);
      const { values } = form;
      await declareRelation(access, {
        relation: values.relation,
        forename: values.forename ?? null,
        surname: values.surname ?? null,
        born: values.born ?? null,
        street: values.street ?? null,
        postcode: values.postcode ?? null,
        telephone: values.telephone ?? null,
      });
      return redirect(relationsRoute.link(), 'It has been saved');
    }),
};
