/** Your sign-in: what you sign in with, where you are signed in, and what has happened to it. */
import { worksAt } from '../../record/actor.ts';
import { type OwnSignIn, ownSignIn } from '../../record/sign-in/own-sign-in.ts';
import {
  calendarRoute,
  noticesRoute,
  ownCodeAppRoute,
  ownEmployerRoute,
  ownPasswordRoute,
  ownRecoveryCodesRoute,
  ownSignInRoute,
  relationsRoute,
} from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type SummaryRow, summaryList } from '../../ui/components/summary-list.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { instantDistanceInWords, instantInWords } from '../../ui/when-words.ts';
import { passkeysSection } from './passkeys.ts';
import { sessionsSection } from './sessions.ts';

const since = (instant: Temporal.Instant | null, now: Temporal.Instant, verb: string): string =>
  instant === null ? 'None' : `${verb} ${instantInWords(instant)} (${instantDistanceInWords(instant, now)})`;

const row = (key: string, value: string, text: string, href: Href): SummaryRow => ({
  key,
  value,
  actions: { items: [{ text, visuallyHiddenText: key.toLowerCase(), href }] },
});

function ways(
  { passwordChangedAt, codeAppAddedAt, recoveryCodes, employers }: OwnSignIn,
  { now, signIn }: Visit,
): Html {
  const hasPassword = passwordChangedAt !== null;
  const hasCodeApp = codeAppAddedAt !== null;
  const codes = recoveryCodes === 0 ? 'None left' : `${recoveryCodes} left`;
  return summaryList({
    rows: [
      row('Password', since(passwordChangedAt, now, 'Set'), hasPassword ? 'Change' : 'Set', ownPasswordRoute.link()),
      hasPassword &&
        row(
          'Code app',
          since(codeAppAddedAt, now, 'Connected'),
          hasCodeApp ? 'Replace' : 'Connect',
          ownCodeAppRoute.link(),
        ),
      hasCodeApp && row('Recovery codes', codes, 'Make new ones', ownRecoveryCodesRoute.link()),
      ...employers.map(({ issuer, boundAt }) => {
        const known = signIn.employers.find((one) => one.issuer === issuer);
        return {
          key: "Employer's account",
          value: `${known?.title ?? new URL(issuer).host}, connected ${instantInWords(boundAt)}`,
          ...(known === undefined
            ? {}
            : {
                actions: {
                  items: [
                    {
                      text: 'Disconnect',
                      visuallyHiddenText: known.title,
                      href: ownEmployerRoute.link({ employer: known.name }),
                    },
                  ],
                },
              }),
        };
      }),
    ],
  });
}

/** Employers in whose organisations the person has a role, and whose account is not connected yet. */
const connectable = ({ employers }: OwnSignIn, { signIn, actor }: Visit): readonly Html[] =>
  signIn.employers
    .filter(
      ({ issuer, organisation }) => worksAt(actor, organisation) && !employers.some((own) => own.issuer === issuer),
    )
    .map(
      ({ name, title }) =>
        html`<p class="govuk-body"><a class="govuk-link" href="${ownEmployerRoute.link({ employer: name })}">Connect your account at ${title}</a></p>`,
    );

/** Somebody who would be helpless without their one phone is told so before it happens. */
function advice({ passwordChangedAt, codeAppAddedAt, recoveryCodes }: OwnSignIn, { session }: Visit): Html | undefined {
  if (session.by === 'demo')
    return insetText({
      text: 'You chose to be this person in the demonstration. What you set up here can be tried on the sign-in page.',
    });
  if (passwordChangedAt !== null && codeAppAddedAt === null)
    return insetText({ text: 'Your password opens nothing before you connect a code app.' });
  return codeAppAddedAt !== null && recoveryCodes < 3
    ? insetText({ text: 'You have few recovery codes left. Make new ones before you need them.' })
    : undefined;
}

const events = (own: OwnSignIn): Html =>
  own.events.length === 0
    ? html`<p class="govuk-body">Nothing yet.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${own.events.map(({ at, says }) => html`<li>${says}: ${instantInWords(at)}</li>`)}</ul>`;

export const ownSignInPage: PageRoute = {
  method: 'GET',
  path: ownSignInRoute.path,
  handle: async (visit) => {
    const own = await visit.look('own sign-in', (access) => ownSignIn(access, visit.signIn.idleMinutes));
    return {
      kind: 'page',
      title: 'Your sign-in',
      heading: 'Your sign-in',
      main: html`
<p class="govuk-body">You sign in as ${own.email}. If this address or your name is wrong, ask an administrator of your organisation.</p>
${advice(own, visit)}
<h2 class="govuk-heading-m">What you sign in with</h2>
${ways(own, visit)}
${connectable(own, visit)}
${passkeysSection(own, visit)}
${sessionsSection(own.sessions, visit)}
<h2 class="govuk-heading-m">Notices by mail</h2>
<p class="govuk-body"><a class="govuk-link" href="${noticesRoute.link()}">Choose what you are told by mail, and when</a>. A mail never says about whom.</p>
<p class="govuk-body"><a class="govuk-link" href="${calendarRoute.link()}">Have the days on which something is due in your own calendar</a></p>
<h2 class="govuk-heading-m">People close to you</h2>
<p class="govuk-body">Nobody opens the record of their own family. <a class="govuk-link" href="${relationsRoute.link()}">Say where you live and who is close to you</a>, and the service sees to it.</p>
<h2 class="govuk-heading-m">What has happened</h2>
${events(own)}
<p class="govuk-body">If something here was not you or at your request, change your password, sign out everywhere else, and ring an administrator.</p>`,
    };
  },
};
