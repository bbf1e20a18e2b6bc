/** A joiner: name, work address, a role, and from when. */
import { z } from 'zod';
import { type Role, roleCodes } from '../../kinds/vocabulary.ts';
import type { Organisation } from '../../record/organisations.ts';
import { addPerson } from '../../record/practitioners/add-person.ts';
import { addPractitionerRoute, administrationRoute, practitionerRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { linkPage } from './link-view.ts';
import { chooseOrganisation, organisationList, roleItems } from './organisation-choice.ts';
import { startOf } from './role-words.ts';

export const workEmail = z
  .string()
  .min(1, 'Enter an email address')
  .max(320, 'Email address must be 320 characters or less')
  .pipe(z.email('Enter an email address in the correct format, like name@example.com'));

const newPerson = z.object({
  organisation: z.string(),
  name: requiredText({ label: 'Name', enter: 'Enter the name', max: 200 }),
  email: workEmail,
  role: oneOf(roleCodes as readonly [Role, ...Role[]], 'Select a role'),
  from: typedDate({ label: 'First day' }),
});

const frame = { kind: 'page', title: 'Add a person', heading: 'Add a person', section: 'administration' } as const;

const view = (form: Form<typeof newPerson>, { formToken }: Visit, organisation: Organisation): PageReply => ({
  ...frame,
  caption: organisation.name,
  back: administrationRoute.link(),
  errors: errorList(form),
  main: formElement({
    action: addPractitionerRoute.link(),
    token: formToken,
    content: html`${hiddenField('organisation', organisation.id)}
${input({ ...field(form, 'name'), label: 'Name', hint: 'As colleagues in other agencies know them', autocomplete: 'off', width: 30 })}
${input({ ...field(form, 'email'), label: 'Work email address', hint: 'Of this person alone, not of a team', type: 'email', autocomplete: 'off', spellcheck: false, width: 30 })}
${select({ ...field(form, 'role'), label: 'Role', items: roleItems(organisation) })}
${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'First day in this role', size: 's' } } })}
${button({ text: 'Add person' })}`,
  }),
});

export const addPersonPage: PageRoute = {
  method: 'GET',
  path: addPractitionerRoute.path,
  handle: async (visit) => {
    const { look, query, today } = visit;
    const asked = { organisation: query['organisation'], sought: query['q'] ?? '' };
    const choice = await look('add a person', (access) => chooseOrganisation(access, asked));
    if (choice.chosen !== undefined) return view(blankForm(newPerson, { from: today }), visit, choice.chosen);
    return {
      ...frame,
      back: administrationRoute.link(),
      main: organisationList(choice, addPractitionerRoute.link(), (organisation) =>
        addPractitionerRoute.link({}, { organisation }),
      ),
    };
  },
};

export const addPersonAction: PageRoute = {
  method: 'POST',
  path: addPractitionerRoute.path,
  asksForProof: 'add a person',
  handle: async (visit) => {
    const { look, body, now } = visit;
    const form = readForm(newPerson, body);
    const organisation = form.typed.get('organisation')?.[0] ?? '';
    const { chosen } = await look('add a person', (access) => chooseOrganisation(access, { organisation, sought: '' }));
    if (chosen === undefined) return redirect(addPractitionerRoute.link());
    if (!form.isComplete) return view(form, visit, chosen);
    const { from, ...values } = form.values;
    const added = await look('add a person', (access) => addPerson(access, { ...values, from: startOf(from, now) }));
    if (added.kind === 'yourself')
      return view(
        withError(form, 'email', 'This is your own address. Ask for a role on your own page instead'),
        visit,
        chosen,
      );
    if (added.kind === 'known')
      return redirect(
        practitionerRoute.link({ person: added.person }),
        'They work in the partnership already, and now have this role here too',
      );
    return linkPage(visit, { person: added.person, name: values.name, token: added.token, kind: 'invitation' });
  },
};
