/** Opening a record in an emergency, and the review of it by a data protection officer. */
import { randomUUIDv7 } from 'node:crypto';
import {
  type EmergencyOutcome,
  type EmergencyReason,
  emergenciesADay,
  emergencyHours,
  emergencyReach,
  reviewedWithin,
} from '../../access/emergency.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { post as postOf } from '../../kinds/vocabulary.ts';
import { dayNumber, dayText } from '../../rulebook/calendar/days.ts';
import { moveByOpenDays } from '../../rulebook/calendar/open-days.ts';
import type { Access } from '../access.ts';
import type { Post } from '../actor.ts';
import { appendMany } from '../append-many.ts';
import type { OpenChild } from '../child.ts';
import { officersFor } from '../data-protection-officers.ts';
import type { NewEntry } from '../entry-row.ts';
import { asRecordRole } from '../transaction.ts';
import { requireFewChecks } from './existence-check.ts';
import { findByIdentity, type GivenIdentity } from './find-by-identity.ts';

export type EmergencyGrounds = { readonly code: EmergencyReason; readonly reason: string };

/** The post in which somebody may open a record in an emergency, or undefined. */
export const emergencyPost = (posts: readonly Post[]): Post | undefined =>
  posts.find(({ role }) => emergencyReach(role) !== undefined);

function requirePost({ actor }: Access): Post {
  const post = emergencyPost(actor.posts);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'open a record in an emergency' });
  return post;
}

async function requireFewEmergencies({ transaction, actor, now }: Access): Promise<void> {
  const { opened } = await transaction
    .selectFrom('emergency_access')
    .select((select) => select.fn.countAll<number>().as('opened'))
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('starts_at', '>', now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow();
  if (opened >= emergenciesADay) throw problem('ASKED_TOO_OFTEN', { limit: `${emergenciesADay} times in a day` });
}

async function open(
  access: Access,
  subject: string,
  post: Post,
  { code, reason }: EmergencyGrounds,
  knew: 'existence' | 'identity',
): Promise<void> {
  const { actor, now } = access;
  await asRecordRole(access.transaction, () => requireFewEmergencies(access));
  const officers = await officersFor(access, post.organisation);
  const entry: NewEntry = {
    kind: 'emergency-access.opened',
    happened: { moment: now },
    organisation: post.organisation,
    recordedBy: actor.practitioner,
    parties: officers,
    data: {
      emergency: randomUUIDv7(),
      practitioner: actor.practitioner,
      organisation: post.organisation,
      role: post.role,
      reasonCode: code,
      reason,
      until: now.add({ hours: emergencyHours }).toString(),
      officers,
      knew,
    },
  };
  await appendMany(access, [{ subject, isNew: false, entries: [entry] }], { action: 'record opened in an emergency' });
}

/** Of a child of whom the viewer knows. Throws NOT_ALLOWED or ASKED_TOO_OFTEN. */
export const openKnownInEmergency = async (child: OpenChild, grounds: EmergencyGrounds): Promise<void> =>
  open(child.access, child.id, requirePost(child.access), grounds, 'existence');

/**
 * By a full identity. Undefined when nobody, or more than one, agrees, and when the record is not to be opened by this person:
 * a restricted one, or of somebody close to them. Every attempt is recorded. Throws NOT_ALLOWED or ASKED_TOO_OFTEN.
 */
export async function openByIdentityInEmergency(
  access: Access,
  given: GivenIdentity,
  grounds: EmergencyGrounds,
): Promise<string | undefined> {
  const { transaction, actor, now } = access;
  const post = requirePost(access);
  const found = await asRecordRole(transaction, async () => {
    await requireFewChecks(access);
    const subjects = await findByIdentity(access, given);
    const subject = subjects.length === 1 ? (subjects[0] ?? null) : null;
    const id = randomUUIDv7();
    await transaction
      .insertInto('existence_check')
      .values({
        partnership_id: actor.partnership,
        id,
        at: now,
        practitioner_id: actor.practitioner,
        organisation_id: post.organisation,
        role: post.role,
        purpose: 'emergency',
        asked_for: 'emergency',
        asked_by: given.by,
        reason: grounds.reason,
        subject_id: subject,
        organisations: [],
      })
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'emergency access asked for',
      ...(subject === null ? {} : { subject }),
      detail: { check: id, opened: subject !== null },
    });
    return subject;
  });
  if (found === null) return undefined;
  await open(access, found, post, grounds, 'identity');
  return found;
}

