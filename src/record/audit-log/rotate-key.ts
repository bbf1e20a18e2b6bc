/** Gives the log a new key: signed by the old one, unless that was lost. The private part of the old one is gone afterwards. */
import { randomBytes } from 'node:crypto';
import { type AuditKey, keepNextKey, newAuditKey, useNextKey } from '../../audit/audit-key.ts';
import { keyStatement } from '../../audit/note/key-statement.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { secretBytes } from '../../audit/seal.ts';
import { lockLog } from '../../audit/sequence/stored-tree.ts';
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

/**
 * The new key waits in a file of its own until the database knows it. After a crash in between, whoever reads the key next puts
 * it in its place.
 *
 * @param old null when its file was lost: seals of what stands in the log cannot be checked any more then
 */
export async function rotateAuditKey(
  services: RecordServices,
  system: System,
  file: string,
  old: AuditKey | null,
): Promise<AuditKey> {
  const { partnership } = system;
  const next = await asSystem(services, system, async ({ transaction, now }) => {
    // Nothing gets a place meanwhile: from its size on, everything is the new key's
    const log = await lockLog(transaction, partnership, { wait: true });
    const newest = await transaction
      .selectFrom('audit_key')
      .select('number')
      .where('partnership_id', '=', partnership)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const [size, number] = [log?.size ?? 0, (newest?.number ?? 0) + 1];
    const made = newAuditKey(partnership, size, old?.secrets ?? [{ from: 0, secret: randomBytes(secretBytes) }]);
    await keepNextKey(file, made);
    await transaction
      .insertInto('audit_key')
      .values({
        partnership_id: partnership,
        number,
        public_key: made.signing.publicKey.text,
        statement: keyStatement({ number, from: size, at: now }, made.signing, old?.signing ?? null),
        at: now,
      })
      .execute();
    await recordEvent(transaction, {
      partnership,
      practitioner: '',
      at: now,
      action: 'audit key changed',
      detail: { number, id: made.signing.publicKey.id.toString('hex'), signedByTheOneBefore: old !== null },
    });
    return made;
  });
  await useNextKey(file);
  return next;
}
