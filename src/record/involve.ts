/** Bringing somebody into the work with a child, changing why or until when, and ending it. Each is an entry of the chronology. */
import { endingPost, invitingPost, type Post, workingPosts } from '../access/who-may-involve.ts';
import { startOfDay } from '../clock.ts';
import { problem } from '../errors.ts';
import type { Purpose, Role } from '../kinds/vocabulary.ts';
import { append } from './append.ts';
import type { OpenChild } from './child.ts';
import { type InvolvedOrganisation, involvementEnds, involvementStarts, involvementsOf } from './involvements.ts';
import type { Organisation } from './organisations.ts';
import { wholeChronology } from './whole-chronology.ts';

export type Invited = {
  readonly organisation: Organisation;
  readonly purpose: Purpose;
  /** Only this role, or only this person. */
  readonly role?: Role | undefined;
  readonly practitioner?: string | undefined;
  readonly reason: string;
  /** The last day of it. */
  readonly until?: Temporal.PlainDate | undefined;
};

export const postsWorkingWith = (child: OpenChild): readonly Post[] =>
  workingPosts(child.grants, child.access.actor.posts);

const by = (child: OpenChild, post: Post) => ({
  organisation: post.organisation,
  recordedBy: child.access.actor.practitioner,
});

export const isOpenAt = ({ startsAt, endsAt }: InvolvedOrganisation, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) <= 0 && (endsAt === null || Temporal.Instant.compare(endsAt, now) > 0);

/** Returns false when the same is involved already. Throws NOT_ALLOWED. */
export async function involve(child: OpenChild, invited: Invited): Promise<boolean> {
  const { organisation, purpose, role, practitioner, reason, until } = invited;
  const { now } = child.access;
  const open = (await involvementsOf(child)).filter((each) => isOpenAt(each, now));
  const named = role !== undefined || practitioner !== undefined;
  const post = invitingPost(
    postsWorkingWith(child),
    { organisation: organisation.id, kind: organisation.kind, purpose, named },
    open,
  );
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'involve this organisation for this purpose' });
  const isThere = open.some(
    (each) =>
      each.organisation === organisation.id &&
      each.purpose === purpose &&
      (each.role ?? undefined) === role &&
      (each.practitioner ?? undefined) === practitioner,
  );
  if (isThere) return false;
  await append(child, 'involvement begun', [
    involvementStarts(by(child, post), {
      organisation: organisation.id,
      purpose,
      reason,
      from: now,
      ...(role === undefined ? {} : { role }),
      ...(practitioner === undefined ? {} : { practitioner }),
      ...(until === undefined ? {} : { until: until.toString() }),
    }),
  ]);
  return true;
}

/** One that the viewer sees, with the post by which they may change or end it. */
export async function findInvolvement(
  child: OpenChild,
  id: string,
): Promise<{ readonly involvement: InvolvedOrganisation; readonly post: Post | undefined } | undefined> {
  const involvement = (await involvementsOf(child)).find((each) => each.id === id);
  return involvement && { involvement, post: endingPost(postsWorkingWith(child), involvement) };
}

async function changeable(child: OpenChild, id: string) {
  const found = await findInvolvement(child, id);
  if (found === undefined) throw problem('NOT_FOUND');
  if (found.post === undefined) throw problem('NOT_ALLOWED', { action: 'change or end this involvement' });
  if (!isOpenAt(found.involvement, child.access.now)) throw problem('CHANGED_MEANWHILE');
  return { involvement: found.involvement, post: found.post };
}

/** Corrects why it is, or until when. What was recorded before stays in the chronology. */
export async function changeInvolvement(
  child: OpenChild,
  id: string,
  { reason, until }: Pick<Invited, 'reason' | 'until'>,
): Promise<void> {
  const { involvement, post } = await changeable(child, id);
  const { entries, rootOf } = await wholeChronology(child.access, child.id);
  const began = entries.findLast((entry) => entry.kind === 'involvement.started' && entry.data['involvement'] === id);
  if (began === undefined) throw problem('NOT_FOUND');
  const { organisation, purpose, role, practitioner, startsAt } = involvement;
  const corrected = involvementStarts(by(child, post), {
    organisation,
    purpose,
    reason,
    from: startsAt,
    ...(role === null ? {} : { role }),
    ...(practitioner === null ? {} : { practitioner }),
    ...(until === undefined ? {} : { until: until.toString() }),
  });
  const data = { ...(corrected.data as object), involvement: id };
  await append(child, 'involvement changed', [{ ...corrected, data, corrects: rootOf(began.id) }]);
}

/** It ends now, and acts on the next request of whoever was involved by it. */
export async function endInvolvement(child: OpenChild, id: string, reason: string): Promise<void> {
  const { involvement, post } = await changeable(child, id);
  await append(child, 'involvement ended', [involvementEnds(by(child, post), involvement, child.access.now, reason)]);
}

/** The last day of an involvement, from the moment after it. */
export const lastDayOf = ({ endsAt }: Pick<InvolvedOrganisation, 'endsAt'>): Temporal.PlainDate | null => {
  if (endsAt === null) return null;
  const day = endsAt.toZonedDateTimeISO('Europe/London').toPlainDate();
  return startOfDay(day.toString()) === endsAt.epochMilliseconds ? day.subtract({ days: 1 }) : day;
};
