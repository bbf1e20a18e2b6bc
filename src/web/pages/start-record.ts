/** Starting a record of a child who is not known here, or who has been adopted. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { parseNhsNumber } from '../../identity/nhs-number.ts';
import { parseUpn } from '../../identity/upn.ts';
import { startingPost, startRecord } from '../../record/start-record.ts';
import { childRoute, childrenRoute, searchRoute, startRecordRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';

const fields = (today: Temporal.PlainDate) =>
  z.object({
    forename: requiredText({ label: 'First name', enter: 'Enter the first name', max: 100 }),
    surname: requiredText({ label: 'Last name', enter: 'Enter the last name', max: 100 }),
    born: typedDate({ label: 'Date of birth', side: { of: today, must: 'today or past' } }),
    sex: z.enum(['F', 'M']).optional(),
    nhsNumber: optionalText({ label: 'NHS number', max: 20 }),
    upn: optionalText({ label: 'Unique Pupil Number', max: 20 }),
    reason: requiredText({ label: 'Why', enter: 'Enter why you work with the child', max: 300 }),
  });
type Fields = Form<ReturnType<typeof fields>>;

function requirePost({ actor }: Visit): void {
  if (startingPost(actor) === undefined) throw problem('NOT_ALLOWED', { action: 'start a record' });
}

const view = (visit: Visit, form: Fields): PageReply => ({
  kind: 'page',
  title: 'Start a record',
  heading: 'Start a record',
  section: 'children',
  back: childrenRoute.link(),
  errors: errorList(form),
  main: html`
<p class="govuk-body"><a class="govuk-link" href="${searchRoute.link()}">Search for the child first</a>. A child may have a record that you cannot see: the matching team finds that out and joins the two.</p>
${details({
  summary: 'After an adoption',
  text: html`<p class="govuk-body">An adopted child gets a new record. Enter the new name and the new numbers, and nothing from before: nobody can get from one record to the other, in either direction. Record the order in the old record, and close that one to named people.</p>`,
})}
${formElement({
  action: startRecordRoute.link(),
  token: visit.formToken,
  content: html`
${input({ ...field(form, 'forename'), label: 'First name', autocomplete: 'off', width: 20 })}
${input({ ...field(form, 'surname'), label: 'Last name', autocomplete: 'off', width: 20 })}
${dateInput({ ...field(form, 'born'), fieldset: { legend: { text: 'Date of birth', size: 's' } } })}
${radios({
  ...field(form, 'sex'),
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: 'Sex (optional)', size: 's' } },
  items: [
    { value: 'F', text: 'Female' },
    { value: 'M', text: 'Male' },
  ],
})}
${input({ ...field(form, 'nhsNumber'), label: 'NHS number (optional)', autocomplete: 'off', width: 20 })}
${input({ ...field(form, 'upn'), label: 'Unique Pupil Number (optional)', autocomplete: 'off', width: 20 })}
${textarea({ ...field(form, 'reason'), label: { text: 'Why does your team work with the child?', size: 's' }, rows: 2 })}
${button({ text: 'Start the record', preventDoubleClick: true })}`,
})}`,
});

export const startRecordPage: PageRoute = {
  method: 'GET',
  path: startRecordRoute.path,
  handle: (visit) => {
    requirePost(visit);
    return Promise.resolve(view(visit, blankForm(fields(visit.today))));
  },
};

export const startRecordAction: PageRoute = {
  method: 'POST',
  path: startRecordRoute.path,
  handle: (visit) => {
    requirePost(visit);
    return visit.look('start of a record', async (access) => {
      const form = readForm(fields(visit.today), visit.body);
      if (!form.isComplete) return view(visit, form);
      const { born, nhsNumber, upn, ...rest } = form.values;
      const nhs = nhsNumber === undefined ? undefined : parseNhsNumber(nhsNumber);
      if (nhs?.ok === false)
        return view(visit, withError(form, 'nhsNumber', 'Enter an NHS number of 10 digits, as it stands in a letter'));
      const pupil = upn === undefined ? undefined : parseUpn(upn);
      if (pupil?.ok === false)
        return view(
          visit,
          withError(form, 'upn', 'Enter a Unique Pupil Number of 13 characters, as it stands in a transfer file'),
        );
      const child = await startRecord(access, { ...rest, dateOfBirth: born, nhsNumber: nhs?.value, upn: pupil?.value });
      return redirect(childRoute.link({ child }), 'The record has been started');
    });
  },
};
