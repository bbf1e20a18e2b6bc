/** Involving somebody in the work with a child: first which organisation and what for, then who there, why and until when. */
import { z } from 'zod';
import { invitingPost, kindsFor, purposesToInviteFor } from '../../access/who-may-involve.ts';
import { problem } from '../../errors.ts';
import {
  type OrganisationKind,
  organisationKinds,
  type Purpose,
  purposeCodes,
  purposes,
  roles,
} from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { involve, isOpenAt, postsWorkingWith } from '../../record/involve.ts';
import { involvementsOf } from '../../record/involvements.ts';
import { findOrganisation, type Organisation, organisationsById } from '../../record/organisations.ts';
import { type Colleague, organisationsOfKinds, peopleAt } from '../../record/people-at.ts';
import { addInvolvementRoute, involvementRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';

const first = z.object({
  organisation: z.string().min(1, 'Select who to involve').max(100),
  purpose: oneOf(purposeCodes, 'Select what they are involved for'),
});
const second = (today: Temporal.PlainDate) =>
  z.object({
    ...first.shape,
    who: z.string().min(1, 'Select who there is involved').max(200),
    reason: requiredText({ label: 'Reason', enter: 'Enter why they are involved', max: 300 }),
    until: typedDate({ label: 'Last day', side: { of: today, must: 'today or future' } }).optional(),
  });
type First = Form<typeof first>;
type Second = Form<ReturnType<typeof second>>;

/** What the visitor may choose from. */
type Offered = {
  readonly child: OpenChild;
  readonly purposes: readonly Purpose[];
  readonly others: readonly Organisation[];
  /** Organisations of their own that work with the child, with what for: colleagues may be named. */
  readonly own: readonly { readonly organisation: Organisation; readonly purpose: Purpose }[];
};

async function offered(visit: Visit, access: Access): Promise<Offered> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const posts = postsWorkingWith(child);
  const inviting = purposesToInviteFor(posts);
  if (inviting.length === 0) throw problem('NOT_ALLOWED', { action: 'involve somebody in the work with a child' });
  const kinds = [...new Set<OrganisationKind>(inviting.flatMap(kindsFor))].filter((kind) => kind !== 'school');
  const involved = (await involvementsOf(child)).filter(
    (each) => isOpenAt(each, visit.now) && each.practitioner === null,
  );
  const mine = involved.filter(({ organisation }) => posts.some((held) => held.organisation === organisation));
  const found = await organisationsById(
    access,
    mine.map(({ organisation }) => organisation),
  );
  return {
    child,
    purposes: inviting,
    others: await organisationsOfKinds(access, kinds),
    own: mine.flatMap(({ organisation, purpose }) => {
      const known = found.get(organisation);
      return known === undefined ? [] : [{ organisation: known, purpose }];
    }),
  };
}

const optionsFor = ({ purposes: inviting, own }: Offered): readonly Purpose[] => [
  ...new Set([...inviting, ...own.map(({ purpose }) => purpose)]),
];

function firstFields(form: First, choice: Offered): Html {
  const { own, others } = choice;
  const names = new Map([...own.map(({ organisation }) => organisation), ...others].map((each) => [each.id, each]));
  return html`
<h1 class="govuk-heading-l">Involve somebody</h1>
<p class="govuk-body">You can invite a service, or name a colleague for what your own organisation already does.</p>
${select({
  ...field(form, 'organisation'),
  label: { text: 'Which organisation?', size: 's' },
  items: [
    { value: '', text: 'Choose an organisation' },
    ...[...names.values()].map(({ id, name, kind }) => ({ value: id, text: `${name} (${organisationKinds[kind]})` })),
  ],
})}
${radios({
  ...field(form, 'purpose'),
  fieldset: { legend: { text: 'What are they involved for?', size: 's' } },
  items: optionsFor(choice).map((value) => ({ value, text: purposes[value] })),
})}
${button({ text: 'Continue' })}`;
}

const everybody = 'everybody';
const itemsFor = (people: readonly Colleague[], mayBeAll: boolean) => [
  { value: '', text: 'Choose who' },
  ...(mayBeAll ? [{ value: everybody, text: 'Everybody there whose role works for this' }] : []),
  ...people.map(({ practitioner, name, role }) => ({
    value: `${practitioner} ${role}`,
    text: `${name}, ${roles[role]}`,
  })),
];

type Chosen = {
  readonly organisation: Organisation;
  readonly purpose: Purpose;
  readonly people: readonly Colleague[];
  readonly mayBeAll: boolean;
};

