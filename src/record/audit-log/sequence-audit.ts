/** Places what was written in the tree of the audit, and signs checkpoints: now and then in the server, and before a command. */
import type { AuditKey } from '../../audit/audit-key.ts';
import { lastSignedFile, lastSignedIn } from '../../audit/sequence/last-signed.ts';
import { type Step, sequenceStep } from '../../audit/sequence/sequence-entries.ts';
import type { Config } from '../../config.ts';
import type { RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';
import { claimAuditKey } from './claim-audit-key.ts';

export type AuditSequencer = {
  readonly key: () => AuditKey;
  /** Everything that waits. Leaves it to another process that is at it. Throws AUDIT_LOG_CHANGED. */
  readonly now: () => Promise<void>;
  /** Everything that waits, also when another process is at it, and a checkpoint over it however new the last one is. */
  readonly toTheEnd: (onProgress?: (size: number) => void) => Promise<void>;
};

const atOnce = 2_000;

type How = { readonly wait: boolean; readonly checkpointSeconds: number };

/** Reads the key, or makes the first. Throws AUDIT_KEY_UNUSABLE. */
export async function auditSequencer(
  services: RecordServices,
  system: System,
  { auditKeyFile, auditCheckpointSeconds }: Pick<Config, 'auditKeyFile' | 'auditCheckpointSeconds'>,
): Promise<AuditSequencer> {
  const { partnership } = system;
  let key = await claimAuditKey(services, system, auditKeyFile);
  const last = lastSignedIn(lastSignedFile(auditKeyFile));
  const step = (how: How): Promise<Step | 'busy' | 'other-key'> =>
    asSystem(services, system, ({ transaction, now }) =>
      sequenceStep(transaction, partnership, now, { key, last, most: atOnce, ...how }),
    );
  const sequence = async (how: How, onProgress: (size: number) => void): Promise<void> => {
    for (;;) {
      const done = await step(how);
      if (done === 'busy') return;
      if (done === 'other-key') {
        // It was changed while this process runs
        key = await claimAuditKey(services, system, auditKeyFile);
        continue;
      }
      if (done.signed !== undefined) await last.keep(done.signed);
      if (done.taken === 0) return;
      onProgress(done.size);
    }
  };
  return {
    key: () => key,
    now: () => sequence({ wait: false, checkpointSeconds: auditCheckpointSeconds }, () => undefined),
    toTheEnd: (onProgress = () => undefined) => sequence({ wait: true, checkpointSeconds: 0 }, onProgress),
  };
}
