/** One home: who lives there and has lived there, where it is, and what has changed. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Household } from '../../record/people/households.ts';
import { changeHousehold, type HouseholdStep } from '../../record/people/record-household.ts';
import { familyRoute, householdRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { addressFields, addressIn, addressInputs, stayFields, stayIn, stayInputs } from './household-form.ts';
import { addressView, membersView, pastMembersView } from './household-view.ts';
import { withheldWarnings } from './withheld-words.ts';

const fields = z.object({
  step: oneOf(
    ['moves-in', 'moves-out', 'never-lived-there', 'address', 'name', 'over'],
    'Select what you want to record',
  ),
  ...stayFields.shape,
  outStay: z.string().max(40).optional(),
  outOn: typedDate({ label: 'Last day there' }).optional(),
  wrongStay: z.string().max(40).optional(),
  ...addressFields.shape,
  name: optionalText({ label: 'What people call it', max: 300 }),
  because: optionalText({ label: 'Why', max: 300 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;
type HomeForm = Form<typeof fields>;

/** The step, or the field at fault and what to say of it. */
function stepIn(values: Fields, { family }: OpenFamily): HouseholdStep | readonly [keyof Fields, string] {
  const { step, outStay, outOn, wrongStay, name, because, from, to } = values;
  switch (step) {
    case 'moves-in': {
      const stay = stayIn(values, family);
      if (stay === undefined) return ['who', 'Select who lives there'];
      const isBackwards = from !== undefined && to !== undefined && Temporal.PlainDate.compare(to, from) < 0;
      return isBackwards ? ['to', 'The last day must be the same as or after the first'] : { step, stay };
    }
    case 'moves-out':
      if (outStay === undefined) return ['outStay', 'Select who moves out'];
      return outOn === undefined
        ? ['outOn', 'Enter the last day there']
        : { step, stay: outStay, to: outOn.toString() };
    case 'never-lived-there':
      return wrongStay === undefined ? ['wrongStay', 'Select what was recorded wrongly'] : { step, stay: wrongStay };
    case 'address': {
      const address = addressIn(values);
      return address === undefined ? ['address', 'Enter the address'] : { step, address };
    }
    case 'name':
      return name === undefined ? ['name', 'Enter what people call this home'] : { step, name };
    case 'over':
      return because === undefined ? ['because', 'Enter why it is no longer a home'] : { step, because };
  }
}

function steps(home: Household, { child, family }: OpenFamily, form: HomeForm, day: string): Html {
  const choose = { value: '', text: 'Choose' };
  const staying = home.stays.filter(({ to }) => to === null || to > day);
  const stays = (list: Household['stays']) => [choose, ...list.map(({ stay, who }) => ({ value: stay, text: who }))];
  return radios({
    ...field(form, 'step'),
    fieldset: { legend: { text: 'What do you want to record?', size: 'm' } },
    items: [
      {
        value: 'moves-in',
        text: 'Somebody lives there',
        conditional: stayInputs(form, family),
      },
      staying.length > 0 && {
        value: 'moves-out',
        text: 'Somebody no longer lives there',
        conditional: html`${select({ ...field(form, 'outStay'), label: 'Who?', items: stays(staying) })}${dateInput({ ...field(form, 'outOn'), fieldset: { legend: 'Last day there' } })}`,
      },
      home.stays.length > 0 && {
        value: 'never-lived-there',
        text: 'Somebody was recorded here by mistake',
        conditional: select({ ...field(form, 'wrongStay'), label: 'Who?', items: stays(home.stays) }),
      },
      {
        value: 'address',
        text: 'Its address',
        conditional: addressInputs(form, child),
      },
      {
        value: 'name',
        text: 'Another name for it',
        conditional: input({ ...field(form, 'name'), label: 'What do people call it?' }),
      },
      {
        value: 'over',
        text: 'It is no longer a home of this family',
        conditional: input({ ...field(form, 'because'), label: 'Why?' }),
      },
    ],
  });
}

function homeOf({ family }: OpenFamily, visit: Visit): Household {
  const home = family.households.find(({ id }) => id === visit.parameters['household']);
  if (home === undefined) throw problem('NOT_FOUND');
  return home;
}

function show(open: OpenFamily, home: Household, form: HomeForm, visit: Visit): Promise<PageReply> {
  const { child, family } = open;
  const day = visit.today.toString();
  return familyReply(child, visit, {
    title: 'A home',
    heading: home.name,
    caption: 'Home',
    back: familyRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(html`
${withheldWarnings(open, child.id, visit.today)}
${summaryList({
  rows: [
    { key: 'Who lives there', value: membersView(home, family, child.id, day) },
    { key: 'Who lived there', value: pastMembersView(home, family, child.id, day) },
    { key: 'Address', value: addressView(home) },
    ...(home.ended === null ? [] : [{ key: 'Over', value: home.ended }]),
  ],
})}
${formElement({
  action: householdRoute.link({ child: child.id, household: home.id }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${steps(home, open, form, day)}${button({ text: 'Save', preventDoubleClick: true })}`,
})}`),
  });
}

async function save(open: OpenFamily, home: Household, visit: Visit): Promise<Reply> {
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, home, form, visit);
  const step = stepIn(form.values, open);
  if (!('step' in step)) return show(open, home, withError(form, step[0], step[1]), visit);
  try {
    await changeHousehold(open.child, home, step, Number(form.values.seen));
    return redirect(householdRoute.link({ child: open.child.id, household: home.id }), 'Saved');
  } catch (error) {
    return show(open, home, withError(form, '', actionable(error)), visit);
  }
}

export const householdPage: PageRoute = {
  method: 'GET',
  path: householdRoute.path,
  handle: (visit) =>
    visit.look('home', async (access) => {
      const open = await openFamily(visit, access);
      return show(open, homeOf(open, visit), blankForm(fields), visit);
    }),
};

export const householdAction: PageRoute = {
  method: 'POST',
  path: householdRoute.path,
  handle: (visit) =>
    visit.look('home', async (access) => {
      const open = await openFamily(visit, access);
      return save(open, homeOf(open, visit), visit);
    }),
};