function secondFields(form: Second, { organisation, purpose, people, mayBeAll }: Chosen): Html {
  return html`
<h1 class="govuk-heading-l">Involve ${organisation.name}</h1>
<p class="govuk-body">${purposes[purpose]}. They will see what their role reaches for this, from now on, and it is recorded in the chronology.</p>
${people.length === 0 && insetText({ text: `Nobody of ${organisation.name} signs in here. Ring them as well.` })}
${hiddenField('organisation', organisation.id)}${hiddenField('purpose', purpose)}
${select({ ...field(form, 'who'), label: { text: 'Who there?', size: 's' }, items: itemsFor(people, mayBeAll) })}
${textarea({ ...field(form, 'reason'), label: { text: 'Why are they involved?', size: 's' }, hint: 'Others who work with the child can read this', rows: 3 })}
${dateInput({ ...field(form, 'until'), fieldset: { legend: { text: 'Last day (optional)', size: 's' } }, hint: 'It ends by itself after this day' })}
${button({ text: 'Involve them', preventDoubleClick: true })}`;
}

async function pageWith(
  visit: Visit,
  child: OpenChild,
  form: First | Second,
  fields: Html,
  method: 'get' | 'post',
): Promise<PageReply> {
  return {
    kind: 'page',
    title: 'Involve somebody',
    section: 'children',
    back: involvementRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main:
      method === 'get'
        ? html`<form action="${addInvolvementRoute.link({ child: child.id })}" method="get" novalidate>${fields}</form>`
        : formElement({
            action: addInvolvementRoute.link({ child: child.id }),
            token: visit.formToken,
            content: fields,
          }),
  };
}

/** What was chosen, or the first form with what is wrong with it. */
async function choose(form: First, choice: Offered, access: Access): Promise<Chosen | First> {
  if (!form.isComplete) return form;
  const { purpose } = form.values;
  const organisation = await findOrganisation(access, form.values.organisation);
  if (organisation === undefined) return withError(form, 'organisation', 'Select who to involve');
  const involvements = choice.own.map((each) => ({
    organisation: each.organisation.id,
    purpose: each.purpose,
    practitioner: null,
  }));
  const posts = postsWorkingWith(choice.child);
  const asked = { organisation: organisation.id, kind: organisation.kind, purpose };
  const mayBeAll = invitingPost(posts, { ...asked, named: false }, involvements) !== undefined;
  if (!mayBeAll && invitingPost(posts, { ...asked, named: true }, involvements) === undefined)
    return withError(form, 'purpose', `${organisation.name} cannot be involved for this. Select something else`);
  return { organisation, purpose, mayBeAll, people: await peopleAt(access, [organisation.id]) };
}

export const addInvolvementPage: PageRoute = {
  method: 'GET',
  path: addInvolvementRoute.path,
  handle: (visit) =>
    visit.look('involve somebody', async (access) => {
      const choice = await offered(visit, access);
      const { organisation, purpose } = visit.query;
      const isBlank = organisation === undefined && purpose === undefined;
      const form = isBlank ? blankForm(first) : readForm(first, { organisation, purpose });
      const chosen = isBlank ? form : await choose(form, choice, access);
      return 'people' in chosen
        ? pageWith(
            visit,
            choice.child,
            blankForm(second(visit.today)),
            secondFields(blankForm(second(visit.today)), chosen),
            'post',
          )
        : pageWith(visit, choice.child, chosen, firstFields(chosen, choice), 'get');
    }),
};

export const addInvolvementAction: PageRoute = {
  method: 'POST',
  path: addInvolvementRoute.path,
  handle: (visit) =>
    visit.look('involve somebody', async (access) => {
      const choice = await offered(visit, access);
      const chosen = await choose(readForm(first, visit.body), choice, access);
      if (!('people' in chosen)) return pageWith(visit, choice.child, chosen, firstFields(chosen, choice), 'get');
      const form = readForm(second(visit.today), visit.body);
      const again = (refused: Second) => pageWith(visit, choice.child, refused, secondFields(refused, chosen), 'post');
      if (!form.isComplete) return again(form);
      const { who, reason, until } = form.values;
      const person = chosen.people.find(({ practitioner, role }) => `${practitioner} ${role}` === who);
      if (person === undefined && (who !== everybody || !chosen.mayBeAll))
        return again(withError(form, 'who', 'Select who there is involved'));
      const done = await involve(choice.child, {
        organisation: chosen.organisation,
        purpose: chosen.purpose,
        practitioner: person?.practitioner,
        role: person?.role,
        reason,
        until,
      });
      const back = involvementRoute.link({ child: choice.child.id });
      return redirect(back, done ? 'They are involved from now on' : 'They were involved already. Nothing was changed');
    }),
};
