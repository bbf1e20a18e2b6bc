/** What a superuser of the database can do to the audit: the owner of the tables, with every guard switched off meanwhile. */
import { type RawBuilder, sql } from 'kysely';
import type { TestDatabases } from './database-template.ts';

export const auditTables = [
  'audit_event',
  'disclosure',
  'audit_outbox',
  'audit_log',
  'audit_leaf',
  'audit_tile',
  'audit_checkpoint',
  'audit_key',
  'audit_witness',
  'audit_cosignature',
  'entry',
] as const;

/** In one transaction. */
export async function asSuperuser(
  { owner }: Pick<TestDatabases, 'owner'>,
  ...statements: readonly RawBuilder<unknown>[]
): Promise<void> {
  await owner.kysely.transaction().execute(async (transaction) => {
    for (const table of auditTables) {
      await sql`ALTER TABLE ${sql.table(table)} NO FORCE ROW LEVEL SECURITY`.execute(transaction);
      await sql`ALTER TABLE ${sql.table(table)} DISABLE TRIGGER USER`.execute(transaction);
    }
    for (const statement of statements) await statement.execute(transaction);
    for (const table of auditTables) {
      await sql`ALTER TABLE ${sql.table(table)} FORCE ROW LEVEL SECURITY`.execute(transaction);
      await sql`ALTER TABLE ${sql.table(table)} ENABLE TRIGGER USER`.execute(transaction);
    }
  });
}
