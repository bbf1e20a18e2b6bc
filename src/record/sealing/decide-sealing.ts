/** Decides on what was asked for: sealing, and what may come of it later. */
import { recordEvent } from '../../audit/record-event.ts';
import type { SealingTable } from '../../database/sealing-tables.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { loadActor } from '../actor.ts';
import { asRecordRole } from '../transaction.ts';
import { erase, lift } from './lift-and-erase.ts';
import { sealNow } from './seal-now.ts';
import { findSealing, isWaiting, type Next, type Sealing, waitsFor } from './sealings.ts';

async function findOwn(access: Access, id: string): Promise<Sealing> {
  const sealing = await findSealing(access, id);
  if (!sealing.isTheirs) throw problem('NOT_ALLOWED', { action: 'decide on a sealed entry' });
  return sealing;
}

type Change = Partial<{ -readonly [Column in keyof SealingTable]: unknown }>;

/** As the record role. Throws CHANGED_MEANWHILE when somebody else has answered. */
async function change({ transaction, actor }: Access, { id, next }: Sealing, set: Change): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('sealing')
    .set(set as never)
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .where('refused_at', 'is', null)
    .where('lifted_at', 'is', null)
    .where('erased_at', 'is', null)
    .where('proposed_at', next === null ? 'is' : '=', next?.at ?? null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw problem('CHANGED_MEANWHILE');
}

const note = ({ transaction, actor, now }: Access, { id, child }: Sealing, action: string): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    subject: child,
    detail: { sealing: id },
  });

/** Seals what somebody else asked for, or says why not. Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function answerRequest(
  access: Access,
  id: string,
  { seals, answer }: { readonly seals: boolean; readonly answer: string },
): Promise<void> {
  const sealing = await findOwn(access, id);
  if (sealing.sealed !== null || !isWaiting(sealing)) throw problem('CHANGED_MEANWHILE');
  const { actor, now } = access;
  await asRecordRole(access.transaction, async () => {
    if (seals) {
      await sealNow(access, { id, subject: sealing.child, entry: sealing.entries[0] ?? '', askedBy: sealing.askedBy });
      return;
    }
    await change(access, sealing, { refused_at: now, refused_by: actor.practitioner, answer });
    await note(access, sealing, 'sealing refused');
  });
}

/** Asks that a sealed entry may be read again, or is erased. Another of those who decide agrees or not. */
export async function proposeNext(
  access: Access,
  id: string,
  { what, because }: Pick<Next, 'what' | 'because'>,
): Promise<void> {
  const sealing = await findOwn(access, id);
  if (sealing.sealed === null || isWaiting(sealing)) throw problem('CHANGED_MEANWHILE');
  const { actor, now } = access;
  await asRecordRole(access.transaction, async () => {
    await change(access, sealing, {
      proposed: what,
      proposed_at: now,
      proposed_by: actor.practitioner,
      proposed_because: because,
    });
    await note(access, sealing, what === 'lift' ? 'unsealing asked for' : 'erasure asked for');
  });
}

const isOfficer = (posts: readonly { readonly role: string }[]): boolean =>
  posts.some(({ role }) => role === 'data-protection-officer');

/** Two people decide, and one of those who have something erased is a data protection officer. */
export async function answerNext(access: Access, id: string, agrees: boolean): Promise<void> {
  const sealing = await findOwn(access, id);
  const { next } = sealing;
  if (sealing.sealed === null || next === null || !isWaiting(sealing)) throw problem('CHANGED_MEANWHILE');
  const { transaction, actor, now } = access;
  if (agrees && !waitsFor(sealing, actor.practitioner))
    throw problem('NOT_ALLOWED', { action: 'agree to what you asked for yourself' });
  await asRecordRole(transaction, async () => {
    if (!agrees) {
      await change(access, sealing, { proposed: null, proposed_at: null, proposed_by: null, proposed_because: null });
      await note(access, sealing, next.what === 'lift' ? 'unsealing declined' : 'erasure declined');
      return;
    }
    const done = { at: now, by: actor.practitioner };
    if (next.what === 'lift') {
      await change(access, sealing, { lifted_at: done.at, lifted_by: done.by });
      await lift(access, sealing);
      await note(access, sealing, 'entry unsealed');
      return;
    }
    const asked = await loadActor(transaction, actor.partnership, next.by, now);
    if (!isOfficer([...actor.posts, ...(asked?.posts ?? [])]))
      throw problem('NOT_ALLOWED', { action: 'have an entry erased without a data protection officer' });
    await change(access, sealing, { erased_at: done.at, erased_by: done.by });
    await erase(access, sealing);
  });
}
