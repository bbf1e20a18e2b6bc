/** The page of a meeting: before it the invitation and the agenda, during it what everybody writes, after it the minutes. */
import { problem } from '../../errors.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import {
  callOffMeetingRoute,
  followMeetingRoute,
  holdMeetingRoute,
  invitationFileRoute,
  meetingRoute,
  moveMeetingRoute,
  protectionRoute,
  writeMeetingRoute,
} from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { errorList, readForm } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { peopleToInvite, postsToAct } from '../people-to-invite.ts';
import { agreeAction, recordDecision, recordDissent, writeNote } from '../write-at-meeting.ts';
import { type AskedMeeting, openAskedMeeting } from './asked-meeting.ts';
import { meetingState, meetingStateTag, meetingTime, typeTitle } from './meeting-words.ts';
import { minutes } from './minutes.ts';
import {
  actionSchema,
  blankForms,
  decisionSchema,
  dissentSchema,
  isWriting,
  noteSchema,
  postCode,
  type Writing,
  type WrittenForms,
  writeForms,
} from './write-forms.ts';

export function aboutMeeting({ open: { meeting }, names }: AskedMeeting, now: Temporal.Instant): Html {
  const { invited, others, agenda, chair, why, held, calledOff } = meeting;
  const people = [...invited.map(names.practitioner), ...others];
  const bullets = (lines: readonly string[]): Html =>
    html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return summaryList({
    rows: [
      { key: 'Where it stands', value: meetingStateTag(meetingState(meeting, now)) },
      { key: 'When', value: meetingTime(meeting) },
      { key: 'Why', value: why },
      ...(chair === null ? [] : [{ key: 'Chair', value: chair }]),
      { key: 'Invited', value: people.length === 0 ? 'Nobody yet' : bullets(people) },
      ...(agenda.length === 0 ? [] : [{ key: 'To find out', value: bullets(agenda) }]),
      ...(held === null ? [] : [{ key: 'What came of it', value: sentenceOf(held.kind, held.data, names) }]),
      ...(held !== null && Array.isArray(held.data['present'])
        ? [{ key: 'Who was there', value: bullets(held.data['present'].map(String)) }]
        : []),
      ...meeting.moved.map((entry) => ({ key: 'Moved', value: sentenceOf(entry.kind, entry.data, names) })),
      ...(calledOff === null ? [] : [{ key: 'Called off', value: sentenceOf(calledOff.kind, calledOff.data, names) }]),
    ],
  });
}

function links({ open: { child, meeting, writesFor, leadsFor } }: AskedMeeting, visit: Visit): Html {
  const at = { child: child.id, meeting: meeting.id };
  const isInvited =
    meeting.invited.includes(visit.actor.practitioner) || meeting.planned.recordedBy === visit.actor.practitioner;
  const item = (href: ReturnType<typeof meetingRoute.link>, words: string): Html =>
    html`<li><a class="govuk-link" href="${href}">${words}</a></li>`;
  return html`<ul class="govuk-list govuk-list--spaced">
${meeting.held === null && meeting.calledOff === null && item(followMeetingRoute.link(at), 'Follow what others write, without writing')}
${isInvited && meeting.held === null && meeting.calledOff === null && item(invitationFileRoute.link({ meeting: meeting.id }), 'Save it for your calendar')}
${writesFor !== null && meeting.held === null && item(moveMeetingRoute.link(at), 'Move it to another time')}
${writesFor !== null && meeting.held === null && item(callOffMeetingRoute.link(at), 'Call it off')}
</ul>
${leadsFor !== null && meeting.held === null && button({ text: 'It was held: record what came of it', href: holdMeetingRoute.link(at) })}`;
}

async function show(
  asked: AskedMeeting,
  forms: WrittenForms,
  {
    visit,
    access,
    errors,
  }: { readonly visit: Visit; readonly access: Access; readonly errors: readonly ErrorSummaryItem[] },
): Promise<PageReply> {
  const { open } = asked;
  const { child, meeting, writesFor } = open;
  const people = writesFor === null ? [] : await peopleToInvite(child);
  const posts = postsToAct(people).toSorted((a, b) => (roles[a.role] < roles[b.role] ? -1 : 1));
  const names = await loadNames(
    access,
    posts.map(({ organisation }) => organisation),
    [],
  );
  return {
    kind: 'page',
    title: 'Meeting',
    section: 'children',
    breadcrumbs: [{ text: 'Protection', href: protectionRoute.link({ child: child.id }) }, { text: 'Meeting' }],
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors,
    main: html`
<h1 class="govuk-heading-l">${typeTitle(meeting.type)}</h1>
${aboutMeeting(asked, visit.now)}
${links(asked, visit)}
${minutes(asked)}
${writesFor !== null && writeForms(open, { forms, posts, names, token: visit.formToken })}
<p class="govuk-body"><a class="govuk-link" href="${meetingRoute.link({ child: child.id, meeting: meeting.id }, {}, 'notes')}">Show what others have written since</a></p>`,
  };
}

export const meetingPage: PageRoute = {
  method: 'GET',
  path: meetingRoute.path,
  handle: (visit) =>
    visit.look('meeting', async (access) =>
      show(await openAskedMeeting(visit, access), blankForms(visit.today), { visit, access, errors: [] }),
    ),
};

/** Saves what was written; the forms again when something is missing. */
async function save(what: Writing, asked: AskedMeeting, visit: Visit): Promise<WrittenForms | string> {
  const { open } = asked;
  const blank = blankForms(visit.today);
  switch (what) {
    case 'note': {
      const note = readForm(noteSchema, visit.body);
      if (!note.isComplete) return { ...blank, note };
      await writeNote(open, note.values.text);
      return 'notes';
    }
    case 'decision': {
      const decision = readForm(decisionSchema, visit.body);
      if (!decision.isComplete) return { ...blank, decision };
      await recordDecision(open, decision.values);
      return 'decisions';
    }
    case 'action': {
      const action = readForm(actionSchema(visit.today), visit.body);
      if (!action.isComplete) return { ...blank, action };
      const { who, ...agreed } = action.values;
      const post = postsToAct(await peopleToInvite(open.child)).find((each) => postCode(each) === who);
      if (post === undefined) throw problem('NOT_ALLOWED', { action: 'give an action to that role' });
      await agreeAction(open, { ...agreed, post });
      return 'actions';
    }
    case 'dissent': {
      const dissent = readForm(dissentSchema, visit.body);
      if (!dissent.isComplete) return { ...blank, dissent };
      const { about, reasons, asks } = dissent.values;
      await recordDissent(open, { about, because: reasons, asks });
      return 'dissents';
    }
  }
}

export const writeMeetingAction: PageRoute = {
  method: 'POST',
  path: writeMeetingRoute.path,
  handle: (visit) =>
    visit.look('meeting', async (access) => {
      const asked = await openAskedMeeting(visit, access);
      const what = visit.body['writing'];
      if (!isWriting(what)) throw problem('NOT_FOUND');
      const saved = await save(what, asked, visit);
      if (typeof saved !== 'string') return show(asked, saved, { visit, access, errors: errorList(saved[what]) });
      const { child, meeting } = asked.open;
      return redirect(meetingRoute.link({ child: child.id, meeting: meeting.id }, {}, saved));
    }),
};
