/** How somebody is reached: telephone numbers, email, and what to mind. */
import { z } from 'zod';
import { phoneTypes } from '../../kinds/family-people.ts';
import { canRecord } from '../../record/child.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import { type ReachDetails, recordContactDetails } from '../../record/people/record-person.ts';
import { contactDetailsRoute, personRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily, personOf } from './family-frame.ts';
import { withheldWarnings } from './withheld-words.ts';

/** Digits, spaces and the signs that people put between them. */
const number = (label: string) =>
  z
    .string()
    .max(40, `${label} must be 40 characters or less`)
    .regex(/^\+?[\d\s()-]{5,}$/u, `${label} must be a telephone number, like 01632 960 001`)
    .optional();

const fields = z.object({
  mobile: number('Mobile number'),
  home: number('Home number'),
  work: number('Work number'),
  other: number('Other number'),
  email: z.email('Enter an email address in the correct format, like name@example.com').max(254).optional(),
  note: optionalText({ label: 'What to mind', max: 4_000 }),
  how: oneOf(['changed', 'wrong'], 'Select whether it has changed, or was recorded wrongly').optional(),
  where: oneOf(['general', 'protected-location'], 'Select who may see it').optional(),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;

const types = ['mobile', 'home', 'work', 'other'] as const;

function known({ contact }: FamilyPerson) {
  if (contact === null) return blankForm(fields);
  const numbers = Object.fromEntries(contact.phones.map(({ type, number: value }) => [type, value]));
  const { email, note } = contact;
  return blankForm(fields, {
    ...numbers,
    ...(email === undefined ? {} : { email }),
    ...(note === undefined ? {} : { note }),
  });
}

function show(open: OpenFamily, person: FamilyPerson, form: Form<typeof fields>, visit: Visit): Promise<PageReply> {
  const { child } = open;
  const at = { child: child.id, person: person.person };
  return familyReply(child, visit, {
    title: 'How to reach somebody of a family',
    heading: person.name,
    caption: 'How to reach them',
    back: personRoute.link(at),
    errors: errorList(form),
    main: column(html`
${withheldWarnings(open, child.id, visit.today, person.person)}
${formElement({
  action: contactDetailsRoute.link(at),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}
${types.map((type) =>
  input({
    ...field(form, type),
    type: 'tel',
    autocomplete: 'off',
    label: { text: `${phoneTypes[type]} telephone (optional)`, size: 's' },
    classes: 'govuk-input--width-20',
  }),
)}
${input({ ...field(form, 'email'), type: 'email', autocomplete: 'off', spellcheck: false, label: { text: 'Email (optional)', size: 's' } })}
${textarea({ ...field(form, 'note'), label: { text: 'What to mind (optional)', size: 's' }, hint: 'For example: shared telephone, do not leave a message. How they wish to be reached and how not has a page of its own.', rows: 3 })}
${
  person.contact !== null &&
  radios({
    ...field(form, 'how'),
    fieldset: { legend: { text: 'Why do you change it?', size: 's' } },
    items: [
      { value: 'changed', text: 'It has changed' },
      { value: 'wrong', text: 'What was recorded was wrong' },
    ],
  })
}
${
  canRecord(child, 'protected-location') &&
  radios({
    ...field(form, 'where'),
    fieldset: { legend: { text: 'Who may see it?', size: 's' } },
    items: [
      { value: 'general', text: 'Everybody who works with the child' },
      { value: 'protected-location', text: 'Only those who are named for where the child is' },
    ],
  })
}
${button({ text: 'Save', preventDoubleClick: true })}`,
})}`),
  });
}

const reached = (values: Fields): ReachDetails => ({
  phones: types.flatMap((type) => {
    const value = values[type];
    return value === undefined ? [] : [{ type, number: value }];
  }),
  email: values.email,
  note: values.note,
});

async function save(open: OpenFamily, person: FamilyPerson, visit: Visit): Promise<Reply> {
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, person, form, visit);
  const { how, where, seen } = form.values;
  if (person.contact !== null && how === undefined)
    return show(open, person, withError(form, 'how', 'Select whether it has changed, or was recorded wrongly'), visit);
  try {
    await recordContactDetails(
      open.child,
      person,
      reached(form.values),
      how ?? 'changed',
      where ?? 'general',
      Number(seen),
    );
    return redirect(personRoute.link({ child: open.child.id, person: person.person }), 'Saved');
  } catch (error) {
    return show(open, person, withError(form, '', actionable(error)), visit);
  }
}

export const contactDetailsPage: PageRoute = {
  method: 'GET',
  path: contactDetailsRoute.path,
  handle: (visit) =>
    visit.look('contact details', async (access) => {
      const open = await openFamily(visit, access);
      const person = personOf(open, visit);
      return show(open, person, known(person), visit);
    }),
};

export const contactDetailsAction: PageRoute = {
  method: 'POST',
  path: contactDetailsRoute.path,
  handle: (visit) =>
    visit.look('contact details', async (access) => {
      const open = await openFamily(visit, access);
      return save(open, personOf(open, visit), visit);
    }),
};
