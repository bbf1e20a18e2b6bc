/** Plans a meeting about a child: why, when, with whom, and what has to be found out. Those invited are told by mail when it is. */
import { randomUUID } from 'node:crypto';
import { problem } from '../errors.ts';
import type { MeetingType } from '../kinds/meetings.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import { postsFor } from '../record/entries/recording-posts.ts';
import { endInvitations, invite, moveInvitations } from '../record/meetings/invitations.ts';
import { clockInstant, heldKinds } from './meeting.ts';
import { type OpenMeeting, requireWriter } from './open-meeting.ts';
import { peopleToInvite } from './people-to-invite.ts';

export type PlannedMeeting = {
  readonly type: MeetingType;
  readonly on: Temporal.PlainDate;
  /** "10:00" */
  readonly from: string;
  readonly until: string;
  readonly why: string;
  readonly agenda: readonly string[];
  readonly invited: readonly string[];
  readonly others: readonly string[];
  readonly chair?: string | undefined;
};

/** Types of meeting that the viewer may plan: those of which they may record that they were held. */
export const meetingTypesFor = (child: OpenChild, types: readonly MeetingType[]): readonly MeetingType[] =>
  types.filter((type) => postsFor(child, heldKinds[type]).length > 0);

/** Throws NOT_ALLOWED, also for inviting somebody who does not work with the child. */
export async function planMeeting(child: OpenChild, planned: PlannedMeeting): Promise<string> {
  const { access } = child;
  const { type, on, from, until, why, agenda, invited, others, chair } = planned;
  const organisation = postsFor(child, heldKinds[type])[0]?.organisation;
  const known = new Set((await peopleToInvite(child)).map(({ practitioner }) => practitioner));
  if (organisation === undefined || invited.some((each) => !known.has(each)))
    throw problem('NOT_ALLOWED', { action: 'plan this meeting, or invite somebody who does not work with the child' });
  const meeting = randomUUID();
  const data = {
    meeting,
    type,
    on: on.toString(),
    from,
    until,
    why,
    agenda,
    invited,
    ...(others.length === 0 ? {} : { others }),
    ...(chair === undefined ? {} : { chair }),
  };
  await append(child, 'meeting planned', [
    {
      kind: 'meeting.planned',
      happened: { moment: access.now },
      organisation,
      recordedBy: access.actor.practitioner,
      data,
    },
  ]);
  const times = {
    meeting,
    startsAt: clockInstant(on.toString(), from),
    endsAt: clockInstant(on.toString(), until),
  };
  await invite(child, times, invited);
  return meeting;
}

export type MeetingTimes = Pick<PlannedMeeting, 'on' | 'from' | 'until'>;

/** Those who were invited are told of the new time. Throws NOT_ALLOWED. */
export async function moveMeeting(open: OpenMeeting, { on, from, until }: MeetingTimes, reason: string): Promise<void> {
  const { child, meeting } = open;
  const { access } = child;
  const organisation = requireWriter(open);
  if (meeting.held !== null) throw problem('NOT_ALLOWED', { action: 'move a meeting that was held' });
  await append(child, 'meeting moved', [
    {
      kind: 'meeting.moved',
      happened: { moment: access.now },
      organisation,
      recordedBy: access.actor.practitioner,
      data: { meeting: meeting.id, on: on.toString(), from, until, reason },
    },
  ]);
  const [startsAt, endsAt] = [clockInstant(on.toString(), from), clockInstant(on.toString(), until)];
  await moveInvitations(access, { meeting: meeting.id, startsAt, endsAt });
}

/** Those who were invited are told that it was called off. Throws NOT_ALLOWED. */
export async function callOffMeeting(open: OpenMeeting, reason: string): Promise<void> {
  const { child, meeting } = open;
  const { access } = child;
  const organisation = requireWriter(open);
  if (meeting.held !== null) throw problem('NOT_ALLOWED', { action: 'call off a meeting that was held' });
  await append(child, 'meeting called off', [
    {
      kind: 'meeting.called-off',
      happened: { moment: access.now },
      organisation,
      recordedBy: access.actor.practitioner,
      data: { meeting: meeting.id, reason },
    },
  ]);
  const { id, startsAt, endsAt } = meeting;
  await endInvitations(access, { meeting: id, startsAt, endsAt }, 'called-off');
}
