/** Saying that somebody is the same person as in another child's record, and taking it back. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { fullName, type OpenChild } from '../../record/child.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import { personNamed } from '../../record/people/family.ts';
import { peopleOfOther, stateSamePerson, takeBackLink } from '../../record/people/link-records.ts';
import { linksOf, nowShown, openOther, type SameAs } from '../../record/people/links.ts';
import { readFamily } from '../../record/people/read-family.ts';
import { personRoute, samePersonRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily, personOf } from './family-frame.ts';
import { findFields, findInput, findOther, otherOf } from './find-other.ts';
import { dayWords, phoneWords, relationWords } from './person-words.ts';

const asked = z.object({ doing: oneOf(['find', 'link', 'take-back'], 'Select what you want to do') });
const linkFields = z.object({
  person: z.string('Select who it is').min(1, 'Select who it is').max(40),
  reason: requiredText({ label: 'Reason', enter: 'Enter how you know', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});
const backFields = z.object({
  entry: z.string('Select what is taken back').min(1, 'Select what is taken back').max(40),
  backReason: requiredText({ label: 'Reason', enter: 'Enter why it is taken back', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

type Forms = {
  readonly find: Form<typeof findFields>;
  readonly link: Form<typeof linkFields>;
  readonly back: Form<typeof backFields>;
};
const blank: Forms = { find: blankForm(findFields), link: blankForm(linkFields), back: blankForm(backFields) };

type Shown = { readonly open: OpenFamily; readonly person: FamilyPerson };

/** What tells somebody from another of the same name. */
const told = (person: FamilyPerson): string =>
  [
    relationWords(person),
    ...(person.dateOfBirth === undefined ? [] : [`born ${dayWords(person.dateOfBirth)}`]),
    ...(person.contact === null ? [] : phoneWords(person.contact)),
  ].join(', ');

const formOf = (doing: string, { open, person }: Shown, other: string | undefined, visit: Visit, content: Html): Html =>
  formElement({
    action: samePersonRoute.link({ child: open.child.id, person: person.person }, { other }),
    token: visit.formToken,
    content: html`${hiddenField('doing', doing)}${hiddenField('seen', String(open.child.seen))}${content}`,
  });

async function chooser(shown: Shown, other: OpenChild, form: Form<typeof linkFields>, visit: Visit): Promise<Html> {
  const people = await peopleOfOther(other);
  if (people.length === 0)
    return html`<p class="govuk-body">Nobody is recorded around ${fullName(other)} whom you can see.</p>`;
  return formOf(
    'link',
    shown,
    other.id,
    visit,
    html`
${radios({
  ...field(form, 'person'),
  fieldset: { legend: { text: `Who around ${fullName(other)} is it?`, size: 'm' } },
  items: people.map((each) => ({ value: each.person, text: each.name, hint: told(each) })),
})}
${textarea({ ...field(form, 'reason'), label: { text: 'How do you know?', size: 's' }, hint: 'A name alone is not enough. For example: the same date of birth and address; she told me herself.', rows: 3 })}
${button({ text: 'Say that they are the same person', preventDoubleClick: true })}`,
  );
}

async function linked(
  shown: Shown,
  links: readonly SameAs[],
  form: Form<typeof backFields>,
  visit: Visit,
): Promise<Html> {
  const items = [];
  for (const each of links) {
    const other = await openOther(shown.open.child, each.child, each.written.organisation);
    if (other === null) continue;
    nowShown(other);
    const { family } = await readFamily(other);
    const name = personNamed(family, each.other)?.name ?? 'somebody whom you cannot see';
    items.push({ value: each.written.entry, text: `${name}, in the record of ${fullName(other)}`, hint: each.reason });
  }
  if (items.length === 0) return html``;
  return html`
<h2 class="govuk-heading-m">Said to be the same</h2>
${formOf(
  'take-back',
  shown,
  undefined,
  visit,
  html`
${radios({ ...field(form, 'entry'), fieldset: { legend: { text: 'Take back', size: 's' } }, items })}
${textarea({ ...field(form, 'backReason'), label: { text: 'Why is it taken back?', size: 's' }, rows: 2 })}
${button({ text: 'Take it back', look: 'warning', preventDoubleClick: true })}`,
)}`;
}

