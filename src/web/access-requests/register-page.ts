/** Registering a request: who asks, with what right, for what, and when it came. */
import { z } from 'zod';
import { type CapacityCode, capacities, capacityCodes } from '../../access/requests/capacities.ts';
import { registerRequest } from '../../record/access-requests/register-request.ts';
import { type AskedChild, askAbout } from '../../record/disclosures/officer-scope.ts';
import { accessRequestRoute, findAskedRoute, registerRequestRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';

const shown = { label: 'What shows it', max: 2_000 };

const schema = (today: Temporal.PlainDate) =>
  z.object({
    organisation: optionalText({ label: 'Organisation', max: 50 }),
    askedBy: requiredText({ label: 'Name', enter: 'Enter who asks', max: 200 }),
    capacity: oneOf(capacityCodes, 'Select in which capacity they ask'),
    parentAuthority: optionalText(shown),
    childView: optionalText({ label: 'What the child says', max: 2_000 }),
    writtenAuthority: optionalText(shown),
    courtAuthority: optionalText(shown),
    nameInRecord: optionalText({ label: 'Name in the record', max: 200 }),
    themselvesAuthority: optionalText({ label: 'How you know', max: 2_000 }),
    wants: requiredText({ label: 'What they want to see', enter: 'Enter what they want to see', max: 4_000 }),
    receivedOn: typedDate({ label: 'Day on which it was received', side: { of: today, must: 'today or past' } }),
  });
type RegisterForm = Form<ReturnType<typeof schema>>;

type AuthorityField = 'parentAuthority' | 'writtenAuthority' | 'courtAuthority' | 'themselvesAuthority';
const authorityField: Readonly<Record<CapacityCode, AuthorityField | null>> = {
  self: null,
  parent: 'parentAuthority',
  authorised: 'writtenAuthority',
  appointed: 'courtAuthority',
  'about-themselves': 'themselvesAuthority',
};

const officerPosts = ({ actor }: Visit) => actor.posts.filter(({ role }) => role === 'data-protection-officer');

function conditionalFor(form: RegisterForm, code: CapacityCode): Html | undefined {
  const name = authorityField[code];
  const { asks } = capacities[code];
  if (name === null || asks === null) return undefined;
  return html`
${code === 'about-themselves' && input({ ...field(form, 'nameInRecord'), label: 'Their name, as it stands in the record', autocomplete: 'off', width: 20 })}
${textarea({ ...field(form, name), label: asks, rows: 3 })}
${
  code === 'parent' &&
  textarea({
    ...field(form, 'childView'),
    label: 'Is the child able to ask themselves, and what do they say about it?',
    hint: 'A child who understands what it means has the right to ask, and what they told in confidence stays theirs. If nobody has asked the child, say why',
    rows: 3,
  })
}`;
}

function view(visit: Visit, asked: AskedChild, form: RegisterForm): PageReply {
  const posts = officerPosts(visit);
  return {
    kind: 'page',
    title: 'Register a request',
    heading: 'Register a request',
    caption: `${asked.forename} ${asked.surname}, born ${dateInWords(asked.dateOfBirth)}`,
    section: 'access-requests',
    back: findAskedRoute.link(),
    errors: errorList(form),
    main: formElement({
      action: registerRequestRoute.link({ asked: asked.id }),
      token: visit.formToken,
      content: html`
${
  posts.length > 1 &&
  radios({
    ...field(form, 'organisation'),
    fieldset: { legend: { text: 'Which organisation received it?', size: 's' } },
    items: posts.map(({ organisation, organisationName }) => ({ value: organisation, text: organisationName })),
  })
}
${input({ ...field(form, 'askedBy'), label: { text: 'Who asks?', size: 's' }, hint: 'Their name, and who they are to the child', autocomplete: 'off' })}
${radios({
  ...field(form, 'capacity'),
  fieldset: { legend: { text: 'In which capacity?', size: 's' } },
  items: capacityCodes.map((value) => ({
    value,
    text: capacities[value].title,
    conditional: conditionalFor(form, value),
  })),
})}
${textarea({ ...field(form, 'wants'), label: { text: 'What do they want to see?', size: 's' }, hint: 'In their own words. If they do not say, write “Everything”', rows: 3 })}
${dateInput({ ...field(form, 'receivedOn'), fieldset: { legend: { text: 'When was it received?', size: 's' } }, hint: 'By anybody in the organisation and in any way, not only by you' })}
${button({ text: 'Register', preventDoubleClick: true })}`,
    }),
  };
}

/** What is missing for the capacity that was chosen, on the form; else undefined. */
function missing(form: RegisterForm): RegisterForm | undefined {
  if (!form.isComplete) return form;
  const { capacity, childView, nameInRecord } = form.values;
  const name = authorityField[capacity];
  if (capacity === 'about-themselves' && nameInRecord === undefined)
    return withError(form, 'nameInRecord', 'Enter their name as it stands in the record');
  if (name !== null && form.values[name] === undefined)
    return withError(form, name, 'Enter what shows that they may ask');
  if (capacities[capacity].asksChild && childView === undefined)
    return withError(form, 'childView', 'Enter what the child says about it, or why nobody has asked');
  return undefined;
}

export const registerRequestPage: PageRoute = {
  method: 'GET',
  path: registerRequestRoute.path,
  handle: (visit) =>
    visit.look('access request', async (access) =>
      view(visit, await askAbout(access, visit.parameters['asked'] ?? ''), blankForm(schema(visit.today))),
    ),
};

export const registerRequestAction: PageRoute = {
  method: 'POST',
  path: registerRequestRoute.path,
  handle: (visit) =>
    visit.look('access request', async (access) => {
      const asked = await askAbout(access, visit.parameters['asked'] ?? '');
      const form = readForm(schema(visit.today), visit.body);
      const refused = missing(form);
      if (refused !== undefined || !form.isComplete) return view(visit, asked, refused ?? form);
      const { values } = form;
      const posts = officerPosts(visit);
      const post =
        posts.length === 1 ? posts[0] : posts.find(({ organisation }) => organisation === values.organisation);
      if (post === undefined)
        return view(visit, asked, withError(form, 'organisation', 'Select which organisation received it'));
      const { capacity } = values;
      const authority = authorityField[capacity];
      const request = await registerRequest(asked, {
        organisation: post.organisation,
        askedBy: values.askedBy,
        capacity,
        authority: authority === null ? null : (values[authority] ?? null),
        childView: capacities[capacity].asksChild ? (values.childView ?? null) : null,
        nameInRecord: capacity === 'about-themselves' ? (values.nameInRecord ?? null) : null,
        wants: values.wants,
        receivedOn: values.receivedOn,
      });
      return redirect(accessRequestRoute.link({ request }), 'The request is registered');
    }),
};
