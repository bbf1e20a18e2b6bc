/** Resetting how somebody signs in: one administrator starts, another confirms. */
import { z } from 'zod';
import { openLookedAfter, type Person } from '../../record/practitioners/person.ts';
import { endRecovery, type Recovery, startRecovery } from '../../record/practitioners/recovery.ts';
import { practitionerRoute, recoveryRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantInWords } from '../../ui/when-words.ts';
import { linkPage } from './link-view.ts';

const start = z.object({
  checkedHow: requiredText({
    label: 'How you made sure',
    enter: 'Enter how you made sure that it is them',
    max: 500,
  }),
});
const step = z.object({
  step: oneOf(['start', 'confirmed', 'refused', 'withdrawn'], 'Choose what to do'),
  checkedHow: optionalText({ label: 'How you made sure', max: 500 }),
});

const formTo = ({ formToken }: Visit, person: string, content: Html): Html =>
  formElement({ action: recoveryRoute.link({ person }), token: formToken, content });

const startForm = (form: Form<typeof start>, visit: Visit, person: string): Html =>
  formTo(
    visit,
    person,
    html`
<p class="govuk-body">A second administrator, who is neither you nor they, has to confirm. Then everything they signed in with ends, they are signed out everywhere, and the second administrator gets a link for them.</p>
${textarea({ ...field(form, 'checkedHow'), label: { text: 'How did you make sure that it is them?', size: 's' }, hint: 'For example: spoke to them in person, or rang them on the number that their manager gave', rows: 3 })}
${button({ text: 'Start the reset', name: 'step', value: 'start', look: 'secondary' })}`,
  );

/** What waits, or what can be started. */
export function recoverySection({ id }: Person, recovery: Recovery | undefined, visit: Visit): Html | undefined {
  const { actor } = visit;
  if (id === actor.practitioner) return undefined;
  if (recovery === undefined)
    return details({
      summary: 'They have lost what they sign in with',
      text: startForm(blankForm(start), visit, id),
    });
  const started = html`<p class="govuk-body">${recovery.startedByName} started to reset how they sign in, ${instantInWords(recovery.startedAt)}. How they made sure that it is them: ${recovery.checkedHow}</p>`;
  if (recovery.startedBy === actor.practitioner)
    return html`${started}<p class="govuk-body">It waits for another administrator.</p>
${formTo(visit, id, button({ text: 'Withdraw the reset', name: 'step', value: 'withdrawn', look: 'secondary' }))}`;
  return html`${started}<p class="govuk-body">Make sure yourself that it is them before you confirm. You get the link to hand over.</p>
${formTo(
  visit,
  id,
  html`<div class="govuk-button-group">${button({ text: 'Confirm the reset', name: 'step', value: 'confirmed', look: 'warning' })}${button({ text: 'Refuse', name: 'step', value: 'refused', look: 'secondary' })}</div>`,
)}`;
}

const startPage = (form: Form<typeof start>, visit: Visit, { id, name }: Person): PageReply => ({
  kind: 'page',
  title: 'Reset how somebody signs in',
  heading: `Reset how ${name} signs in`,
  section: 'administration',
  back: practitionerRoute.link({ person: id }),
  errors: errorList(form),
  main: startForm(form, visit, id),
});

export const recoveryAction: PageRoute = {
  method: 'POST',
  path: recoveryRoute.path,
  asksForProof: 'reset how somebody signs in',
  handle: async (visit) => {
    const { look, body, parameters } = visit;
    const id = parameters['person'] ?? '';
    const person = await look('a person who works here', (access) => openLookedAfter(access, id, 'reset the sign-in'));
    const chosen = readForm(step, body);
    const asked = chosen.isComplete ? chosen.values.step : 'start';
    if (asked === 'start') {
      const form = readForm(start, body);
      if (!form.isComplete) return startPage(form, visit, person);
      await look('a person who works here', (access) => startRecovery(access, id, form.values.checkedHow));
      return redirect(practitionerRoute.link({ person: id }), 'Started. Ask another administrator to confirm it');
    }
    const token = await look('a person who works here', (access) => endRecovery(access, id, asked));
    return token === undefined
      ? redirect(
          practitionerRoute.link({ person: id }),
          asked === 'refused' ? 'You have refused the reset' : 'You have withdrawn the reset',
        )
      : linkPage(visit, { person: id, name: person.name, token, kind: 'recovery' });
  },
};
