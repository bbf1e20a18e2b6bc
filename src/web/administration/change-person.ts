/** Changing a name or an e-mail address. */
import { z } from 'zod';
import { changePerson } from '../../record/practitioners/change-person.ts';
import { openLookedAfter } from '../../record/practitioners/person.ts';
import { changePractitionerRoute, practitionerRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { workEmail } from './add-person.ts';

const changed = z.object({
  name: requiredText({ label: 'Name', enter: 'Enter the name', max: 200 }),
  email: workEmail,
});

const view = (form: Form<typeof changed>, { formToken, parameters }: Visit): PageReply => ({
  kind: 'page',
  title: 'Change a name or address',
  heading: 'Change a name or address',
  section: 'administration',
  back: practitionerRoute.link({ person: parameters['person'] ?? '' }),
  errors: errorList(form),
  main: formElement({
    action: changePractitionerRoute.link({ person: parameters['person'] ?? '' }),
    token: formToken,
    content: html`
${input({ ...field(form, 'name'), label: 'Name', autocomplete: 'off', width: 30 })}
${input({ ...field(form, 'email'), label: 'Work email address', hint: 'They sign in with it, and are told at their next sign-in that it was changed', type: 'email', autocomplete: 'off', spellcheck: false, width: 30 })}
${button({ text: 'Save the change' })}`,
  }),
});

const action = 'change the name or address';

export const changePersonPage: PageRoute = {
  method: 'GET',
  path: changePractitionerRoute.path,
  handle: async (visit) => {
    const { look, parameters } = visit;
    const { name, email } = await look('a person who works here', (access) =>
      openLookedAfter(access, parameters['person'] ?? '', action),
    );
    return view(blankForm(changed, { name, email }), visit);
  },
};

export const changePersonAction: PageRoute = {
  method: 'POST',
  path: changePractitionerRoute.path,
  asksForProof: "change somebody's name or email address",
  handle: async (visit) => {
    const { look, parameters, body } = visit;
    const person = parameters['person'] ?? '';
    await look('a person who works here', (access) => openLookedAfter(access, person, action));
    const form = readForm(changed, body);
    if (!form.isComplete) return view(form, visit);
    const { values } = form;
    const outcome = await look('a person who works here', (access) => changePerson(access, person, values));
    return outcome === 'taken'
      ? view(withError(form, 'email', 'Somebody else has this email address here'), visit)
      : redirect(practitionerRoute.link({ person }), 'The change has been saved');
  },
};
