/** Child protection of one child: the whole process as one line with what is due, and the meetings. */

import { dayOf } from '../../clock.ts';
import { meetingTypeCodes } from '../../kinds/meetings.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { loadNames } from '../../record/organisations.ts';
import { childrenRoute, meetingRoute, planMeetingRoute, protectionRoute, recordRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { type LoadedLine, loadLine } from '../load-line.ts';
import { type Meeting, meetingsIn } from '../meeting.ts';
import { meetingTypesFor } from '../plan-meeting.ts';
import { type LineShown, lineDetails, linePicture } from './line-view.ts';
import { meetingState, meetingStateTag, meetingTime, typeTitle } from './meeting-words.ts';

export async function lineShown(child: OpenChild, loaded: LoadedLine, { today }: Visit): Promise<LineShown> {
  const { access } = child;
  const lines = [loaded.line, ...loaded.before];
  const organisations = lines.flatMap(({ steps }) =>
    steps.flatMap(({ entries, duties }) => [
      ...entries.map(({ organisation }) => organisation),
      ...duties.flatMap(({ owner }) => owner.organisation ?? []),
    ]),
  );
  return {
    child: child.id,
    names: await loadNames(access, organisations, []),
    today,
    titleOf: (rule) => access.engine.rulebook.dutyRule(rule)?.rule.title ?? rule,
  };
}

const meetingItem = (meeting: Meeting, child: string, now: Temporal.Instant): Html =>
  html`<li><a class="govuk-link" href="${meetingRoute.link({ child, meeting: meeting.id })}">${typeTitle(meeting.type)}</a> ${meetingStateTag(meetingState(meeting, now))}<br><span class="throughline-small">${meetingTime(meeting)}. ${meeting.why}</span></li>`;

function meetingList(child: OpenChild, meetings: readonly Meeting[], now: Temporal.Instant): Html {
  const mayPlan = meetingTypesFor(child, meetingTypeCodes).length > 0;
  return html`
<h2 class="govuk-heading-m">Meetings</h2>
${meetings.length === 0 ? html`<p class="govuk-body">No meeting that you can see was planned here.</p>` : html`<ul class="govuk-list govuk-list--spaced">${meetings.map((meeting) => meetingItem(meeting, child.id, now))}</ul>`}
${mayPlan && button({ text: 'Plan a meeting', href: planMeetingRoute.link({ child: child.id }) })}`;
}

function lineOf(loaded: LoadedLine, shown: LineShown): Html {
  const { line, before } = loaded;
  return html`
${linePicture(line, shown.today)}
${line.endedAt !== null && html`<p class="govuk-body">It came to its end on ${onDate(dayOf(line.endedAt))}. What is recorded from now on begins a new line; nothing of this one is lost.</p>`}
${lineDetails(line, shown)}
${before.map((each) =>
  details({
    summary: html`An earlier time, from ${onDate(dayOf(each.beganAt))}${each.endedAt !== null && html` to ${onDate(dayOf(each.endedAt))}`}`,
    text: lineDetails(each, shown),
  }),
)}`;
}

export const protectionPage: PageRoute = {
  method: 'GET',
  path: protectionRoute.path,
  handle: (visit) =>
    visit.look('child protection', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const loaded = await loadLine(child);
      const meetings = meetingsIn(await readChronology(child));
      return {
        kind: 'page',
        title: 'Child protection',
        section: 'children',
        breadcrumbs: [{ text: 'Children', href: childrenRoute.link() }, { text: 'Protection' }],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        main: html`
${childNavigation(child.id, 'protection')}
<h1 class="govuk-heading-l">Child protection</h1>
${
  loaded === null
    ? html`<p class="govuk-body">No strategy discussion, enquiry, conference or plan is recorded that you can see. If a child is at risk of significant harm, ring the front door; if they are in danger now, ring 999. Nothing has to be recorded first.</p>`
    : lineOf(loaded, await lineShown(child, loaded, visit))
}
${meetingList(child, meetings, visit.now)}
<p class="govuk-body"><a class="govuk-link" href="${recordRoute.link({ child: child.id })}">Add something else to the chronology</a>, for example that an enquiry ended or that a plan was reviewed.</p>
<p class="govuk-body-s">It shows what is recorded and what you may see. It is no judgement of how serious anything is.</p>`,
      };
    }),
};
