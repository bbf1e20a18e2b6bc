/** The organisations of the partnership, for its administrators: finding one, and adding one that is no school. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { organisationKinds } from '../../kinds/vocabulary.ts';
import { requireAdministration } from '../../record/practitioners/administration.ts';
import { addableKinds, addOrganisation, organisationsFor } from '../../record/practitioners/organisations-here.ts';
import { addPractitionerRoute, addSchoolRoute, administrationRoute, organisationsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { administrationParts } from './people.ts';

const newOrganisation = z.object({
  name: requiredText({ label: 'Name', enter: 'Enter the name', max: 200 }),
  kind: oneOf(addableKinds, 'Select what it is'),
  authorityCode: z
    .string()
    .regex(/^\d{3}$/u, "Enter the council's number as three digits, for example 830")
    .optional(),
});

async function view(form: Form<typeof newOrganisation>, { look, formToken, query }: Visit): Promise<PageReply> {
  const sought = (query['q'] ?? '').trim().slice(0, 100);
  const { administration, organisations } = await look('organisations', async (access) => {
    const all = await requireAdministration(access);
    if (!all.isOfPartnership) throw problem('NOT_ALLOWED', { action: 'look after organisations' });
    return { administration: all, organisations: await organisationsFor(access, all, sought) };
  });
  return {
    kind: 'page',
    title: 'Organisations',
    heading: 'Organisations',
    section: 'administration',
    errors: errorList(form),
    main: html`
${administrationParts('organisations', administration)}
<form action="${organisationsRoute.link()}" method="get" novalidate>
${input({ name: 'q', label: { text: 'Part of its name', size: 's' }, hint: 'Without it: those whose people sign in here', value: sought, width: 20 })}
${button({ text: 'Search', look: 'secondary' })}
</form>
${scrollPane({
  label: 'Organisations',
  content: table({
    caption: 'Organisations',
    captionClasses: 'govuk-visually-hidden',
    head: ['Name', 'What it is', 'Number here', 'People'],
    rows: organisations.map(({ id, name, kind }) => [
      html`<a class="govuk-link" href="${administrationRoute.link({}, { organisation: id })}">${name}</a>`,
      organisationKinds[kind],
      html`<span class="throughline-small">${id}</span>`,
      html`<a class="govuk-link" href="${addPractitionerRoute.link({}, { organisation: id })}">Add a person<span class="govuk-visually-hidden"> to ${name}</span></a>`,
    ]),
  }),
})}
<h2 class="govuk-heading-m">Add an organisation</h2>
<p class="govuk-body">Schools are added <a class="govuk-link" href="${addSchoolRoute.link()}">under Schools</a>.</p>
${formElement({
  action: organisationsRoute.link(),
  token: formToken,
  content: html`
${input({ ...field(form, 'name'), label: 'Name', width: 30 })}
${select({ ...field(form, 'kind'), label: 'What it is', items: [{ value: '', text: 'Choose one' }, ...addableKinds.map((kind) => ({ value: kind, text: organisationKinds[kind] }))] })}
${input({ ...field(form, 'authorityCode'), label: 'Number of the council (optional)', hint: 'Three digits, of a council only', inputmode: 'numeric', width: 3 })}
${button({ text: 'Add organisation' })}`,
})}`,
  };
}

export const organisationsPage: PageRoute = {
  method: 'GET',
  path: organisationsRoute.path,
  handle: (visit) => view(blankForm(newOrganisation), visit),
};

export const addOrganisationAction: PageRoute = {
  method: 'POST',
  path: organisationsRoute.path,
  asksForProof: 'add an organisation',
  handle: async (visit) => {
    const form = readForm(newOrganisation, visit.body);
    if (!form.isComplete) return view(form, visit);
    const { authorityCode = null, ...values } = form.values;
    await visit.look('organisations', (access) => addOrganisation(access, { ...values, authorityCode }));
    return redirect(organisationsRoute.link(), 'The organisation has been added');
  },
};
