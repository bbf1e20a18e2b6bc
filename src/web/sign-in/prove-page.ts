/** Proving again who one is, before something sensitive: with a code, and in a demonstration by saying so. */
import { problem } from '../../errors.ts';
import { keptForm } from '../../record/sign-in/kept-forms.ts';
import { type OwnSignIn, ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import { provePasskey, signInOptions } from '../../record/sign-in/passkeys.ts';
import { proveCode } from '../../record/sign-in/prove-code.ts';
import { recordProof } from '../../record/sign-in/record-proof.ts';
import type { WayToProve } from '../../record/sign-in/sessions.ts';
import { asSystem } from '../../record/system.ts';
import { homeRoute, proveContinueRoute, proveRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageReply, PageRoute, RedirectReply, Visit } from '../../ui/page-route.ts';
import { destination } from './after-sign-in.ts';
import { employerLink, usableEmployers } from './employer-links.ts';
import { sent } from './open-route.ts';
import { passkeyForm } from './passkey-form.ts';
import { provedMinutes } from './proof-first.ts';
import {
  refusalWords,
  type SecondFactorForm,
  secondFactorFields,
  secondFactorSchema,
  typedSecondFactor,
} from './second-factor-form.ts';

/** Where to go on: a form that waits, or a page. */
type Next = { readonly form: string; readonly back: string };

const nextOf = (given: Readonly<Record<string, unknown>>): Next => ({
  form: sent(given, 'form'),
  back: sent(given, 'back'),
});

const demoProof = html`
<p class="govuk-body">In a live service you would now use your passkey, or enter the code of your app. In this demonstration it is enough to continue.</p>
${button({ text: 'Continue' })}`;

const noProof = html`
<p class="govuk-body">You have no passkey and no code app here, so you cannot do this. Sign out, and sign in again with what you have, or ask an administrator of your organisation.</p>`;

const carried = ({ form, back }: Next): Html => html`${hiddenField('form', form)}${hiddenField('back', back)}`;

const challengeFor = ({ actor }: Visit) => ({ purpose: 'proof', about: actor.practitioner }) as const;

async function passkeyProof(visit: Visit, next: Next, { passkeys }: OwnSignIn): Promise<Html | undefined> {
  const { session, signIn, formToken, now } = visit;
  const party = session.from.relyingParty;
  if (party === null || passkeys.length === 0 || session.by === 'demo') return undefined;
  return passkeyForm({
    action: proveRoute.link(),
    does: 'prove',
    options: await signInOptions(signIn.secret, party, challengeFor(visit), now),
    token: formToken,
    content: carried(next),
    text: 'Use a passkey',
  });
}

const employerProof = (visit: Visit, next: Next, own: OwnSignIn): readonly Html[] =>
  usableEmployers(visit, own).map((employer) =>
    employerLink(employer, `Sign in again with ${employer.title}`, { for: 'proof', ...next }),
  );

function fields(form: SecondFactorForm, visit: Visit, own: OwnSignIn): Html {
  const { session } = visit;
  const { codeAppAddedAt, passkeys } = own;
  if (session.by === 'demo') return demoProof;
  if (codeAppAddedAt !== null) return html`${secondFactorFields(form)}${button({ text: 'Continue' })}`;
  const hasPasskey = passkeys.length > 0 && session.from.relyingParty !== null;
  return hasPasskey || usableEmployers(visit, own).length > 0 ? nothing : noProof;
}

async function view(form: SecondFactorForm, visit: Visit, next: Next): Promise<PageReply> {
  const own = await visit.look('own sign-in', (access) => ownSignIn(access, visit.signIn.idleMinutes));
  const kept = await keptForm(visit.signIn, visit.session.id, next.form);
  return {
    kind: 'page',
    title: 'Confirm that it is you',
    heading: 'Confirm that it is you',
    errors: errorList(form),
    usesPasskeys: own.passkeys.length > 0,
    main: html`
${insetText({ text: `You are about to ${kept?.about ?? 'open a page that only you may see'}.${kept === undefined ? '' : ' What you entered is kept.'}` })}
<p class="govuk-body">Somebody else could be at your computer. This counts for ${provedMinutes} minutes.</p>
${await passkeyProof(visit, next, own)}
${employerProof(visit, next, own)}
${formElement({
  action: proveRoute.link(),
  token: visit.formToken,
  content: html`${carried(next)}${fields(form, visit, own)}`,
})}
<p class="govuk-body"><a class="govuk-link" href="${destination(next.back)}">Do not go on</a></p>`,
  };
}

export const provePage: PageRoute = {
  method: 'GET',
  path: proveRoute.path,
  handle: (visit) => view(blankForm(secondFactorSchema), visit, nextOf(visit.query)),
};

/** The session goes on under a new id, and the person where they were. */
async function proved({ session, signIn, actor }: Visit, by: WayToProve, { form, back }: Next): Promise<RedirectReply> {
  await recordProof(signIn, actor.practitioner, by);
  const cookies = [await session.renew(by)];
  const to = form === '' ? destination(back) : proveContinueRoute.link({}, { form });
  return { kind: 'redirect', to, cookies };
}

async function isOwnPasskey(visit: Visit): Promise<boolean> {
  const { signIn, session, actor, body } = visit;
  const party = session.from.relyingParty;
  if (party === null) return false;
  const { services, partnership, secret } = signIn;
  const told = { secret, party, challengeFor: challengeFor(visit), answer: sent(body, 'answer') };
  const practitioner = await asSystem(services, { partnership }, (access) => provePasskey(access, told));
  return practitioner === actor.practitioner;
}

export const proveAction: PageRoute = {
  method: 'POST',
  path: proveRoute.path,
  handle: async (visit) => {
    const { actor, session, signIn, body, now } = visit;
    const next = nextOf(body);
    if (signIn.isDemo && session.by === 'demo') return proved(visit, 'demo', next);
    const form = readForm(secondFactorSchema, body);
    if (Object.hasOwn(body, 'answer')) {
      return (await isOwnPasskey(visit))
        ? proved(visit, 'passkey', next)
        : view(withError(form, '', 'The passkey was not recognised. Try again'), visit, next);
    }
    const typed = typedSecondFactor(form);
    if (!form.isComplete) return view(form, visit, next);
    if (typed === undefined) return view(withError(form, 'code', 'Enter the code that your app shows'), visit, next);
    const answer = await proveCode(signIn, { practitioner: actor.practitioner, at: now }, typed, session.from);
    if (answer.kind === 'start-again') throw problem('NOT_ALLOWED', { action: 'do this without a code app' });
    if (answer.kind === 'right') return proved(visit, typed.kind, next);
    const { name, says } = refusalWords(typed, answer, now);
    return view(withError(form, name, says), visit, next);
  },
};

/** A browser sends no form by itself, so the person sends again what had waited. */
export const proveContinuePage: PageRoute = {
  method: 'GET',
  path: proveContinueRoute.path,
  handle: async ({ signIn, session, query, formToken }) => {
    const kept = await keptForm(signIn, session.id, query['form'] ?? '');
    if (kept === undefined) return { kind: 'redirect', to: homeRoute.link() };
    return {
      kind: 'page',
      title: 'Thank you',
      heading: 'Thank you, it is you',
      main: html`
<p class="govuk-body">What you entered has waited. You are about to ${kept.about}.</p>
${formElement({
  action: destination(kept.address),
  token: formToken,
  content: html`${kept.fields.map(([name, values]) => values.map((value) => hiddenField(name, value)))}${button({ text: 'Continue' })}`,
})}
<p class="govuk-body"><a class="govuk-link" href="${homeRoute.link()}">Do not go on</a></p>`,
    };
  },
};
