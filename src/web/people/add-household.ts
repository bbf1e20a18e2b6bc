/** Adding a home in which somebody of the family lives. */
import { z } from 'zod';
import { countingPeople } from '../../record/people/family.ts';
import { addHousehold } from '../../record/people/record-household.ts';
import { addHouseholdRoute, familyRoute, householdRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { fieldset } from '../../ui/components/fieldset.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { addressFields, addressIn, addressInputs } from './household-form.ts';

const fields = z.object({
  name: requiredText({ label: 'What people call it', enter: 'Enter what people call this home', max: 300 }),
  members: z.array(z.string().max(40)).optional(),
  from: typedDate({ label: 'Since when' }).optional(),
  ...addressFields.shape,
  seen: z.string().regex(/^\d{1,9}$/u),
});

function show({ child, family }: OpenFamily, form: Form<typeof fields>, visit: Visit): Promise<PageReply> {
  return familyReply(child, visit, {
    title: 'Add a home',
    heading: 'Add a home',
    caption: 'Family',
    back: familyRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(
      formElement({
        action: addHouseholdRoute.link({ child: child.id }),
        token: visit.formToken,
        content: html`${hiddenField('seen', String(child.seen))}
${input({ ...field(form, 'name'), label: { text: 'What do people call it?', size: 's' }, hint: 'For example: with her mother, at Nan’s. Never the address: everybody who works with the child sees the name.' })}
${checkboxes({
  ...field(form, 'members'),
  fieldset: { legend: { text: 'Who lives there now?', size: 's' } },
  hint: 'Somebody may live in several homes. When they are where can be added afterwards.',
  items: [
    { value: 'child', text: 'The child' },
    ...countingPeople(family).map(({ person, name }) => ({ value: person, text: name })),
  ],
})}
${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'Since when? (optional)', size: 's' } }, hint: 'Leave it empty if it differs or is not known.' })}
${fieldset({ legend: { text: 'Where it is', size: 'm' }, content: addressInputs(form, child) })}
${button({ text: 'Add home', preventDoubleClick: true })}`,
      }),
    ),
  });
}

async function save(open: OpenFamily, visit: Visit): Promise<Reply> {
  const { child, family } = open;
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, form, visit);
  const { name, members = [], from, seen } = form.values;
  const people = countingPeople(family).filter(({ person }) => members.includes(person));
  const staying = [...(members.includes('child') ? [null] : []), ...people];
  try {
    const household = await addHousehold(
      child,
      {
        name,
        address: addressIn(form.values),
        stays: staying.map((person) => ({ person, from: from?.toString() })),
      },
      Number(seen),
    );
    return redirect(householdRoute.link({ child: child.id, household }), 'The home has been added');
  } catch (error) {
    return show(open, withError(form, '', actionable(error)), visit);
  }
}

export const addHouseholdPage: PageRoute = {
  method: 'GET',
  path: addHouseholdRoute.path,
  handle: (visit) =>
    visit.look('family', async (access) => show(await openFamily(visit, access), blankForm(fields), visit)),
};

export const addHouseholdAction: PageRoute = {
  method: 'POST',
  path: addHouseholdRoute.path,
  handle: (visit) => visit.look('family', async (access) => save(await openFamily(visit, access), visit)),
};
