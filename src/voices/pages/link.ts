/** Making a link with its code, shown once to whoever passes them on; and ending it at once. */
import { identifiersOf } from '../../record/child.ts';
import { spokenCode } from '../../record/voices/guest-code.ts';
import type { LinkSecrets } from '../../record/voices/links.ts';
import { wholeChronology } from '../../record/whole-chronology.ts';
import { guestLinkRoute, voiceCheckRoute, voiceEndRoute, voiceLinkRoute, voicesRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { askByLink, endAsking, linkDays } from '../ask-by-link.ts';
import { placeOf } from '../people-to-ask.ts';
import { type Safety, safetyOf } from '../safety.ts';
import { type OpenPerson, openPerson } from './open-voices.ts';
import { safetyWords } from './voice-words.ts';

async function frame({ child, move, person }: OpenPerson, visit: Visit, main: Html): Promise<PageReply> {
  return {
    kind: 'page',
    title: 'Ask by link',
    section: 'moves',
    back: voicesRoute.link({ child: child.id, move: move.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">For ${person.name}</span> Ask by link</h1>${main}`,
  };
}

const before = ({ child, move, person }: OpenPerson, visit: Visit): Html => html`
<p class="govuk-body">You get a link and a code. Send the link in the way that you checked, and tell ${person.name} the code another way: by telephone or face to face. Name no child and no school in the message.</p>
<p class="govuk-body">The link works for up to ${linkDays} days and the code once. A link that was made before ends, and what was typed there is kept.</p>
${formElement({
  action: voiceLinkRoute.link({ child: child.id, move: move.id, person: placeOf(person) }),
  token: visit.formToken,
  content: button({ text: 'Make the link and the code', preventDoubleClick: true }),
})}`;

const notNow = ({ child, move, person }: OpenPerson, state: Safety['state']): Html => html`
<p class="govuk-body">${safetyWords[state]}</p>
<p class="govuk-body"><a class="govuk-link" href="${voiceCheckRoute.link({ child: child.id, move: move.id, person: placeOf(person) })}">Check whether a link is safe</a></p>`;

const shownOnce = ({ token, code }: LinkSecrets, { person }: OpenPerson, { signIn }: Visit): Html => html`
${input({
  name: 'address',
  label: { text: 'The link', size: 's' },
  hint: 'Send it in the way that you checked',
  value: `${signIn.publicAddress}${guestLinkRoute.link({ token }).toString()}`,
  attributes: { readonly: true },
  spellcheck: false,
})}
<h2 class="govuk-heading-s">The code</h2>
<p class="govuk-body govuk-!-font-size-36 govuk-!-font-weight-bold">${spokenCode(code)}</p>
<p class="govuk-body">Tell ${person.name} the code another way than the link.</p>
${warningText({ text: 'Both are shown only now. When they are lost, make new ones.' })}`;

export const linkPage: PageRoute = {
  method: 'GET',
  path: voiceLinkRoute.path,
  handle: (visit) =>
    visit.look('link for child or family', async (access) => {
      const open = await openPerson(visit, access);
      const { state } = safetyOf(await wholeChronology(access, open.child.id), open.person, access.now);
      return frame(open, visit, state === 'allowed' ? before(open, visit) : notNow(open, state));
    }),
};

export const linkAction: PageRoute = {
  method: 'POST',
  path: voiceLinkRoute.path,
  handle: (visit) =>
    visit.look('link for child or family', async (access) => {
      const open = await openPerson(visit, access);
      return frame(open, visit, shownOnce(await askByLink(open.child, open.move, open.person), open, visit));
    }),
};

export const endLinkAction: PageRoute = {
  method: 'POST',
  path: voiceEndRoute.path,
  handle: (visit) =>
    visit.look('link for child or family', async (access) => {
      const { child, move, person } = await openPerson(visit, access);
      await endAsking(child, move, person);
      return redirect(voicesRoute.link({ child: child.id, move: move.id }), 'The link has ended');
    }),
};
