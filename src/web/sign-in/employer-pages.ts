/** Signing in with an employer's account, proving with it again who one is, and connecting it: there and back. */
import { z } from 'zod';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import { answerOnce } from '../../record/sign-in/answered-once.ts';
import { completeSignIn } from '../../record/sign-in/complete-sign-in.ts';
import {
  type AccountAnswer,
  connectAccount,
  type EmployerAccount,
  isAccountOf,
  practitionerOfAccount,
} from '../../record/sign-in/employer.ts';
import { recordProof } from '../../record/sign-in/record-proof.ts';
import { readTicket, writeTicket } from '../../record/sign-in/ticket.ts';
import { asSystem } from '../../record/system.ts';
import {
  employerReturnRoute,
  employerSignInRoute,
  ownEmployerRoute,
  ownSignInRoute,
  proveContinueRoute,
  signInRoute,
} from '../../ui/addresses.ts';
import { html } from '../../ui/html.ts';
import type { CookieChange, PageReply, Reply } from '../../ui/page-route.ts';
import { destination, endEarlierSession, signedInCookies } from './after-sign-in.ts';
import { sessionCookie } from './cookies.ts';
import { begunThere, type EmployerClient } from './employer-client.ts';
import { type LeaveReply, type OpenRoute, type OpenVisit, sent } from './open-route.ts';
import { isProvedNow } from './proof-first.ts';

/** What is kept while somebody is away: what for, where to go on, and in whose session it began. */
const away = z.object({
  employer: z.string(),
  aim: z.enum(['sign-in', 'proof', 'connect']),
  back: z.string(),
  form: z.string(),
  session: z.string().nullable(),
  begun: begunThere,
});
type Away = z.output<typeof away>;

const purpose = 'employer';
const minutes = 15;
const noCookie: CookieChange = { name: 'employer-step', value: null, seconds: 0 };

const employerOf = ({ parts, parameters }: OpenVisit): EmployerClient => {
  const found = parts.employerClients.find(({ name }) => name === parameters['employer']);
  if (found === undefined) throw problem('NOT_FOUND');
  return found;
};

const returnAddress = ({ parts }: OpenVisit, { name }: EmployerClient): string =>
  new URL(employerReturnRoute.link({ employer: name }).toString(), parts.publicAddress).href;

const failed = (title: string, says: string): PageReply => ({
  kind: 'page',
  status: 403,
  title: 'You are not signed in',
  heading: 'You are not signed in',
  cookies: [noCookie],
  main: html`<p class="govuk-body">${says}</p>
<p class="govuk-body"><a class="govuk-link" href="${signInRoute.link({}, { how: 'password' })}">Go back to signing in</a>, or ring an administrator of your organisation and say that you came from ${title}.</p>`,
});

const refusalSays: Readonly<Record<Extract<AccountAnswer, { kind: 'refused' }>['because'], string>> = {
  unknown:
    'No invitation is open here for the email address of your account there. An administrator has to invite you first; an invitation ends after 7 days.',
  'works-there-no-more': 'You have no role in that organisation here any more.',
  'connect-first': 'You sign in here in another way already. Sign in so, then connect this account under Your sign-in.',
};

export const employerStartPage: OpenRoute = {
  method: 'GET',
  path: employerSignInRoute.path,
  about: "Leads to an employer's sign-in service",
  handle: async (visit): Promise<Reply | LeaveReply> => {
    const { parts, query, now } = visit;
    const employer = employerOf(visit);
    const aim = away.shape.aim.catch('sign-in').parse(query['for']);
    // Nobody is signed in because another site sent them here: they have to choose it on a page of ours
    if (!visit.comesFromHere) return { kind: 'redirect', to: signInRoute.link({}, { how: 'password' }) };
    const signedIn = await visit.signedIn();
    if (aim !== 'sign-in' && signedIn === undefined) return { kind: 'redirect', to: signInRoute.link() };
    if (aim === 'connect' && signedIn !== undefined && !isProvedNow(signedIn, now))
      return { kind: 'redirect', to: ownEmployerRoute.link({ employer: employer.name }) };
    const anew = aim !== 'sign-in';
    const began = await employer.begin(returnAddress(visit, employer), anew).catch(() => undefined);
    if (began === undefined)
      return failed(
        employer.title,
        `The sign-in service of ${employer.title} does not answer. Try again in a few minutes.`,
      );
    const data: Away = {
      employer: employer.name,
      aim,
      back: sent(query, 'back'),
      form: sent(query, 'form'),
      session: aim === 'sign-in' ? null : (signedIn?.session ?? null),
      begun: began.begun,
    };
    const value = writeTicket(parts.secret, purpose, data, { ends: now.add({ minutes }) });
    return { kind: 'leave', to: began.to, cookies: [{ name: 'employer-step', value, seconds: minutes * 60 }] };
  },
};

