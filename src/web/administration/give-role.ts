/** Giving a role, or moving somebody from one to another on the same day. */
import { z } from 'zod';
import { type Role, roleCodes } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import type { Organisation } from '../../record/organisations.ts';
import { endRole } from '../../record/practitioners/end-role.ts';
import { giveRole } from '../../record/practitioners/give-role.ts';
import { type HeldRole, isOver, openPerson, type Person } from '../../record/practitioners/person.ts';
import { giveRoleRoute, practitionerRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { select } from '../../ui/components/select.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { chooseOrganisation, organisationList, roleItems } from './organisation-choice.ts';
import { endOf, roleAt, spanWords, startOf } from './role-words.ts';

const newRole = z.object({
  organisation: z.string(),
  role: oneOf(roleCodes as readonly [Role, ...Role[]], 'Select a role'),
  from: typedDate({ label: 'First day' }),
  to: typedDate({ label: 'Last day' }).optional(),
  instead: z.array(z.string()).optional(),
});
type NewRoleForm = Form<typeof newRole>;

/** Which of the roles that somebody holds, for a checkbox. */
const keyOf = ({ organisation, role, from }: HeldRole): string => `${organisation}.${role}.${from.toString()}`;

const current = ({ roles }: Person, now: Temporal.Instant): readonly HeldRole[] =>
  roles.filter((held) => !isOver(held, now));

function view(form: NewRoleForm, visit: Visit, person: Person, organisation: Organisation): PageReply {
  const { formToken, actor, now } = visit;
  const isSelf = person.id === actor.practitioner;
  const held = current(person, now);
  return {
    kind: 'page',
    title: 'Give a role',
    heading: isSelf ? 'Ask for a role for yourself' : `Give ${person.name} a role`,
    caption: organisation.name,
    section: 'administration',
    back: practitionerRoute.link({ person: person.id }),
    errors: errorList(form),
    main: formElement({
      action: giveRoleRoute.link({ person: person.id }),
      token: formToken,
      content: html`${hiddenField('organisation', organisation.id)}
${isSelf && insetText({ text: 'Nobody gives themselves a role. Another administrator of this organisation decides, or one of the partnership.' })}
${select({ ...field(form, 'role'), label: 'Role', items: roleItems(organisation) })}
${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'First day', size: 's' } } })}
${dateInput({ ...field(form, 'to'), fieldset: { legend: { text: 'Last day (optional)', size: 's' } }, hint: 'For cover, a placement or a fixed term. It then ends by itself' })}
${
  !isSelf &&
  held.length > 0 &&
  checkboxes({
    ...field(form, 'instead'),
    fieldset: { legend: { text: 'Which roles does it take the place of? (optional)', size: 's' } },
    hint: 'They end when the new role begins',
    items: held.map((each) => ({ value: keyOf(each), text: `${roleAt(each)}, ${spanWords(each, now)}` })),
  })
}
${button({ text: isSelf ? 'Ask for this role' : 'Give role' })}`,
    }),
  };
}

export const giveRolePage: PageRoute = {
  method: 'GET',
  path: giveRoleRoute.path,
  handle: async (visit) => {
    const { look, parameters, query, today } = visit;
    const id = parameters['person'] ?? '';
    const asked = { organisation: query['organisation'], sought: query['q'] ?? '' };
    const { person, choice } = await look('a person who works here', async (access) => ({
      person: (await openPerson(access, id)).person,
      choice: await chooseOrganisation(access, asked),
    }));
    if (choice.chosen !== undefined) return view(blankForm(newRole, { from: today }), visit, person, choice.chosen);
    const here = giveRoleRoute.link({ person: id });
    return {
      kind: 'page',
      title: 'Give a role',
      heading: `Give ${person.name} a role`,
      section: 'administration',
      back: practitionerRoute.link({ person: id }),
      main: organisationList(choice, here, (organisation) => giveRoleRoute.link({ person: id }, { organisation })),
    };
  },
};

type Given = z.output<typeof newRole>;

async function give(access: Access, person: Person, { organisation, role, from, to, instead }: Given) {
  const starts = startOf(from, access.now);
  const outcome = await giveRole(access, person.id, {
    organisation,
    role,
    from: starts,
    to: to === undefined ? null : endOf(to),
  });
  if (outcome !== 'given') return outcome;
  for (const held of current(person, access.now))
    if (instead?.includes(keyOf(held)) === true) await endRole(access, person.id, { ...held, to: starts });
  return outcome;
}

export const giveRoleAction: PageRoute = {
  method: 'POST',
  path: giveRoleRoute.path,
  asksForProof: 'give somebody a role',
  handle: async (visit) => {
    const { look, parameters, body } = visit;
    const id = parameters['person'] ?? '';
    const form = readForm(newRole, body);
    const organisation = form.typed.get('organisation')?.[0] ?? '';
    const { person, chosen } = await look('a person who works here', async (access) => ({
      person: (await openPerson(access, id)).person,
      chosen: (await chooseOrganisation(access, { organisation, sought: '' })).chosen,
    }));
    if (chosen === undefined) return redirect(giveRoleRoute.link({ person: id }));
    if (!form.isComplete) return view(form, visit, person, chosen);
    const { from, to } = form.values;
    if (to !== undefined && Temporal.PlainDate.compare(to, from) < 0)
      return view(withError(form, 'to', 'The last day must be the first day or later'), visit, person, chosen);
    const outcome = await look('a person who works here', (access) => give(access, person, form.values));
    if (outcome === 'held-already')
      return view(withError(form, 'role', 'They hold this role already at some time of this'), visit, person, chosen);
    const notice = outcome === 'asked' ? 'It now waits for another administrator' : 'The role has been given';
    return redirect(practitionerRoute.link({ person: id }), notice);
  },
};
