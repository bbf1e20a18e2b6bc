/** Who is whose parent and who is whose partner: recorded two people at a time. */
import { z } from 'zod';
import {
  type CoupleState,
  coupleStateCodes,
  coupleStates,
  parentageCodes,
  parentages,
} from '../../kinds/family-home.ts';
import { type Family, treePeople } from '../../record/people/family.ts';
import { recordCouple, recordParentage, removeTie, type Tie, tiesOf } from '../../record/people/record-tie.ts';
import { familyRoute, genogramRoute, tiesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';

const someone = z.string().max(40).optional();
const fields = z.object({
  step: oneOf(['couple', 'parent', 'mistake'], 'Select what you want to record'),
  one: someone,
  other: someone,
  state: z.enum(coupleStateCodes).optional(),
  since: typedDate({ label: 'Since when' }).optional(),
  parent: someone,
  of: someone,
  how: z.enum(parentageCodes).optional(),
  tie: z.string().max(40).optional(),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;

const idOf = (tie: Tie): string => ('couple' in tie ? tie.couple.tie : tie.parentage.tie);

function wordsOf(tie: Tie, { people }: Family): string {
  const nameOf = (id: string | null): string => people.find(({ person }) => person === id)?.name ?? 'the child';
  if ('parentage' in tie)
    return `${nameOf(tie.parentage.parent)}: ${parentages[tie.parentage.how]} of ${nameOf(tie.parentage.of)}`;
  return `${nameOf(tie.couple.one)} and ${nameOf(tie.couple.other)}: ${coupleStates[tie.couple.state as CoupleState]}`;
}

function inputs({ family }: OpenFamily, form: Form<typeof fields>): Html {
  const choose = { value: '', text: 'Choose' };
  const people = [choose, ...treePeople(family).map(({ person, name }) => ({ value: person, text: name }))];
  const ties = tiesOf(family);
  return radios({
    ...field(form, 'step'),
    fieldset: { legend: { text: 'What do you want to record?', size: 'm' } },
    items: [
      {
        value: 'couple',
        text: 'Two people are or were a couple',
        conditional: html`
${select({ ...field(form, 'one'), label: 'Who?', items: people })}
${select({ ...field(form, 'other'), label: 'And who?', items: people })}
${select({ ...field(form, 'state'), label: 'How do they stand?', items: [choose, ...coupleStateCodes.map((value) => ({ value, text: coupleStates[value] }))] })}
${dateInput({ ...field(form, 'since'), fieldset: { legend: 'Since when? (optional)' } })}`,
      },
      {
        value: 'parent',
        text: 'Somebody is the parent of somebody',
        hint: 'Mothers and fathers of the child are recorded with the person. This is for brothers and sisters, grandparents and others.',
        conditional: html`
${select({ ...field(form, 'parent'), label: 'Who is the parent?', items: people })}
${select({ ...field(form, 'of'), label: 'Of whom?', items: people })}
${select({ ...field(form, 'how'), label: 'How?', items: [choose, ...parentageCodes.map((value) => ({ value, text: parentages[value] }))] })}`,
      },
      ties.length > 0 && {
        value: 'mistake',
        text: 'Something was recorded by mistake',
        conditional: select({
          ...field(form, 'tie'),
          label: 'What?',
          items: [choose, ...ties.map((tie) => ({ value: idOf(tie), text: wordsOf(tie, family) }))],
        }),
      },
    ],
  });
}

function show(open: OpenFamily, form: Form<typeof fields>, visit: Visit): Promise<PageReply> {
  const { child, family } = open;
  const ties = tiesOf(family);
  return familyReply(child, visit, {
    title: 'Who is whose parent or partner',
    heading: 'Who is whose parent or partner',
    caption: 'Family',
    back: familyRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(html`
<p class="govuk-body"><a class="govuk-link" href="${genogramRoute.link({ child: child.id })}">See it as a genogram</a></p>
${
  ties.length === 0
    ? html`<p class="govuk-body">Nothing is recorded yet besides who is a parent of the child.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${ties.map((tie) => html`<li>${wordsOf(tie, family)}</li>`)}</ul>`
}
${formElement({
  action: tiesRoute.link({ child: child.id }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${inputs(open, form)}${button({ text: 'Save', preventDoubleClick: true })}`,
})}`),
  });
}

type Need = readonly [keyof Fields, string];
const needs: Readonly<Record<Fields['step'], readonly Need[]>> = {
  couple: [
    ['one', 'Select the first person'],
    ['other', 'Select the second person'],
    ['state', 'Select how they stand'],
  ],
  parent: [
    ['parent', 'Select who is the parent'],
    ['of', 'Select of whom'],
    ['how', 'Select how they are the parent'],
  ],
  mistake: [['tie', 'Select what was recorded by mistake']],
};

async function record({ child, family }: OpenFamily, values: Fields): Promise<void> {
  const { step, one = '', other = '', state = 'together', since, parent = '', of = '', how = 'birth', seen } = values;
  if (step === 'couple')
    return recordCouple(child, family, { one, other, state, since: since?.toString() }, Number(seen));
  if (step === 'parent') return recordParentage(child, family, { parent, of, how }, Number(seen));
  const tie = tiesOf(family).find((each) => idOf(each) === values.tie);
  return tie === undefined ? undefined : removeTie(child, family, tie, Number(seen));
}

async function save(open: OpenFamily, visit: Visit): Promise<Reply> {
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, form, visit);
  const missing = needs[form.values.step].filter(([name]) => form.values[name] === undefined);
  if (missing.length > 0)
    return show(
      open,
      missing.reduce<Form<typeof fields>>((wrong, [name, says]) => withError(wrong, name, says), form),
      visit,
    );
  try {
    await record(open, form.values);
  } catch (error) {
    return show(open, withError(form, '', actionable(error)), visit);
  }
  return redirect(tiesRoute.link({ child: open.child.id }), 'Saved');
}

export const tiesPage: PageRoute = {
  method: 'GET',
  path: tiesRoute.path,
  handle: (visit) =>
    visit.look('family', async (access) => show(await openFamily(visit, access), blankForm(fields), visit)),
};

export const tiesAction: PageRoute = {
  method: 'POST',
  path: tiesRoute.path,
  handle: (visit) => visit.look('family', async (access) => save(await openFamily(visit, access), visit)),
};