async function signIn(
  visit: OpenVisit,
  employer: EmployerClient,
  account: EmployerAccount,
  back: string,
): Promise<Reply> {
  const { parts, from } = visit;
  const { services, partnership } = parts;
  const answer = await asSystem(services, { partnership }, (access) =>
    practitionerOfAccount(access, employer, account),
  );
  if (answer.kind === 'refused') {
    await noteRefusal(visit, answer.because);
    return failed(employer.title, refusalSays[answer.because]);
  }
  const done = await completeSignIn(parts, answer.practitioner, 'employer', from);
  if (done === undefined) return failed(employer.title, refusalSays['works-there-no-more']);
  await endEarlierSession(visit);
  const cookies = [...signedInCookies(done, parts.sessionHours), noCookie];
  return { kind: 'redirect', to: destination(back), cookies };
}

/** Back in the session in which it began, as the same person. */
async function goOn(visit: OpenVisit, employer: EmployerClient, account: EmployerAccount, kept: Away): Promise<Reply> {
  const { parts, cookie } = visit;
  const { services, partnership, sessions } = parts;
  const [signedIn, id] = [await visit.signedIn(), cookie('session')];
  if (signedIn === undefined || id === undefined || signedIn.session !== kept.session)
    return failed(employer.title, 'You are not signed in any more, or as somebody else.');
  const { practitioner } = signedIn.actor;
  const isOwn = await asSystem(services, { partnership }, async (access) => {
    return kept.aim === 'connect'
      ? connectAccount(access, employer, account, practitioner)
      : isAccountOf(access, employer, account, practitioner);
  });
  if (!isOwn) {
    await noteRefusal(visit, 'another account');
    return failed(
      employer.title,
      'That account is not yours here, or belongs to an organisation in which you have no role.',
    );
  }
  await recordProof(parts, practitioner, 'employer');
  const renewed = sessionCookie(await sessions.renew(id, 'employer'), parts.sessionHours);
  const to = kept.form === '' ? destination(kept.back) : proveContinueRoute.link({}, { form: kept.form });
  if (kept.aim === 'connect') await sessions.leaveNotice(signedIn.session, "Your employer's account is connected");
  return { kind: 'redirect', to: kept.aim === 'connect' ? ownSignInRoute.link() : to, cookies: [renewed, noCookie] };
}

const noteRefusal = ({ parts }: OpenVisit, because: string): Promise<void> =>
  asSystem(parts.services, { partnership: parts.partnership }, ({ transaction, now }) =>
    recordEvent(transaction, {
      partnership: parts.partnership,
      practitioner: '',
      at: now,
      action: 'sign-in refused',
      detail: { because: 'employer', why: because },
    }),
  );

export const employerReturnPage: OpenRoute = {
  method: 'GET',
  path: employerReturnRoute.path,
  about: "Where an employer's sign-in service leads back to",
  handle: async (visit) => {
    const { parts, now, cookie, address } = visit;
    const employer = employerOf(visit);
    const kept = readTicket(parts.secret, purpose, cookie('employer-step'), away, now);
    if (kept === undefined || kept.employer !== employer.name)
      return failed(employer.title, 'It took too long, or it was begun in another browser. Begin again.');
    const { services, partnership } = parts;
    const isFirst = await asSystem(services, { partnership }, (access) => answerOnce(access, kept.begun.state));
    if (!isFirst) return failed(employer.title, 'This answer has been used already. Begin again.');
    const came = new URL(address, parts.publicAddress);
    const account = await employer.finish(came, kept.begun, kept.aim !== 'sign-in');
    if (account === undefined) {
      await noteRefusal(visit, 'answer');
      return failed(
        employer.title,
        `${employer.title} did not confirm who you are in the way that is needed here, with two factors.`,
      );
    }
    return kept.aim === 'sign-in' ? signIn(visit, employer, account, kept.back) : goOn(visit, employer, account, kept);
  },
};
