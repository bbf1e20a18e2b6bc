/** A one-time link, shown once to the administrator who hands it over. */
import { type LinkKind, linkHours } from '../../record/sign-in/links.ts';
import { practitionerRoute, setUpRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';
import { instantInWords } from '../../ui/when-words.ts';

/** Whoever signs in with an account of their employer. */
const needless = ({ employers }: Visit['signIn']): Html | false =>
  employers.length > 0 &&
  html`<p class="govuk-body">They need no link if they have an account at ${employers.map(({ title }) => title).join(' or ')} with the same email address, and a role there. Then they choose that name on the sign-in page, by the same time.</p>`;

type Shown = { readonly person: string; readonly name: string; readonly token: string; readonly kind: LinkKind };

export function linkPage({ signIn, now }: Visit, { person, name, token, kind }: Shown): PageReply {
  const address = new URL(setUpRoute.link({ token }).toString(), signIn.publicAddress).href;
  return {
    kind: 'page',
    title: 'A link to hand over',
    heading: `Hand this link to ${name}`,
    section: 'administration',
    main: html`
<p class="govuk-body throughline-secret">${address}</p>
<p class="govuk-body">It works once, until ${instantInWords(now.add({ hours: linkHours[kind] }))}, and asks for the email address that is written down here.</p>
${kind === 'invitation' && needless(signIn)}
${warningText({ text: 'Hand it over by a way by which you know that it is them: in person, on a call, or to the work mailbox that you know. It is not shown again.' })}
${button({ text: 'I have it', href: practitionerRoute.link({ person }) })}`,
  };
}