export type EmergencyReview = {
  readonly id: string;
  readonly child: string;
  readonly practitioner: string;
  readonly organisation: string;
  readonly role: string;
  readonly code: string;
  readonly reason: string;
  readonly openedAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** The last day in time for the review; null when no calendar of working days reaches so far. */
  readonly reviewBy: Temporal.PlainDate | null;
  readonly reviewedAt: Temporal.Instant | null;
  readonly outcome: string | null;
};

function reviewDay({ engine }: Access, openedAt: Temporal.Instant): Temporal.PlainDate | null {
  const day = moveByOpenDays(engine.workingDays, dayNumber(dayOf(openedAt).toString()), reviewedWithin, 'exclusive');
  return typeof day === 'number' ? Temporal.PlainDate.from(dayText(day)) : null;
}

/** Every emergency access that the viewer may see, newest first: of children with whom they work, or to review. */
async function emergencies(access: Access, child?: string): Promise<readonly EmergencyReview[]> {
  const rows = await access.transaction
    .selectFrom('emergency_access')
    .selectAll()
    .where('partnership_id', '=', access.actor.partnership)
    .$if(child !== undefined, (query) => query.where('subject_id', '=', child ?? ''))
    .orderBy('starts_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    child: row.subject_id,
    practitioner: row.practitioner_id,
    organisation: row.organisation_id,
    role: row.role,
    code: row.reason_code,
    reason: row.reason,
    openedAt: row.starts_at,
    endsAt: row.ends_at,
    reviewBy: reviewDay(access, row.starts_at),
    reviewedAt: row.reviewed_at,
    outcome: row.outcome,
  }));
}

export const emergenciesOf = (child: OpenChild): Promise<readonly EmergencyReview[]> =>
  emergencies(child.access, child.id);

/** Those that wait for a data protection officer, the oldest first. */
export async function emergenciesToReview(access: Access): Promise<readonly EmergencyReview[]> {
  const posts = access.actor.posts.filter(({ role }) => role === 'data-protection-officer');
  if (posts.length === 0) return [];
  const viewers = posts.map(({ organisation }) => postOf('data-protection-officer', organisation));
  const grants = await access.transaction
    .selectFrom('access_grant')
    .select('involvement_id')
    .where('partnership_id', '=', access.actor.partnership)
    .where('viewer', 'in', viewers)
    .where('purpose', '=', 'data-protection')
    .execute();
  const theirs = new Set(grants.map(({ involvement_id }) => involvement_id));
  return (await emergencies(access)).filter(({ id, reviewedAt }) => reviewedAt === null && theirs.has(id)).toReversed();
}

/** Nobody reviews what they opened themselves. Throws NOT_FOUND or NOT_ALLOWED. */
export async function reviewEmergency(
  access: Access,
  id: string,
  review: { readonly outcome: EmergencyOutcome; readonly words: string },
): Promise<void> {
  const { actor, now } = access;
  const emergency = (await emergenciesToReview(access)).find((each) => each.id === id);
  if (emergency === undefined) throw problem('NOT_FOUND');
  if (emergency.practitioner === actor.practitioner)
    throw problem('NOT_ALLOWED', { action: 'review an emergency access of your own' });
  const post = actor.posts.find(({ role }) => role === 'data-protection-officer');
  if (post === undefined) throw problem('NOT_FOUND');
  const entry: NewEntry = {
    kind: 'emergency-access.reviewed',
    happened: { moment: now },
    organisation: post.organisation,
    recordedBy: actor.practitioner,
    data: { emergency: id, ...review },
  };
  await appendMany(access, [{ subject: emergency.child, isNew: false, entries: [entry] }], {
    action: 'emergency access reviewed',
  });
}
