/** Opens one meeting about a child, with what the viewer may do at it. */
import { problem } from '../errors.ts';
import { canRecord, type OpenChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { postsFor, recordingPosts } from '../record/entries/recording-posts.ts';
import { heldKinds, type Meeting, meetingsIn } from './meeting.ts';

export type OpenMeeting = {
  readonly child: OpenChild;
  readonly meeting: Meeting;
  readonly entries: readonly ChronologyEntry[];
  /** The organisation for which the viewer writes at it; null for somebody who only reads. */
  readonly writesFor: string | null;
  /** For which the viewer records decisions, and that it was held; null for somebody who does not. */
  readonly leadsFor: string | null;
};

/** For which organisation somebody may plan meetings about this child, and write at them. */
export const meetingPost = (child: OpenChild): string | null =>
  canRecord(child, 'safeguarding') ? (recordingPosts(child)[0]?.organisation ?? null) : null;

/** Throws NOT_FOUND for one that is not there and for one that the viewer may not see. */
export async function openMeeting(child: OpenChild, id: string): Promise<OpenMeeting> {
  const entries = await readChronology(child);
  const meeting = meetingsIn(entries).find((each) => each.id === id);
  if (meeting === undefined) throw problem('NOT_FOUND');
  const isOpen = meeting.calledOff === null;
  return {
    child,
    meeting,
    entries,
    writesFor: isOpen ? meetingPost(child) : null,
    leadsFor: isOpen ? (postsFor(child, heldKinds[meeting.type])[0]?.organisation ?? null) : null,
  };
}

/** Throws NOT_ALLOWED for somebody who only reads. */
export function requireWriter({ writesFor }: OpenMeeting): string {
  if (writesFor === null) throw problem('NOT_ALLOWED', { action: 'write at this meeting' });
  return writesFor;
}

/** Throws NOT_ALLOWED for somebody whose role does not record what such a meeting decided. */
export function requireLead({ leadsFor }: OpenMeeting): string {
  if (leadsFor === null) throw problem('NOT_ALLOWED', { action: 'record what this meeting decided' });
  return leadsFor;
}
