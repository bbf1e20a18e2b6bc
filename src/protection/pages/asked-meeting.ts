/** What every page about one meeting begins with: the meeting that the address names, and the names it needs. */
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { text } from '../../record/counting.ts';
import { loadNames } from '../../record/organisations.ts';
import { meetingRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';
import { type OpenMeeting, openMeeting } from '../open-meeting.ts';

export type AskedMeeting = { readonly open: OpenMeeting; readonly names: Names };

/** Throws NOT_FOUND. */
export async function openAskedMeeting({ parameters }: Visit, access: Access): Promise<AskedMeeting> {
  const child = await openChild(access, parameters['child'] ?? '');
  const open = await openMeeting(child, parameters['meeting'] ?? '');
  const { planned, notes, decisions, actions, dissents, held, calledOff, invited } = open.meeting;
  const all = [planned, ...notes, ...decisions, ...actions, ...dissents, held, calledOff].filter(
    (each) => each !== null,
  );
  const names = await loadNames(
    access,
    all.flatMap(({ organisation, data }) => [organisation, text(data['organisation'])].filter((id) => id !== null)),
    [...invited, ...all.flatMap(({ recordedBy }) => recordedBy ?? [])],
  );
  return { open, names };
}

/** A page with one thing to do about a meeting. */
export async function meetingStepPage(
  { open: { child, meeting } }: AskedMeeting,
  {
    title,
    main,
    errors,
  }: { readonly title: string; readonly main: Html; readonly errors: readonly ErrorSummaryItem[] },
  visit: Visit,
): Promise<PageReply> {
  return {
    kind: 'page',
    title,
    section: 'children',
    back: meetingRoute.link({ child: child.id, meeting: meeting.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${main}`,
  };
}
