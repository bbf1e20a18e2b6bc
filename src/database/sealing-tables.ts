/** The columns of what is kept of sealed entries and of whoever was told, as the migrations make them. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;

export interface SealingTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly entries: readonly string[];
  readonly kind: string;
  readonly organisation_id: string;
  readonly recorded_by: string | null;
  readonly recorded_at: Instant;
  readonly ground: 'wrong-child' | 'unlawful' | 'dangerous';
  readonly words: string;
  readonly asked_at: Instant;
  readonly asked_by: string;
  readonly deciders: readonly string[];
  readonly sealed_at: Generated<Instant | null>;
  readonly sealed_by: Generated<string | null>;
  readonly refused_at: Generated<Instant | null>;
  readonly refused_by: Generated<string | null>;
  readonly answer: Generated<string | null>;
  readonly proposed: Generated<'lift' | 'erase' | null>;
  readonly proposed_at: Generated<Instant | null>;
  readonly proposed_by: Generated<string | null>;
  readonly proposed_because: Generated<string | null>;
  readonly lifted_at: Generated<Instant | null>;
  readonly lifted_by: Generated<string | null>;
  readonly erased_at: Generated<Instant | null>;
  readonly erased_by: Generated<string | null>;
}

export interface SealingNoticeTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly sealing_id: string;
  readonly practitioner_id: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly organisation_id: string;
  readonly ground: 'wrong-child' | 'unlawful' | 'dangerous';
  readonly recorded_at: Instant;
  readonly shown_at: Instant;
  readonly told_at: Instant;
  readonly answered_at: Generated<Instant | null>;
  readonly answer: Generated<'no-copy' | 'destroyed' | 'passed-on' | null>;
  readonly words: Generated<string | null>;
}
