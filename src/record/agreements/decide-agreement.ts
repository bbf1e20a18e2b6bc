/** What people do with a sharing agreement: draft it, approve it for their agency, put it into force, revoke it. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import type { Agreement } from '../../access/agreement/agreement.ts';
import { compiler } from '../../access/agreement/compile-agreement.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { type Actor, holdsRole, type Post } from '../actor.ts';
import { asRecordRole } from '../transaction.ts';
import { compileAgreementsAgain } from './compile-again.ts';

const drafters: readonly Role[] = ['policy-officer', 'partnership-officer', 'data-protection-officer'];
const deciders: readonly Role[] = ['policy-officer', 'partnership-officer'];
/** Those who answer for their agency. */
const approvers: readonly Role[] = [
  'director-childrens-services',
  'partnership-officer',
  'icb-commissioner',
  'service-manager',
  'police-officer',
  'headteacher',
];

export const mayDraftAgreement = (actor: Actor): boolean => holdsRole(actor, ...drafters);
export const mayPutAgreementIntoForce = (actor: Actor): boolean => holdsRole(actor, ...deciders);
/** Stopping needs one person only: whoever answers for an agency, or for data protection. */
export const mayRevokeAgreement = (actor: Actor): boolean => holdsRole(actor, ...drafters, ...approvers);
export const agreementApprovingPosts = ({ posts }: Actor): readonly Post[] =>
  posts.filter(({ role }) => approvers.includes(role));

const note = ({ transaction, actor, now }: Access, action: string, version: string): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    detail: { version },
  });

/** Keeps a text that was read without a fault. Returns its id, which is the id of the policy that it becomes. */
export async function keepAgreementDraft(access: Access, content: string, read: Agreement): Promise<string> {
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('agreement_version')
      .values({
        partnership_id: actor.partnership,
        id,
        agreement: read.agreement,
        version: read.version,
        title: read.title,
        content_hash: createHash('sha256').update(content).digest(),
        content,
        recorded_at: now,
        recorded_by: actor.practitioner,
        valid_from: Temporal.Instant.fromEpochMilliseconds(read.startsAt),
        valid_until: read.endsAt === null ? null : Temporal.Instant.fromEpochMilliseconds(read.endsAt),
      })
      .execute();
    await note(access, 'agreement drafted', id);
  });
  return id;
}

export type ApprovingAgreement = { readonly post: Post; readonly agency: string; readonly words: string };

/** One of each kind of agency, and each person once. Returns false when there is one already. */
export async function approveAgreement(
  access: Access,
  id: string,
  { post, agency, words }: ApprovingAgreement,
): Promise<boolean> {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('agreement_approval')
      .values({
        partnership_id: actor.partnership,
        agreement_id: id,
        agency,
        practitioner_id: actor.practitioner,
        organisation_id: post.organisation,
        at: now,
        words,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return false;
    await note(access, 'agreement approved', id);
    return true;
  });
}

/**
 * Once only. From its first day on it counts, and the version before it no more; the grants of every child are made in the
 * same transaction, so that nothing of it counts half.
 */
export async function putAgreementIntoForce(access: Access, id: string, agreement: Agreement): Promise<boolean> {
  const { transaction, actor, now } = access;
  const begins = Temporal.Instant.fromEpochMilliseconds(Math.max(now.epochMilliseconds, agreement.startsAt));
  return asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('agreement_version')
      .set({ put_in_force_at: now, put_in_force_by: actor.practitioner, compiled_by: compiler })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('put_in_force_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await transaction
      .updateTable('agreement_version')
      .set({ superseded_at: begins })
      .where('partnership_id', '=', actor.partnership)
      .where('agreement', '=', agreement.agreement)
      .where('id', '<>', id)
      .where('put_in_force_at', 'is not', null)
      .where((where) => where.or([where('superseded_at', 'is', null), where('superseded_at', '>', begins)]))
      .execute();
    await compileAgreementsAgain(access, agreement);
    await note(access, 'agreement put into force', id);
    return true;
  });
}

/** At once, and for good: what it opened is closed to the next request. Returns false when it was revoked already. */
export async function revokeAgreement(access: Access, id: string, because: string): Promise<boolean> {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('agreement_version')
      .set({ revoked_at: now, revoked_by: actor.practitioner, revoked_because: because })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    // The grants stay, so that it can be asked who could see what; their time ends here
    await transaction
      .updateTable('access_grant')
      .set({ ends_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('agreement_id', '=', id)
      .where('starts_at', '<', now)
      .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
      .execute();
    await transaction
      .deleteFrom('access_grant')
      .where('partnership_id', '=', actor.partnership)
      .where('agreement_id', '=', id)
      .where('starts_at', '>=', now)
      .execute();
    await note(access, 'agreement revoked', id);
    return true;
  });
}
