/** Parental responsibility of one person: what is recorded, and what to record next. */

import type { FamilyPerson } from '../../record/people/family.ts';
import { recordResponsibility } from '../../record/people/record-responsibility.ts';
import { personRoute, responsibilityRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily, personOf } from './family-frame.ts';
import { holdingView, responsibilityTag } from './person-words.ts';
import { responsibilityFault, responsibilityFields, responsibilityInputs, stepIn } from './responsibility-form.ts';

function show(
  { child }: OpenFamily,
  person: FamilyPerson,
  form: Form<typeof responsibilityFields>,
  visit: Visit,
): Promise<PageReply> {
  const at = { child: child.id, person: person.person };
  const { holdings = [], basis } = person;
  return familyReply(child, visit, {
    title: 'Parental responsibility',
    heading: person.name,
    caption: 'Parental responsibility',
    back: personRoute.link(at),
    errors: errorList(form),
    main: column(html`
<p class="govuk-body">${responsibilityTag(person, visit.today)}${basis !== undefined && holdings.length === 0 && html` ${basis}`}</p>
${holdings.map((each) => holdingView(each, visit.today))}
${insetText({ text: 'Everybody who works with the child sees this, so that nobody acts on half of it. Leave out what a court said in private. The share of the council follows from the legal status and is not recorded here.' })}
${formElement({
  action: responsibilityRoute.link(at),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${responsibilityInputs(form, holdings)}${button({ text: 'Save', preventDoubleClick: true })}`,
})}`),
  });
}

async function save(open: OpenFamily, person: FamilyPerson, visit: Visit): Promise<Reply> {
  const form = readForm(responsibilityFields, visit.body);
  if (!form.isComplete) return show(open, person, form, visit);
  const fault = responsibilityFault(form, form.values);
  if (fault !== undefined) return show(open, person, fault, visit);
  try {
    const step = stepIn(form.values, visit.actor.name, visit.today);
    await recordResponsibility(open.child, person, step, Number(form.values.seen));
    return redirect(personRoute.link({ child: open.child.id, person: person.person }), 'Saved');
  } catch (error) {
    return show(open, person, withError(form, '', actionable(error)), visit);
  }
}

export const responsibilityPage: PageRoute = {
  method: 'GET',
  path: responsibilityRoute.path,
  handle: (visit) =>
    visit.look('parental responsibility', async (access) => {
      const open = await openFamily(visit, access);
      return show(open, personOf(open, visit), blankForm(responsibilityFields), visit);
    }),
};

export const responsibilityAction: PageRoute = {
  method: 'POST',
  path: responsibilityRoute.path,
  handle: (visit) =>
    visit.look('parental responsibility', async (access) => {
      const open = await openFamily(visit, access);
      return save(open, personOf(open, visit), visit);
    }),
};
