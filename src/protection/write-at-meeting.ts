/** What is written while a meeting goes on. Each is an entry by its author at once, so that several people write together. */
import { randomUUID } from 'node:crypto';
import { problem } from '../errors.ts';
import { append } from '../record/append.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { requireLead, requireWriter } from './open-meeting.ts';
import { type PostToAct, peopleToInvite, postsToAct } from './people-to-invite.ts';

async function write(
  { child, meeting }: OpenMeeting,
  organisation: string,
  kind: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { access } = child;
  await append(child, 'written at a meeting', [
    {
      kind,
      happened: { moment: access.now },
      organisation,
      recordedBy: access.actor.practitioner,
      data: { meeting: meeting.id, ...data },
    },
  ]);
}

/** Throws NOT_ALLOWED for somebody who only reads. */
export const writeNote = (open: OpenMeeting, text: string): Promise<void> =>
  write(open, requireWriter(open), 'meeting-note.recorded', { text });

export const recordDecision = (
  open: OpenMeeting,
  { decided, because }: { readonly decided: string; readonly because: string },
): Promise<void> => write(open, requireLead(open), 'meeting-decision.recorded', { decided, because });

export type AgreedAction = { readonly what: string; readonly post: PostToAct; readonly by: Temporal.PlainDate };

/** From then on it is owed. Throws NOT_ALLOWED for a post that does not work with the child. */
export async function agreeAction(open: OpenMeeting, { what, post, by }: AgreedAction): Promise<void> {
  const organisation = requireWriter(open);
  const posts = postsToAct(await peopleToInvite(open.child));
  if (!posts.some(({ role, organisation: of }) => role === post.role && of === post.organisation))
    throw problem('NOT_ALLOWED', { action: 'give an action to somebody who does not work with the child' });
  const action = { action: randomUUID(), what, organisation: post.organisation, role: post.role, by: by.toString() };
  await write(open, organisation, 'meeting-action.agreed', action);
}

/** Only the person who disagrees records it: it is in their name and in their words. */
export const recordDissent = (
  open: OpenMeeting,
  { about, because, asks }: { readonly about: string; readonly because: string; readonly asks?: string | undefined },
): Promise<void> =>
  write(open, requireWriter(open), 'meeting-dissent.recorded', {
    about,
    because,
    ...(asks === undefined ? {} : { asks }),
  });
