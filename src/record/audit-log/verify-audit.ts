/** Verifies the audit of a partnership in its database, and the children's records that it vouches for. */
import { databaseContents } from '../../audit/verify/database-contents.ts';
import { type Report, type Verifying, verifyLog } from '../../audit/verify/verify-log.ts';
import type { RecordServices } from '../access.ts';
import type { System } from '../system.ts';
import { asItStands } from './as-it-stands.ts';
import { type CheckedRecord, verifyRecord } from './verify-record.ts';

export type CheckedAudit = { readonly log: Report; readonly record: CheckedRecord };

export const verifyAudit = (
  services: Pick<RecordServices, 'database' | 'clock'>,
  { partnership }: System,
  verifying: Verifying,
  onRecord: (entries: number) => void = () => undefined,
): Promise<CheckedAudit> =>
  asItStands(services, { partnership }, async (transaction) => ({
    log: await verifyLog(await databaseContents(transaction, partnership), verifying),
    record: await verifyRecord(transaction, partnership, onRecord),
  }));
