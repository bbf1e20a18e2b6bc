/** Partner agencies that hold checkpoints: which they are, and what they say to have seen. */

import { checkpointIn, cosignedAt } from '../../audit/note/checkpoint.ts';
import { readPublicKey } from '../../audit/note/keys.ts';
import { readNote, signatureLine, signaturesBy } from '../../audit/note/signed-note.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

type By = Pick<Access, 'transaction' | 'now'> & {
  readonly actor: Pick<Access['actor'], 'partnership' | 'practitioner'>;
};

/** Throws AUDIT_WITNESS_UNUSABLE when the text is no public key, or the key or the name is known already. */
export async function addWitness(
  { transaction, actor, now }: By,
  { publicKey, title }: { readonly publicKey: string; readonly title: string },
): Promise<void> {
  const { partnership, practitioner } = actor;
  const key = readPublicKey(publicKey);
  if (key === undefined) throw problem('AUDIT_WITNESS_UNUSABLE', { reason: 'this is no public key of a witness' });
  const text = key.as('note').text;
  await asRecordRole(transaction, async () => {
    const same = await transaction
      .selectFrom('audit_witness')
      .select('title')
      .where('partnership_id', '=', partnership)
      .where((where) => where.or([where('public_key', '=', text), where('title', '=', title)]))
      .executeTakeFirst();
    if (same !== undefined) throw problem('AUDIT_WITNESS_UNUSABLE', { reason: `${same.title} is a witness already` });
    await transaction
      .insertInto('audit_witness')
      .values({
        partnership_id: partnership,
        public_key: text,
        title,
        added_at: now,
        added_by: practitioner === '' ? null : practitioner,
      })
      .execute();
    await recordEvent(transaction, {
      partnership,
      practitioner,
      at: now,
      action: 'audit witness added',
      detail: { key: key.id.toString('hex') },
    });
  });
}

export type AddedCosignature = { readonly title: string; readonly size: number; readonly at: Temporal.Instant };

/**
 * Keeps the words of witnesses that stand on a checkpoint. Throws AUDIT_COSIGNATURE_UNUSABLE when it is no checkpoint of this
 * log, or no word on it is that of a known witness.
 */
export async function addCosignature(
  { transaction, actor, now }: By,
  text: string,
): Promise<readonly AddedCosignature[]> {
  const { partnership, practitioner } = actor;
  const note = readNote(text);
  const checkpoint = note && checkpointIn(note);
  const unusable = (reason: string) => problem('AUDIT_COSIGNATURE_UNUSABLE', { reason });
  if (note === undefined || checkpoint === undefined) throw unusable('it is no checkpoint');
  return asRecordRole(transaction, async () => {
    const stored = await transaction
      .selectFrom('audit_checkpoint')
      .select('note')
      .where('partnership_id', '=', partnership)
      .where('size', '=', checkpoint.size)
      .executeTakeFirst();
    if (stored === undefined || readNote(stored.note)?.text !== note.text)
      throw unusable('it is no checkpoint that this log signed');
    const witnesses = await transaction
      .selectFrom('audit_witness')
      .select(['public_key', 'title'])
      .where('partnership_id', '=', partnership)
      .execute();
    const added: AddedCosignature[] = [];
    for (const { public_key: publicKey, title } of witnesses) {
      const key = readPublicKey(publicKey)?.as('cosignature');
      const at = key && cosignedAt(note, key);
      const signature = key && signaturesBy(note, key)[0];
      if (key === undefined || at === undefined || signature === undefined) continue;
      await transaction
        .insertInto('audit_cosignature')
        .values({
          partnership_id: partnership,
          size: checkpoint.size,
          public_key: publicKey,
          line: signatureLine(key, signature),
          seen_at: at,
          received_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await recordEvent(transaction, {
        partnership,
        practitioner,
        at: now,
        action: 'audit cosignature received',
        detail: { key: key.id.toString('hex'), size: checkpoint.size },
      });
      added.push({ title, size: checkpoint.size, at });
    }
    if (added.length === 0) throw unusable('no witness that is known here signed it');
    return added;
  });
}
