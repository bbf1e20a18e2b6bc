/** Ending a role of somebody who stays. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { endRole } from '../../record/practitioners/end-role.ts';
import { type HeldRole, isOver, openPerson } from '../../record/practitioners/person.ts';
import { endRoleRoute, practitionerRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { sent } from '../sign-in/open-route.ts';
import { endOf, roleAt, spanWords } from './role-words.ts';

const ending = z.object({
  when: oneOf(['now', 'later'], 'Select when it ends'),
  last: typedDate({ label: 'Last day' }).optional(),
});

/** The role that the address or the form names. Throws NOT_FOUND. */
async function heldBy(visit: Visit, given: Readonly<Record<string, unknown>>): Promise<HeldRole> {
  const id = visit.parameters['person'] ?? '';
  const { person } = await visit.look('a person who works here', (access) => openPerson(access, id));
  const held = person.roles.find(
    ({ organisation, role, from, ...span }) =>
      organisation === sent(given, 'organisation') &&
      role === sent(given, 'role') &&
      from.toString() === sent(given, 'from') &&
      !isOver(span, visit.now),
  );
  if (held === undefined) throw problem('NOT_FOUND');
  return held;
}

const view = (form: Form<typeof ending>, { formToken, parameters, now }: Visit, held: HeldRole): PageReply => ({
  kind: 'page',
  title: 'End a role',
  heading: 'End a role',
  caption: roleAt(held),
  section: 'administration',
  back: practitionerRoute.link({ person: parameters['person'] ?? '' }),
  errors: errorList(form),
  main: formElement({
    action: endRoleRoute.link({ person: parameters['person'] ?? '' }),
    token: formToken,
    content: html`${hiddenField('organisation', held.organisation)}${hiddenField('role', held.role)}${hiddenField('from', held.from.toString())}
<p class="govuk-body">They have held it ${spanWords(held, now)}. When it ends they lose at once what they see by it.</p>
${radios({
  ...field(form, 'when'),
  fieldset: { legend: { text: 'When does it end?', size: 's' } },
  items: [
    { value: 'now', text: 'Now' },
    {
      value: 'later',
      text: 'At the end of a day',
      conditional: dateInput({ ...field(form, 'last'), fieldset: { legend: { text: 'Last day', size: 's' } } }),
    },
  ],
})}
${button({ text: 'End role', look: 'warning' })}`,
  }),
});

export const endRolePage: PageRoute = {
  method: 'GET',
  path: endRoleRoute.path,
  handle: async (visit) => view(blankForm(ending), visit, await heldBy(visit, visit.query)),
};

export const endRoleAction: PageRoute = {
  method: 'POST',
  path: endRoleRoute.path,
  asksForProof: 'end a role',
  handle: async (visit) => {
    const { look, parameters, body, now, today } = visit;
    const held = await heldBy(visit, body);
    const form = readForm(ending, body);
    if (!form.isComplete) return view(form, visit, held);
    const { when, last } = form.values;
    if (when === 'later' && (last === undefined || Temporal.PlainDate.compare(last, today) < 0))
      return view(withError(form, 'last', 'Enter a last day that is today or later'), visit, held);
    const to = when === 'now' || last === undefined ? now : endOf(last);
    const person = parameters['person'] ?? '';
    await look('a person who works here', (access) => endRole(access, person, { ...held, to }));
    return redirect(
      practitionerRoute.link({ person }),
      when === 'now' ? 'The role has ended' : 'The role will end on that day',
    );
  },
};
