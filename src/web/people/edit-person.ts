/** Adding somebody to the people around a child, and changing or correcting what is recorded of them. */
import { isProblem } from '../../errors.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import { addPerson, changePerson } from '../../record/people/record-person.ts';
import { addPersonRoute, changePersonRoute, familyRoute, personRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { column, familyReply, type OpenFamily, openFamily, personOf } from './family-frame.ts';
import { changeFields, detailsIn, knownPerson, personFault, personFields, personInputs } from './person-form.ts';

function showAdd({ child }: OpenFamily, form: Form<typeof personFields>, visit: Visit): Promise<PageReply> {
  return familyReply(child, visit, {
    title: 'Add a person to a family',
    heading: 'Add a person',
    caption: 'Family',
    back: familyRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(
      formElement({
        action: addPersonRoute.link({ child: child.id }),
        token: visit.formToken,
        content: html`${hiddenField('seen', String(child.seen))}${personInputs(form)}${button({ text: 'Add person', preventDoubleClick: true })}`,
      }),
    ),
  });
}

function showChange(
  { child }: OpenFamily,
  person: FamilyPerson,
  form: Form<typeof changeFields>,
  visit: Visit,
): Promise<PageReply> {
  const at = { child: child.id, person: person.person };
  return familyReply(child, visit, {
    title: 'Change a person of a family',
    heading: person.name,
    caption: 'Change or correct',
    back: personRoute.link(at),
    errors: errorList(form),
    main: column(
      formElement({
        action: changePersonRoute.link(at),
        token: visit.formToken,
        content: html`${hiddenField('seen', String(child.seen))}
${personInputs(form)}
${radios({
  ...field(form, 'how'),
  fieldset: { legend: { text: 'What do you want to record?', size: 'm' } },
  items: [
    { value: 'changed', text: 'It was right, and has changed or become known' },
    {
      value: 'wrong',
      text: 'What was recorded was wrong',
      hint: 'The older entry stays in the timeline, marked as corrected.',
    },
    {
      value: 'ended',
      text: 'They no longer count for the child',
      conditional: html`${input({ ...field(form, 'ended'), label: 'Why they no longer count' })}`,
    },
  ],
})}
${button({ text: 'Save', preventDoubleClick: true })}`,
      }),
    ),
  });
}

/** The words of a problem that the person can act on, or the problem itself. */
export function actionable(error: unknown): string {
  if (!isProblem(error) || error.status >= 500 || error.code === 'NOT_FOUND') throw error;
  return `${error.message} ${error.next}`;
}

async function add(open: OpenFamily, visit: Visit): Promise<Reply> {
  const form = readForm(personFields, visit.body);
  if (!form.isComplete) return showAdd(open, form, visit);
  const fault = personFault(form, form.values, visit.today);
  if (fault !== undefined) return showAdd(open, fault, visit);
  try {
    const person = await addPerson(open.child, detailsIn(form.values), Number(form.values.seen));
    return redirect(personRoute.link({ child: open.child.id, person }), 'The person has been added');
  } catch (error) {
    return showAdd(open, withError(form, '', actionable(error)), visit);
  }
}

async function change(open: OpenFamily, person: FamilyPerson, visit: Visit): Promise<Reply> {
  const form = readForm(changeFields, visit.body);
  if (!form.isComplete) return showChange(open, person, form, visit);
  const { how, ended, seen } = form.values;
  const fault =
    how === 'ended' && ended === undefined
      ? withError(form, 'ended', 'Enter why they no longer count')
      : personFault(form, form.values, visit.today);
  if (fault !== undefined) return showChange(open, person, fault, visit);
  const details = { ...detailsIn(form.values), ...(how === 'ended' && ended !== undefined ? { ended } : {}) };
  try {
    await changePerson(open.child, person, details, how === 'wrong' ? 'wrong' : 'changed', Number(seen));
    return redirect(personRoute.link({ child: open.child.id, person: person.person }), 'Saved');
  } catch (error) {
    return showChange(open, person, withError(form, '', actionable(error)), visit);
  }
}

export const addPersonPage: PageRoute = {
  method: 'GET',
  path: addPersonRoute.path,
  handle: (visit) =>
    visit.look('family', async (access) => showAdd(await openFamily(visit, access), blankForm(personFields), visit)),
};

export const addPersonAction: PageRoute = {
  method: 'POST',
  path: addPersonRoute.path,
  handle: (visit) => visit.look('family', async (access) => add(await openFamily(visit, access), visit)),
};

export const changePersonPage: PageRoute = {
  method: 'GET',
  path: changePersonRoute.path,
  handle: (visit) =>
    visit.look('person of a family', async (access) => {
      const open = await openFamily(visit, access);
      const person = personOf(open, visit);
      return showChange(open, person, knownPerson(person), visit);
    }),
};

export const changePersonAction: PageRoute = {
  method: 'POST',
  path: changePersonRoute.path,
  handle: (visit) =>
    visit.look('person of a family', async (access) => {
      const open = await openFamily(visit, access);
      return change(open, personOf(open, visit), visit);
    }),
};
