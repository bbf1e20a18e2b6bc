/** Turning to the front door: numbers to ring first, then what it is about. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { childRoute, contactRoute, makeContactRoute } from '../../ui/addresses.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { councilsFor, makeContact } from '../make-contact.ts';
import { frontDoorDeciders } from '../screen-contact.ts';
import { workingPosts } from '../working-posts.ts';
import { documentLine } from './document-line.ts';
import { type ContactChoices, type ContactForm, contactFields, contactSchema, postValue } from './make-contact-form.ts';
import { column, pageOfChild } from './page-of-child.ts';
import { ringFirst } from './ringing.ts';

type Opened = ContactChoices & { readonly child: OpenChild };

async function open(visit: Visit, access: Access): Promise<Opened> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const posts = workingPosts(child);
  const [first] = posts;
  if (first === undefined) throw problem('NOT_ALLOWED', { action: 'contact the front door about this child' });
  const councils = await councilsFor(child, first);
  const isFrontDoor = posts.some(({ role }) => frontDoorDeciders.includes(role));
  return { child, posts, councils, isFrontDoor };
}

const show = async (opened: Opened, form: ContactForm, visit: Visit): Promise<PageReply> =>
  pageOfChild(opened.child, visit, {
    title: 'Contact the front door',
    back: childRoute.link({ child: opened.child.id }),
    errors: errorList(form),
    main: column(html`
<h1 class="govuk-heading-l">Contact the front door</h1>
${await ringFirst(opened.child.access)}
${formElement({
  action: makeContactRoute.link({ child: opened.child.id }),
  token: visit.formToken,
  content: contactFields(form, opened),
})}
${await documentLine(opened.child.access)}`),
  });

const ringFirstError =
  'Ring the front door first: the child may be at risk of significant harm. If you cannot get through, select “I rang and did not get through”';

async function send(opened: Opened, visit: Visit): Promise<Reply> {
  const form = readForm(contactSchema, visit.body);
  if (!form.isComplete) return show(opened, form, visit);
  const { child, posts, councils, isFrontDoor } = opened;
  const { post: chosen, council: wanted, harm, by, referrer, ...said } = form.values;
  const post = posts.find((held) => postValue(held) === chosen) ?? (posts.length === 1 ? posts[0] : undefined);
  if (post === undefined) return show(opened, withError(form, 'post', 'Select in which role'), visit);
  const council = councils.find(({ id }) => id === wanted) ?? (councils.length === 1 ? councils[0] : undefined);
  if (council === undefined) return show(opened, withError(form, 'council', 'Select a council'), visit);
  if (isFrontDoor && referrer === undefined)
    return show(opened, withError(form, 'referrer', 'Select who made the contact'), visit);
  // Those at the front door write down what has come: there is nobody to ring
  if (harm === 'yes' && by === 'form' && !isFrontDoor)
    return show(opened, withError(form, 'by', ringFirstError), visit);
  if (said.familyKnows === 'not-told' && said.familyWhy === undefined)
    return show(opened, withError(form, 'familyWhy', 'Enter why the family does not know'), visit);
  const contact = await makeContact(child, {
    ...said,
    post,
    council: council.id,
    harm: harm === 'yes',
    by: by === 'not-reached' ? 'form' : by,
    ...(by === 'not-reached' ? { notReached: true } : {}),
    ...(isFrontDoor && referrer !== 'professional' ? { referrer } : {}),
  });
  const reads = (await readChronology(child)).some(({ data }) => data['contact'] === contact);
  return reads
    ? redirect(contactRoute.link({ child: child.id, contact }), 'The front door has it')
    : redirect(
        childRoute.link({ child: child.id }),
        'The front door has it, and those who read safeguarding information about the child',
      );
}

export const makeContactPage: PageRoute = {
  method: 'GET',
  path: makeContactRoute.path,
  handle: (visit) =>
    visit.look('contact with the front door', async (access) =>
      show(await open(visit, access), blankForm(contactSchema), visit),
    ),
};

export const makeContactAction: PageRoute = {
  method: 'POST',
  path: makeContactRoute.path,
  handle: (visit) =>
    visit.look('contact with the front door', async (access) => send(await open(visit, access), visit)),
};
