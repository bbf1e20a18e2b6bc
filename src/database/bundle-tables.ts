/** Columns of the table of handovers that leave the partnership as one sealed file. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;

export interface HandoverBundleTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly move_id: string;
  readonly organisation_id: string;
  readonly part: 'school' | 'safeguarding';
  readonly to_name: string;
  readonly items: readonly string[];
  readonly entries: readonly string[];
  readonly made_at: Instant;
  readonly made_by: string;
  readonly manifest_sha256: Buffer;
  readonly bytes: number;
  readonly secret_hash: Buffer | null;
  readonly sealed: Buffer | null;
  readonly expires_at: Instant | null;
  readonly attempts: Generated<number>;
  readonly opened_at: Instant | null;
  readonly opened: Generated<number>;
  readonly ended_at: Instant | null;
  readonly ended_how: 'received' | 'revoked' | 'expired' | 'wrong-codes' | 'changed' | null;
  readonly received_by: string | null;
  readonly received_complete: boolean | null;
  readonly received_words: string | null;
}
