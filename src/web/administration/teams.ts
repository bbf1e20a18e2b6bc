/** Teams: their names and who is in them. */
import { z } from 'zod';
import { requireAdministration } from '../../record/practitioners/administration.ts';
import { organisationsFor } from '../../record/practitioners/organisations-here.ts';
import { addTeam, teamsOf } from '../../record/practitioners/teams.ts';
import { teamRoute, teamsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { administrationParts } from './people.ts';

const newTeam = z.object({
  organisation: requiredText({ label: 'Organisation', enter: 'Select the organisation', max: 100 }),
  name: requiredText({ label: 'Name of the team', enter: 'Enter the name of the team', max: 100 }),
});

async function view(form: Form<typeof newTeam>, { look, formToken }: Visit): Promise<PageReply> {
  const { administration, teams, organisations } = await look('teams', async (access) => {
    const all = await requireAdministration(access);
    return {
      administration: all,
      teams: await teamsOf(access, all),
      organisations: await organisationsFor(access, all, ''),
    };
  });
  return {
    kind: 'page',
    title: 'Teams',
    heading: 'Teams',
    section: 'administration',
    errors: errorList(form),
    main: html`
${administrationParts('teams', administration)}
${
  teams.length === 0
    ? html`<p class="govuk-body">There are no teams yet.</p>`
    : html`<ul class="govuk-list">${teams.map(
        ({ id, name, organisationName, members }) =>
          html`<li><a class="govuk-link" href="${teamRoute.link({ team: id })}">${name}</a>, ${organisationName}: ${members.length} ${members.length === 1 ? 'person' : 'people'}</li>`,
      )}</ul>`
}
<h2 class="govuk-heading-m">Add a team</h2>
${formElement({
  action: teamsRoute.link(),
  token: formToken,
  content: html`
${select({ ...field(form, 'organisation'), label: 'Organisation', items: [{ value: '', text: 'Choose an organisation' }, ...organisations.map(({ id, name }) => ({ value: id, text: name }))] })}
${input({ ...field(form, 'name'), label: 'Name of the team', width: 20 })}
${button({ text: 'Add team' })}`,
})}`,
  };
}

export const teamsPage: PageRoute = {
  method: 'GET',
  path: teamsRoute.path,
  handle: (visit) => view(blankForm(newTeam), visit),
};

export const addTeamAction: PageRoute = {
  method: 'POST',
  path: teamsRoute.path,
  asksForProof: 'add a team',
  handle: async (visit) => {
    const form = readForm(newTeam, visit.body);
    if (!form.isComplete) return view(form, visit);
    const { organisation, name } = form.values;
    const team = await visit.look('teams', (access) => addTeam(access, organisation, name));
    return redirect(teamRoute.link({ team }), 'The team has been added');
  },
};
