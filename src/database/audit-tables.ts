/** The columns of the log of what was done and what was shown, as the migrations make them. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;
type Json = unknown;

export interface AuditEventTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly at: Instant;
  readonly practitioner_id: string | null;
  readonly action: string;
  readonly subject_id: string | null;
  readonly detail: Json;
  readonly salt: Generated<string>;
}

export interface DisclosureTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly at: Instant;
  readonly practitioner_id: string;
  readonly shown_in: string;
  readonly purposes: readonly string[];
  readonly subjects: readonly string[];
  readonly salt: Generated<string>;
}

export interface AuditOutboxTable {
  readonly partnership_id: string;
  readonly entry_id: string;
  readonly kind: number;
}

export interface AuditLogTable {
  readonly partnership_id: string;
  readonly size: number;
  readonly checkpoint_size: number;
  readonly checkpoint_at: Instant | null;
}

export interface AuditLeafTable {
  readonly partnership_id: string;
  readonly position: number;
  readonly kind: number;
  readonly entry_id: string;
  readonly commitment: Buffer;
  readonly seal: Buffer;
}

export interface AuditTileTable {
  readonly partnership_id: string;
  readonly level: number;
  readonly number: number;
  readonly hashes: Buffer;
}

export interface AuditCheckpointTable {
  readonly partnership_id: string;
  readonly size: number;
  readonly signed_at: Instant;
  readonly note: string;
}

export interface AuditKeyTable {
  readonly partnership_id: string;
  readonly number: number;
  readonly public_key: string;
  readonly statement: string;
  readonly at: Instant;
}

export interface AuditWitnessTable {
  readonly partnership_id: string;
  readonly public_key: string;
  readonly title: string;
  readonly added_at: Instant;
  readonly added_by: string | null;
}

export interface AuditCosignatureTable {
  readonly partnership_id: string;
  readonly size: number;
  readonly public_key: string;
  readonly line: string;
  readonly seen_at: Instant;
  readonly received_at: Instant;
}
