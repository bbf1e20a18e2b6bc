/** Brothers and sisters who have a record: those that can be seen, saying so of another child, and taking it back. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { siblingRelations, statedSiblingCodes } from '../../kinds/family-home.ts';
import { fullName, type OpenChild } from '../../record/child.ts';
import { countingPeople } from '../../record/people/family.ts';
import { stateSibling, takeBackLink } from '../../record/people/link-records.ts';
import { type Sibling, siblingsOf } from '../../record/people/siblings.ts';
import { childRoute, familyRoute, siblingsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { findFields, findInput, findOther, otherOf } from './find-other.ts';
import { siblingWords } from './sibling-words.ts';

const asked = z.object({ doing: oneOf(['find', 'state', 'take-back'], 'Select what you want to do') });
const stateFields = z.object({
  relation: oneOf(statedSiblingCodes, 'Select what they are to each other'),
  person: z.string().max(40).optional(),
  reason: requiredText({ label: 'Reason', enter: 'Enter how you know', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});
const backFields = z.object({
  sibling: z.string('Select what is taken back').min(1, 'Select what is taken back').max(40),
  backReason: requiredText({ label: 'Reason', enter: 'Enter why it is taken back', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

type Forms = {
  readonly find: Form<typeof findFields>;
  readonly state: Form<typeof stateFields>;
  readonly back: Form<typeof backFields>;
};
const blank: Forms = { find: blankForm(findFields), state: blankForm(stateFields), back: blankForm(backFields) };

const formOf = (doing: string, child: OpenChild, other: string | undefined, visit: Visit, content: Html): Html =>
  formElement({
    action: siblingsRoute.link({ child: child.id }, { other }),
    token: visit.formToken,
    content: html`${hiddenField('doing', doing)}${hiddenField('seen', String(child.seen))}${content}`,
  });

function stateForm(
  { child, family }: OpenFamily,
  other: OpenChild,
  form: Form<typeof stateFields>,
  visit: Visit,
): Html {
  const known = countingPeople(family).filter(({ relation }) => relation === 'sibling');
  return formOf(
    'state',
    child,
    other.id,
    visit,
    html`
${radios({
  ...field(form, 'relation'),
  fieldset: { legend: { text: `What are ${child.forename} and ${fullName(other)} to each other?`, size: 'm' } },
  items: statedSiblingCodes.map((value) => ({ value, text: siblingRelations[value] })),
})}
${
  known.length > 0 &&
  select({
    ...field(form, 'person'),
    label: { text: `Which of the people around ${child.forename} is it? (optional)`, size: 's' },
    items: [
      { value: '', text: 'None of them, or not known' },
      ...known.map(({ person, name }) => ({ value: person, text: name })),
    ],
  })
}
${textarea({ ...field(form, 'reason'), label: { text: 'How do you know?', size: 's' }, rows: 3 })}
${button({ text: 'Save in both records', preventDoubleClick: true })}`,
  );
}

function takeBackForm(stated: readonly Sibling[], child: OpenChild, form: Form<typeof backFields>, visit: Visit): Html {
  return formOf(
    'take-back',
    child,
    undefined,
    visit,
    html`
${radios({
  ...field(form, 'sibling'),
  fieldset: { legend: { text: 'Take back what was said', size: 's' } },
  items: stated.map((each) => ({ value: each.child.id, text: fullName(each.child), hint: each.stated?.reason })),
})}
${textarea({ ...field(form, 'backReason'), label: { text: 'Why is it taken back?', size: 's' }, rows: 2 })}
${button({ text: 'Take it back', look: 'warning', preventDoubleClick: true })}`,
  );
}

async function show(open: OpenFamily, forms: Forms, visit: Visit): Promise<PageReply> {
  const { child } = open;
  const siblings = await siblingsOf(child);
  const stated = siblings.filter(({ basis }) => basis === 'stated');
  const other = await otherOf(child, visit);
  const finding = html`${findInput(forms.find)}${button({ text: 'Find', look: 'secondary', preventDoubleClick: true })}`;
  return familyReply(child, visit, {
    title: 'Brothers and sisters',
    heading: 'Brothers and sisters who have a record',
    caption: 'Family',
    back: familyRoute.link({ child: child.id }),
    errors: [forms.find, forms.state, forms.back].flatMap((form) => errorList(form)),
    main: column(html`
${insetText({ text: 'Only children whose records you may open are shown here, for every child. Whoever may not open both records learns nothing of what is said here.' })}
${
  siblings.length === 0
    ? html`<p class="govuk-body">None whom you can see.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${siblings.map(
        (each) =>
          html`<li><a class="govuk-link" href="${childRoute.link({ child: each.child.id })}">${fullName(each.child)}</a>: ${siblingWords(each)}</li>`,
      )}</ul>`
}
${stated.length > 0 && takeBackForm(stated, child, forms.back, visit)}
<h2 class="govuk-heading-m">Say that another child is a brother or sister</h2>
<p class="govuk-body">If both have the same mother or father, say on the page of that person that they are the same: then it follows for all brothers and sisters.</p>
${formOf('find', child, undefined, visit, finding)}
${other !== null && stateForm(open, other, forms.state, visit)}`),
  });
}

async function state(open: OpenFamily, visit: Visit): Promise<Reply> {
  const form = readForm(stateFields, visit.body);
  if (!form.isComplete) return show(open, { ...blank, state: form }, visit);
  const { relation, person, reason, seen } = form.values;
  const { child } = open;
  try {
    await stateSibling(child, { child: visit.query['other'] ?? '', person, relation }, reason, Number(seen));
  } catch (error) {
    return show(open, { ...blank, state: withError(form, '', actionable(error)) }, visit);
  }
  return redirect(siblingsRoute.link({ child: child.id }), 'Saved in both records');
}

async function takeBack(open: OpenFamily, visit: Visit): Promise<Reply> {
  const form = readForm(backFields, visit.body);
  if (!form.isComplete) return show(open, { ...blank, back: form }, visit);
  const { sibling, backReason, seen } = form.values;
  const { child } = open;
  const found = (await siblingsOf(child)).find((each) => each.child.id === sibling)?.stated;
  if (found === null || found === undefined) throw problem('NOT_FOUND');
  try {
    await takeBackLink(child, found, backReason, Number(seen));
  } catch (error) {
    return show(open, { ...blank, back: withError(form, '', actionable(error)) }, visit);
  }
  return redirect(siblingsRoute.link({ child: child.id }), 'Taken back in both records');
}

async function find(open: OpenFamily, visit: Visit): Promise<Reply> {
  const form = readForm(findFields, visit.body);
  if (!form.isComplete) return show(open, { ...blank, find: form }, visit);
  const { child } = open;
  const found = await findOther(child, form, form.values.other);
  if (typeof found !== 'string') return show(open, { ...blank, find: found }, visit);
  if (found === child.id)
    return show(
      open,
      { ...blank, find: withError(form, 'other', 'This is the record you are in. Choose another child') },
      visit,
    );
  return redirect(siblingsRoute.link({ child: child.id }, { other: found }));
}

export const siblingsPage: PageRoute = {
  method: 'GET',
  path: siblingsRoute.path,
  handle: (visit) =>
    visit.look('brothers and sisters', async (access) => show(await openFamily(visit, access), blank, visit)),
};

export const siblingsAction: PageRoute = {
  method: 'POST',
  path: siblingsRoute.path,
  handle: (visit) =>
    visit.look('brothers and sisters', async (access) => {
      const open = await openFamily(visit, access);
      const form = readForm(asked, visit.body);
      if (!form.isComplete) throw problem('INPUT_INVALID', { fields: 'what you want to do' });
      return { find, state, 'take-back': takeBack }[form.values.doing](open, visit);
    }),
};
