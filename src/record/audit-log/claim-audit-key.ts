/** A log belongs to one line of keys: a server with another key would sign what nobody can check, so it does not start. */
import { type AuditKey, nextKeyIn, readAuditKey, readOrMakeAuditKey, useNextKey } from '../../audit/audit-key.ts';
import { keyStatement } from '../../audit/note/key-statement.ts';
import { newestKey } from '../../audit/sequence/stored-tree.ts';
import { problem } from '../../errors.ts';
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';

const isThis = ({ signing }: AuditKey, publicKey: string | undefined): boolean => signing.publicKey.text === publicKey;

/**
 * The key of the log. The first is made; none is made in the place of one that the database knows, whatever has become of its
 * file. Throws AUDIT_KEY_UNUSABLE.
 */
export async function claimAuditKey(services: RecordServices, system: System, file: string): Promise<AuditKey> {
  const { partnership } = system;
  const known = await asSystem(services, system, ({ transaction }) => newestKey(transaction, partnership));
  const key = await (known === undefined ? readOrMakeAuditKey : readAuditKey)(file, partnership);
  const newest = known ?? (await makeKnown(services, system, key));
  if (isThis(key, newest)) return key;
  // A change of keys was interrupted after the database knew the new one
  const next = await nextKeyIn(file);
  if (next === undefined || !isThis(next, newest))
    throw problem('AUDIT_KEY_UNUSABLE', { file, reason: 'it is not the one that this database was used with last' });
  await useNextKey(file);
  return next;
}

const makeKnown = (services: RecordServices, system: System, { signing }: AuditKey): Promise<string | undefined> =>
  asSystem(services, system, async ({ transaction, now }) => {
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
    return newestKey(transaction, partnership);
  });
