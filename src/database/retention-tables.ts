/** The columns of what is kept of holds and disposals, as the migrations make them. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;

export interface RetentionHoldTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string | null;
  readonly title: string;
  readonly reason: string;
  readonly placed_at: Instant;
  readonly placed_by: string;
  readonly lifted_at: Generated<Instant | null>;
  readonly lifted_by: Generated<string | null>;
  readonly lifted_because: Generated<string | null>;
}

export interface DisposalTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly controller_id: string;
  readonly class: string;
  readonly class_title: string;
  readonly due_since: Temporal.PlainDate;
  readonly reason: string;
  readonly proposed_at: Instant;
  readonly proposed_by: string;
  readonly decided_at: Generated<Instant | null>;
  readonly decided_by: Generated<string | null>;
  readonly decision: Generated<'disposed' | 'kept' | null>;
  readonly answer: Generated<string | null>;
  readonly entries: Generated<number | null>;
}