const linksFor = async ({ open, person }: Shown): Promise<readonly SameAs[]> =>
  (await linksOf(open.child)).same.filter((each) => each.person === person.person);

async function show(shown: Shown, forms: Forms, visit: Visit): Promise<PageReply> {
  const { open, person } = shown;
  const { child } = open;
  const other = await otherOf(child, visit);
  const finding = html`${findInput(forms.find)}${button({ text: 'Find', look: 'secondary', preventDoubleClick: true })}`;
  return familyReply(child, visit, {
    title: 'The same person in another record',
    heading: person.name,
    caption: 'In other records',
    back: personRoute.link({ child: child.id, person: person.person }),
    errors: [forms.find, forms.link, forms.back].flatMap((form) => errorList(form)),
    main: column(html`
<p class="govuk-body">${told(person)}</p>
${insetText({ text: 'Nothing is merged. Each record keeps what was written there, and nobody learns of the link who may not open both records. It can be taken back.' })}
${await linked(shown, await linksFor(shown), forms.back, visit)}
<h2 class="govuk-heading-m">Say that they are the same as in another record</h2>
${formOf('find', shown, undefined, visit, finding)}
${other !== null && (await chooser(shown, other, forms.link, visit))}`),
  });
}

async function link(shown: Shown, visit: Visit): Promise<Reply> {
  const form = readForm(linkFields, visit.body);
  if (!form.isComplete) return show(shown, { ...blank, link: form }, visit);
  const { person, reason, seen } = form.values;
  const other = { child: visit.query['other'] ?? '', person };
  const { child } = shown.open;
  try {
    await stateSamePerson(child, shown.person.person, other, reason, Number(seen));
  } catch (error) {
    return show(shown, { ...blank, link: withError(form, '', actionable(error)) }, visit);
  }
  return redirect(personRoute.link({ child: child.id, person: shown.person.person }), 'Saved in both records');
}

async function takeBack(shown: Shown, visit: Visit): Promise<Reply> {
  const form = readForm(backFields, visit.body);
  if (!form.isComplete) return show(shown, { ...blank, back: form }, visit);
  const { entry, backReason, seen } = form.values;
  const found = (await linksFor(shown)).find(({ written }) => written.entry === entry);
  if (found === undefined) throw problem('NOT_FOUND');
  const { child } = shown.open;
  try {
    await takeBackLink(child, found, backReason, Number(seen));
  } catch (error) {
    return show(shown, { ...blank, back: withError(form, '', actionable(error)) }, visit);
  }
  return redirect(personRoute.link({ child: child.id, person: shown.person.person }), 'Taken back in both records');
}

async function find(shown: Shown, visit: Visit): Promise<Reply> {
  const form = readForm(findFields, visit.body);
  if (!form.isComplete) return show(shown, { ...blank, find: form }, visit);
  const { child } = shown.open;
  const found = await findOther(child, form, form.values.other);
  if (typeof found !== 'string') return show(shown, { ...blank, find: found }, visit);
  if (found === child.id)
    return show(
      shown,
      { ...blank, find: withError(form, 'other', 'This is the record you are in. Choose another child') },
      visit,
    );
  return redirect(samePersonRoute.link({ child: child.id, person: shown.person.person }, { other: found }));
}

const opened = async (visit: Visit, access: Parameters<typeof openFamily>[1]): Promise<Shown> => {
  const open = await openFamily(visit, access);
  return { open, person: personOf(open, visit) };
};

export const samePersonPage: PageRoute = {
  method: 'GET',
  path: samePersonRoute.path,
  handle: (visit) => visit.look('same person', async (access) => show(await opened(visit, access), blank, visit)),
};

export const samePersonAction: PageRoute = {
  method: 'POST',
  path: samePersonRoute.path,
  handle: (visit) =>
    visit.look('same person', async (access) => {
      const shown = await opened(visit, access);
      const form = readForm(asked, visit.body);
      if (!form.isComplete) throw problem('INPUT_INVALID', { fields: 'what you want to do' });
      return { find, link, 'take-back': takeBack }[form.values.doing](shown, visit);
    }),
};
