/** Signing in: the first of two steps, with e-mail address and password; in a demo by choosing who to be. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { completeSignIn } from '../../record/sign-in/complete-sign-in.ts';
import { provePassword } from '../../record/sign-in/prove-password.ts';
import { writeTicket } from '../../record/sign-in/ticket.ts';
import { homeRoute, signInCodeRoute, signInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { destination, endEarlierSession, signedInCookies } from './after-sign-in.ts';
import { type DemoPerson, demoPeopleList } from './demo-people.ts';
import { employerLinks } from './employer-links.ts';
import { type OpenRoute, type OpenVisit, sent } from './open-route.ts';
import { passkeyFailed, passkeySignIn } from './passkey-sign-in.ts';
import { waitWords } from './wait-words.ts';

const credentials = z.object({
  email: requiredText({ label: 'Email address', enter: 'Enter your email address', max: 320 }),
  password: requiredText({ label: 'Password', enter: 'Enter your password', max: 1_000 }),
});
type Credentials = Form<typeof credentials>;

/** What the address of the page says: where to go afterwards, and whether something that was sent has been lost. */
type Asked = { readonly back: string; readonly lost: boolean };

/** What is carried from the first step to the second. */
export const provedPassword = z.object({ practitioner: z.string(), at: z.number(), back: z.string() });
export const provedPasswordMinutes = 10;

/** For somebody whom the product has sent here: what has happened, and what comes next. */
function whyHere({ back, lost }: Asked): Html | undefined {
  if (lost) {
    return insetText({
      text: 'You are no longer signed in. What you sent has not been saved. Sign in, then enter it again.',
    });
  }
  return back === '' || back === homeRoute.link().toString()
    ? undefined
    : insetText({ text: 'Sign in to continue. You will come back to the page you asked for.' });
}

function demoPage(people: readonly DemoPerson[], asked: Asked): PageReply {
  return {
    kind: 'page',
    title: 'Sign in',
    heading: 'Who do you want to be?',
    main: html`
${whyHere(asked)}
<p class="govuk-body">This is a demonstration. Choose one of its people to see what they see. All of them, and all children, are fictional.</p>
<p class="govuk-body"><a class="govuk-link" href="${signInRoute.link({}, { how: 'password', back: asked.back === '' ? undefined : asked.back })}">Sign in as people do in a live service</a></p>
${demoPeopleList(people, asked.back)}`,
  };
}

const cannotSignIn = details({
  summary: 'I cannot sign in',
  text: html`<p class="govuk-body">If your code app is out of reach, use one of your recovery codes in the next step.</p>
<p class="govuk-body">Otherwise ring an administrator of your organisation. They cannot see or choose your password: two of them together send you a link with which you set up signing in anew.</p>`,
});

const passwordPage = async (form: Credentials, asked: Asked, visit: OpenVisit): Promise<PageReply> => ({
  kind: 'page',
  title: 'Sign in',
  heading: 'Sign in',
  errors: errorList(form),
  usesPasskeys: visit.from.relyingParty !== null,
  main: html`
${sent(visit.query, 'passkey') === 'failed' ? passkeyFailed : whyHere(asked)}
${employerLinks(visit, asked.back)}
${await passkeySignIn(visit, asked.back)}
<form action="${signInRoute.link()}" method="post" novalidate>
${hiddenField('back', asked.back)}
${input({ ...field(form, 'email'), label: 'Email address', type: 'email', autocomplete: 'username', spellcheck: false, width: 30 })}
${passwordInput({ ...field(form, 'password'), value: undefined, classes: 'govuk-input--width-30', label: 'Password', autocomplete: 'current-password' })}
${button({ text: 'Sign in' })}
</form>
${cannotSignIn}`,
});

const askedBy = ({ query }: OpenVisit): Asked => ({ back: sent(query, 'back'), lost: sent(query, 'lost') === 'yes' });

async function signInAsDemoPerson(visit: OpenVisit): Promise<Reply> {
  const { parts, body, from } = visit;
  const person = parts.demo?.find(({ id }) => id === sent(body, 'person'));
  const done = person && (await completeSignIn(parts, person.id, 'demo', from));
  if (done === undefined) throw problem('NOT_FOUND');
  await endEarlierSession(visit);
  const cookies = signedInCookies(done, parts.sessionHours);
  return { kind: 'redirect', to: destination(sent(body, 'back')), cookies };
}

async function signInWithPassword(visit: OpenVisit): Promise<Reply> {
  const { parts, body, from } = visit;
  const form = readForm(credentials, body);
  const asked: Asked = { back: sent(body, 'back'), lost: false };
  if (!form.isComplete) return passwordPage(form, asked, visit);
  const typed = { email: form.values.email, password: sent(body, 'password') };
  const answer = await provePassword(parts, typed, from);
  if (answer.kind === 'wrong')
    return passwordPage(withError(form, 'password', 'The email address or the password is not right'), asked, visit);
  if (answer.kind === 'too-soon')
    return passwordPage(withError(form, '', waitWords(parts.services.clock.now(), answer.from)), asked, visit);
  const ticket = writeTicket(
    parts.secret,
    'password proved',
    { practitioner: answer.practitioner, at: answer.at.epochMilliseconds, back: asked.back },
    { ends: answer.at.add({ minutes: provedPasswordMinutes }) },
  );
  return {
    kind: 'redirect',
    to: signInCodeRoute.link(),
    cookies: [{ name: 'sign-in-step', value: ticket, seconds: provedPasswordMinutes * 60 }],
  };
}

export const signInPage: OpenRoute = {
  method: 'GET',
  path: signInRoute.path,
  about: 'Signing in',
  handle: async (visit) => {
    const { demo } = visit.parts;
    const asked = askedBy(visit);
    return demo === null || sent(visit.query, 'how') === 'password'
      ? passwordPage(blankForm(credentials), asked, visit)
      : demoPage(demo, asked);
  },
};

export const signInAction: OpenRoute = {
  method: 'POST',
  path: signInRoute.path,
  about: 'Signing in',
  handle: (visit) => (Object.hasOwn(visit.body, 'person') ? signInAsDemoPerson(visit) : signInWithPassword(visit)),
};
