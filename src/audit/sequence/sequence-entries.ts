/**
 * The sequencer: takes what was written from the outbox, places it in the tree and, when it is time, signs a checkpoint. Each
 * step is one transaction under the lock of the log, so that many processes may try, a crash undoes a step as a whole, and
 * places have no gaps.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { problem } from '../../errors.ts';
import type { AuditKey } from '../audit-key.ts';
import { recordEvent } from '../record-event.ts';
import type { LastSigned } from './last-signed.ts';
import { type LostEntry, placeEntries } from './place-entries.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { type LogState, lockLog, newestKey } from './stored-tree.ts';

export type Sequencing = {
  readonly key: AuditKey;
  readonly last: LastSigned;
  /** A checkpoint is signed when there is something new and the one before is at least this old. */
  readonly checkpointSeconds: number;
  /** Entries in one transaction. */
  readonly most: number;
  /** Wait for another sequencer to finish its step, rather than leave the work to it. */
  readonly wait: boolean;
};

export type Step = {
  /** Entries that were placed or found lost. */
  readonly taken: number;
  readonly size: number;
  /** The checkpoint that was signed, to be kept outside the database once this is committed. */
  readonly signed: string | undefined;
};

/** One step; `busy` when another sequencer is at work, `other-key` when the log has another key by now. Throws AUDIT_LOG_CHANGED. */
export async function sequenceStep(
  transaction: Kysely<Tables>,
  partnership: string,
  now: Temporal.Instant,
  sequencing: Sequencing,
): Promise<Step | 'busy' | 'other-key'> {
  const log = await lockLog(transaction, partnership, sequencing);
  if (log === undefined) return 'busy';
  if ((await newestKey(transaction, partnership)) !== sequencing.key.signing.publicKey.text) return 'other-key';
  try {
    return await step(transaction, partnership, now, sequencing, log);
  } catch (error) {
    // A tile is missing or too short
    if (error instanceof RangeError)
      throw problem('AUDIT_LOG_CHANGED', { signed: log.checkpointSize, found: log.size }, error);
    throw error;
  }
}

async function step(
  transaction: Kysely<Tables>,
  partnership: string,
  now: Temporal.Instant,
  { key, last, most, checkpointSeconds }: Sequencing,
  log: LogState,
): Promise<Step> {
  const placed = await placeEntries(transaction, partnership, { size: log.size, most, secrets: key.secrets });
  for (const lost of placed.lost) await recordLoss(transaction, partnership, now, lost);
  const { size, taken } = placed;
  if (!isDue(log, size, now, checkpointSeconds)) return { taken, size, signed: undefined };
  const signed = await signCheckpoint(transaction, partnership, {
    key: key.signing,
    at: now,
    size,
    last: await last.read(),
  });
  return { taken, size, signed };
}

const isDue = (
  { checkpointSize, checkpointAt }: LogState,
  size: number,
  now: Temporal.Instant,
  seconds: number,
): boolean =>
  size > checkpointSize &&
  (checkpointAt === null || now.epochMilliseconds - checkpointAt.epochMilliseconds >= seconds * 1000);

const recordLoss = (
  transaction: Kysely<Tables>,
  partnership: string,
  at: Temporal.Instant,
  { kind, entry }: LostEntry,
): Promise<void> =>
  recordEvent(transaction, { partnership, practitioner: '', at, action: 'audit entry lost', detail: { kind, entry } });
