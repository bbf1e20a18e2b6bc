/** One team: who is in it, who joins and leaves, and closing it. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { closeTeam, couldJoin, joinTeam, leaveTeam, openTeam } from '../../record/practitioners/teams.ts';
import { teamRoute, teamsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { readForm } from '../../ui/form.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';

const steps = z.object({
  step: oneOf(['join', 'leave', 'close'], 'Choose what to do'),
  person: optionalText({ label: 'Person', max: 100 }),
});

const stepForm = ({ formToken, parameters }: Visit, step: string, content: Html): Html =>
  formElement({
    action: teamRoute.link({ team: parameters['team'] ?? '' }),
    token: formToken,
    content: html`${hiddenField('step', step)}${content}`,
  });

export const teamPage: PageRoute = {
  method: 'GET',
  path: teamRoute.path,
  handle: async (visit) => {
    const { team, others } = await visit.look('a team', async (access) => {
      const opened = await openTeam(access, visit.parameters['team'] ?? '');
      return { team: opened, others: await couldJoin(access, opened) };
    });
    const takeOut = (id: string, name: string): Html =>
      stepForm(
        visit,
        'leave',
        html`${hiddenField('person', id)}${button({ text: html`Take out<span class="govuk-visually-hidden"> ${name}</span>`, look: 'secondary', classes: 'govuk-!-margin-bottom-0' })}`,
      );
    return {
      kind: 'page',
      title: 'A team',
      heading: team.name,
      caption: team.organisationName,
      section: 'administration',
      back: teamsRoute.link(),
      main: html`
${
  team.members.length === 0
    ? html`<p class="govuk-body">Nobody is in it yet.</p>`
    : summaryList({ rows: team.members.map(({ id, name }) => ({ key: name, value: takeOut(id, name) })) })
}
${
  others.length > 0 &&
  stepForm(
    visit,
    'join',
    html`${select({ name: 'person', id: 'person', label: { text: 'Who joins?', size: 's' }, items: others.map(({ id, name }) => ({ value: id, text: name })) })}${button({ text: 'Add to the team' })}`,
  )
}
<h2 class="govuk-heading-m">Close the team</h2>
<p class="govuk-body">It then stands in no list any more. Who was in it when stays on record.</p>
${stepForm(visit, 'close', button({ text: 'Close the team', look: 'warning' }))}`,
    };
  },
};

const notices = {
  join: 'They are in the team now',
  leave: 'They have been taken out',
  close: 'The team is closed',
} as const;

export const teamAction: PageRoute = {
  method: 'POST',
  path: teamRoute.path,
  asksForProof: 'change a team',
  handle: async ({ look, parameters, body }) => {
    const id = parameters['team'] ?? '';
    const form = readForm(steps, body);
    await look('a team', async (access) => {
      const team = await openTeam(access, id);
      if (!form.isComplete) throw problem('INPUT_INVALID', { fields: 'what to do with the team' });
      const { step, person = '' } = form.values;
      if (step === 'join') await joinTeam(access, team, person);
      else if (step === 'leave') await leaveTeam(access, team, person);
      else await closeTeam(access, team);
    });
    const step = form.isComplete ? form.values.step : 'close';
    return redirect(step === 'close' ? teamsRoute.link() : teamRoute.link({ team: id }), notices[step]);
  },
};
