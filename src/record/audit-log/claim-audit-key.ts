/** A log belongs to one line of keys: a server with another key would sign what nobody can check, so it does not start. */
import type { AuditKey } from '../../audit/audit-key.ts';
import { keyStatement } from '../../audit/note/key-statement.ts';
import { problem } from '../../errors.ts';
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

/** Makes the key known when it is the first. Throws AUDIT_KEY_UNUSABLE. @param file for the message */
export async function claimAuditKey(
  services: RecordServices,
  system: System,
  { signing }: AuditKey,
  file: string,
): Promise<void> {
  const newest = await asSystem(services, system, async ({ transaction, now }) => {
    const { partnership } = system;
    await transaction
      .insertInto('audit_key')
      .values({
        partnership_id: partnership,
        number: 1,
        public_key: signing.publicKey.text,
        statement: keyStatement({ number: 1, from: 0, at: now }, signing, null),
        at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return transaction
      .selectFrom('audit_key')
      .select('public_key')
      .where('partnership_id', '=', partnership)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  });
  if (newest.public_key !== signing.publicKey.text)
    throw problem('AUDIT_KEY_UNUSABLE', { file, reason: 'it is not the one that this database was used with last' });
}
