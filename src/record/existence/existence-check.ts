/**
 * The existence check: does somebody in the partnership work with this child, and whom does one ring? It says no more, is
 * recorded with its reason whatever comes of it, and is limited. Who may not be told cannot tell a hidden child from none.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { Agreement } from '../../access/agreement/agreement.ts';
import { countsAt } from '../../access/agreement/in-force.ts';
import { checksAnHour, type ExistenceAsker, mayBeTold, purposesToAskFor } from '../../access/existence.ts';
import { remitOf } from '../../access/who-may-involve.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { OrganisationKind, Purpose } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import type { Post } from '../actor.ts';
import { agreementIn, decidedOf } from '../agreements/agreements-that-count.ts';
import { appendMany } from '../append-many.ts';
import { isId } from '../id.ts';
import { involvementStarts } from '../involvements.ts';
import { type Organisation, organisationsById } from '../organisations.ts';
import { asRecordRole } from '../transaction.ts';
import { findByIdentity, type GivenIdentity } from './find-by-identity.ts';

async function agreementsInForce({ transaction, actor, now }: Access): Promise<readonly Agreement[]> {
  const rows = await transaction
    .selectFrom('agreement_version')
    .select(['id', 'content', 'put_in_force_at', 'superseded_at', 'revoked_at', 'compiled_by'])
    .where('partnership_id', '=', actor.partnership)
    .where('put_in_force_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute();
  return rows.flatMap((row) => {
    const agreement = agreementIn(row.id, row.content);
    return agreement !== null && countsAt(agreement, decidedOf(row), now.epochMilliseconds) ? [agreement] : [];
  });
}

export type AskingPost = {
  readonly post: Post;
  readonly kind: OrganisationKind | undefined;
  readonly purposes: readonly Purpose[];
};

/** The posts in which somebody may ask, each with what for. */
export async function postsToAskIn(access: Access): Promise<readonly AskingPost[]> {
  const { posts } = access.actor;
  const organisations = await organisationsById(
    access,
    posts.map(({ organisation }) => organisation),
  );
  const agreements = await agreementsInForce(access);
  return posts.flatMap((post): AskingPost[] => {
    const kind = organisations.get(post.organisation)?.kind;
    const purposes = purposesToAskFor({ ...post, kind }, agreements, access.now.epochMilliseconds);
    return purposes.length === 0 ? [] : [{ post, kind, purposes }];
  });
}

/** Throws ASKED_TOO_OFTEN. As the record role. */
export async function requireFewChecks({ transaction, actor, now }: Access): Promise<void> {
  const { asked } = await transaction
    .selectFrom('existence_check')
    .select((select) => select.fn.countAll<number>().as('asked'))
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('at', '>', now.subtract({ hours: 1 }))
    .executeTakeFirstOrThrow();
  if (asked >= checksAnHour) throw problem('ASKED_TOO_OFTEN', { limit: `${checksAnHour} times in an hour` });
}

export type Check = {
  readonly asking: AskingPost;
  readonly purpose: Purpose;
  readonly given: GivenIdentity;
  readonly reason: string;
};

export type CheckAnswer =
  | { readonly known: false }
  | {
      readonly known: true;
      /** Whom to ring. */
      readonly organisations: readonly Organisation[];
      /** By which the visitor may take up work with the child, when their remit lets them. */
      readonly check: string | null;
    };

async function keep(
  access: Access,
  check: Check,
  subject: string | null,
  organisations: readonly string[],
): Promise<string> {
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  await transaction
    .insertInto('existence_check')
    .values({
      partnership_id: actor.partnership,
      id,
      at: now,
      practitioner_id: actor.practitioner,
      organisation_id: check.asking.post.organisation,
      role: check.asking.post.role,
      purpose: check.purpose,
      asked_for: 'existence',
      asked_by: check.given.by,
      reason: check.reason,
      subject_id: subject,
      organisations,
    })
    .execute();
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action: 'existence checked',
    ...(subject === null ? {} : { subject }),
    detail: { check: id, told: organisations.length },
  });
  return id;
}

export async function checkExistence(access: Access, check: Check): Promise<CheckAnswer> {
  const { transaction, actor, now } = access;
  const agreements = await agreementsInForce(access);
  const at = now.epochMilliseconds;
  const asker: ExistenceAsker = { ...check.asking.post, kind: check.asking.kind, purpose: check.purpose };
  return asRecordRole(transaction, async () => {
    await requireFewChecks(access);
    const subjects = await findByIdentity(access, check.given);
    const involved = await transaction
      .selectFrom('involvement as i')
      .innerJoin('organisation as o', (join) =>
        join.onRef('o.partnership_id', '=', 'i.partnership_id').onRef('o.id', '=', 'i.organisation_id'),
      )
      .select(['i.subject_id', 'i.organisation_id', 'o.kind'])
      .distinct()
      .where('i.partnership_id', '=', actor.partnership)
      .where('i.subject_id', 'in', subjects.length === 0 ? [actor.partnership] : [...subjects])
      .where('i.is_protected', '=', false)
      .where('i.purpose', 'not in', ['record-matching', 'prospective-admission'])
      .where('i.starts_at', '<=', now)
      .where((where) => where.or([where('i.ends_at', 'is', null), where('i.ends_at', '>', now)]))
      .execute();
    const told = involved.filter(({ organisation_id, kind }) =>
      mayBeTold(asker, { organisation: organisation_id, kind: kind as OrganisationKind }, agreements, at),
    );
    const children = [...new Set(told.map(({ subject_id }) => subject_id))];
    const organisations = [...new Set(told.map(({ organisation_id }) => organisation_id))];
    const [only, another] = children;
    const id = await keep(access, check, another === undefined ? (only ?? null) : null, organisations);
    const known = await organisationsById(access, organisations);
    if (children.length === 0) return { known: false };
    for (const child of children) access.shown.add(child);
    const byRemit = remitOf(asker.role) === check.purpose && only !== undefined && another === undefined;
    return {
      known: true,
      organisations: [...known.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
      check: byRemit ? id : null,
    };
  });
}

/** Minutes after a check in which work with the child can be taken up by it. */
const joinsWithin = 60;

/** Whoever has the remit takes up work with a child of whom they were just told. Returns the child. Throws NOT_FOUND. */
export async function takeUpWork(access: Access, check: string, reason: string): Promise<string> {
  const { transaction, actor, now } = access;
  const subject = await asRecordRole(transaction, async () => {
    const row = isId(check)
      ? await transaction
          .selectFrom('existence_check')
          .selectAll()
          .where('partnership_id', '=', actor.partnership)
          .where('id', '=', check)
          .where('practitioner_id', '=', actor.practitioner)
          .where('asked_for', '=', 'existence')
          .where('at', '>', now.subtract({ minutes: joinsWithin }))
          .executeTakeFirst()
      : undefined;
    const post = actor.posts.find(
      ({ role, organisation }) => role === row?.role && organisation === row?.organisation_id,
    );
    if (row?.subject_id === undefined || row.subject_id === null || post === undefined) throw problem('NOT_FOUND');
    const purpose = remitOf(post.role);
    if (purpose !== row.purpose) throw problem('NOT_FOUND');
    return { id: row.subject_id, post, purpose };
  });
  const entry = involvementStarts(
    { organisation: subject.post.organisation, recordedBy: actor.practitioner },
    { organisation: subject.post.organisation, role: subject.post.role, purpose: subject.purpose, reason, from: now },
  );
  await appendMany(access, [{ subject: subject.id, isNew: false, entries: [entry] }], {
    action: 'work taken up by remit',
  });
  return subject.id;
}
