/** Has an entry sealed: at once by those who may, else it is asked for and a lead of the recording organisation decides. */
import { randomUUIDv7 } from 'node:crypto';
import { decidersFor, isSealable, type SealingGround, sealsAtOnce } from '../../access/sealing.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import type { OpenChild } from '../child.ts';
import { officersFor } from '../data-protection-officers.ts';
import type { Thread } from '../entries/threads.ts';
import type { StoredEntry } from '../entry-row.ts';
import { asRecordRole } from '../transaction.ts';
import { sealNow } from './seal-now.ts';

export type SealingGrounds = { readonly ground: SealingGround; readonly words: string };

export const firstOf = ({ now, earlier }: Thread): StoredEntry => earlier.at(-1)?.entry ?? now.entry;

/** Whether the viewer of an entry seals it themselves on this ground. */
export const maySealAtOnce = ({ access: { actor } }: OpenChild, thread: Thread, ground: SealingGround): boolean =>
  sealsAtOnce({ practitioner: actor.practitioner, posts: actor.posts, entry: firstOf(thread) }, ground);

/** That somebody asked for and nobody has answered. As the record role. */
const openRequest = ({ transaction, actor }: Access, subject: string, entry: string) =>
  transaction
    .selectFrom('sealing')
    .select(['id', 'words', 'asked_by'])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .where((where) => where(where.val(entry), '=', where.fn.any('entries')))
    .where('sealed_at', 'is', null)
    .where('refused_at', 'is', null)
    .executeTakeFirst();

/** Throws NOT_ALLOWED for entries that decide who may see the record, CHANGED_MEANWHILE when it has been asked for already. */
export async function sealEntry(
  child: OpenChild,
  thread: Thread,
  { ground, words }: SealingGrounds,
): Promise<'sealed' | 'asked'> {
  const { access } = child;
  const { transaction, actor, now } = access;
  const first = firstOf(thread);
  if (!isSealable(first.kind)) throw problem('NOT_ALLOWED', { action: 'seal what decides who sees the record' });
  const id = randomUUIDv7();
  const deciders = decidersFor(first.organisation, await officersFor(access, first.organisation));
  const atOnce = maySealAtOnce(child, thread, ground);
  await asRecordRole(transaction, async () => {
    const open = await openRequest(access, child.id, first.id);
    if (open !== undefined && !atOnce) throw problem('CHANGED_MEANWHILE');
    if (open !== undefined) {
      // What somebody asked for is done by somebody who need not ask
      await transaction
        .updateTable('sealing')
        .set({ ground, words: `${open.words}\n\n${words}` })
        .where('partnership_id', '=', actor.partnership)
        .where('id', '=', open.id)
        .execute();
      await sealNow(access, { id: open.id, subject: child.id, entry: first.id, askedBy: open.asked_by });
      return;
    }
    await transaction
      .insertInto('sealing')
      .values({
        partnership_id: actor.partnership,
        id,
        subject_id: child.id,
        entries: [first.id],
        kind: first.kind,
        organisation_id: first.organisation,
        recorded_by: first.recordedBy,
        recorded_at: first.recordedAt,
        ground,
        words,
        asked_at: now,
        asked_by: actor.practitioner,
        deciders,
      })
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'sealing asked for',
      subject: child.id,
      detail: { sealing: id, entry: first.id, ground },
    });
    if (atOnce) await sealNow(access, { id, subject: child.id, entry: first.id, askedBy: actor.practitioner });
  });
  return atOnce ? 'sealed' : 'asked';
}
