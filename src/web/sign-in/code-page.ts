/** The second step of signing in: the code of an app, or a recovery code. */
import type { z } from 'zod';
import { problem } from '../../errors.ts';
import { completeSignIn } from '../../record/sign-in/complete-sign-in.ts';
import { proveCode } from '../../record/sign-in/prove-code.ts';
import { readTicket } from '../../record/sign-in/ticket.ts';
import { signInCodeRoute, signInRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { destination, endEarlierSession, signedInCookies } from './after-sign-in.ts';
import type { OpenRoute, OpenVisit } from './open-route.ts';
import {
  refusalWords,
  type SecondFactorForm,
  secondFactorFields,
  secondFactorSchema,
  typedSecondFactor,
} from './second-factor-form.ts';
import { provedPassword } from './sign-in-page.ts';

const startAgain: Reply = {
  kind: 'redirect',
  to: signInRoute.link({}, { how: 'password' }),
  cookies: [{ name: 'sign-in-step', value: null, seconds: 0 }],
};

const proved = ({ parts, cookie, now }: OpenVisit): z.output<typeof provedPassword> | undefined =>
  readTicket(parts.secret, 'password proved', cookie('sign-in-step'), provedPassword, now);

const view = (form: SecondFactorForm): PageReply => ({
  kind: 'page',
  title: 'Enter your code',
  heading: 'Enter your code',
  back: signInRoute.link({}, { how: 'password' }),
  errors: errorList(form),
  main: html`<form action="${signInCodeRoute.link()}" method="post" novalidate>
${secondFactorFields(form)}
${button({ text: 'Continue' })}
</form>`,
});

export const codePage: OpenRoute = {
  method: 'GET',
  path: signInCodeRoute.path,
  about: 'The second step of signing in',
  handle: (visit) => Promise.resolve(proved(visit) === undefined ? startAgain : view(blankForm(secondFactorSchema))),
};

export const codeAction: OpenRoute = {
  method: 'POST',
  path: signInCodeRoute.path,
  about: 'The second step of signing in',
  handle: async (visit) => {
    const { parts, body, from } = visit;
    const before = proved(visit);
    if (before === undefined) return startAgain;
    const { practitioner, back } = before;
    const form = readForm(secondFactorSchema, body);
    const typed = typedSecondFactor(form);
    if (!form.isComplete) return view(form);
    if (typed === undefined) return view(withError(form, 'code', 'Enter the code that your app shows'));
    const at = Temporal.Instant.fromEpochMilliseconds(before.at);
    const answer = await proveCode(parts, { practitioner, at }, typed, from);
    if (answer.kind === 'start-again') return startAgain;
    if (answer.kind !== 'right') {
      const { name, says } = refusalWords(typed, answer, visit.now);
      return view(withError(form, name, says));
    }
    const done = await completeSignIn(parts, practitioner, typed.kind, from);
    if (done === undefined) throw problem('NOT_FOUND');
    await endEarlierSession(visit);
    return { kind: 'redirect', to: destination(back), cookies: signedInCookies(done, parts.sessionHours) };
  },
};
