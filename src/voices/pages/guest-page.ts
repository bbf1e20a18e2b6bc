/** What the pages for a child or a family have in common. */
import { isProblem } from '../../errors.ts';
import { frontDoors } from '../../record/front-doors.ts';
import { asGuest, type Guest } from '../../record/voices/guest-door.ts';
import { guestCodeRoute, guestStartRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { forget } from '../../ui/guest-page.ts';
import type { GuestVisit } from '../../ui/guest-route.ts';
import { type Html, html } from '../../ui/html.ts';
import type { RedirectReply } from '../../ui/page-route.ts';
import { isStillSafe } from '../safety.ts';

/** To the page that asks for the code, whatever the reason. */
const outside: RedirectReply = { kind: 'redirect', to: guestCodeRoute.link(), cookies: [forget] };

/** To the first page of their exchange, from one that is not there for them: an error page would name the service. */
const backToStart: RedirectReply = { kind: 'redirect', to: guestStartRoute.link() };

/** Opens the exchange of whoever is here, or leads out. */
export async function asVisitor<Result>(
  { services, system, kept }: GuestVisit,
  work: (guest: Guest) => Promise<Result>,
): Promise<Result | RedirectReply> {
  if (kept === undefined) return outside;
  try {
    return (await asGuest(services, system, kept, isStillSafe, work)) ?? outside;
  } catch (error) {
    if (isProblem(error) && error.code === 'NOT_FOUND') return backToStart;
    throw error;
  }
}

/** On pages on which something is written: when it is read, and whom to ring instead. */
export async function notForEmergencies({ access, link }: Guest): Promise<Html> {
  const lines = await frontDoors(access);
  return insetText({
    text: html`<p class="govuk-body">An adult reads this on the next working day, which is never a weekend. It is not for emergencies.</p>
<p class="govuk-body">If ${link.who === 'pupil' ? 'you are' : 'a child is'} not safe now, ring <strong>999</strong>.${lines.length > 0 && html` To talk to somebody about it, ring ${lines.map(({ name, number }, index) => html`${index > 0 && ', or '}${name} on <strong>${number}</strong>`)}.`}</p>`,
  });
}
