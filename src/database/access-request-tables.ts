/** The columns of requests to see a record, as the migrations make them. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;
type Json = unknown;

export interface AccessRequestTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly organisation_id: string;
  readonly asked_by: string;
  readonly capacity: string;
  readonly authority: string | null;
  readonly child_view: string | null;
  readonly name_in_record: string | null;
  readonly wants: string;
  readonly received_on: Day;
  readonly registered_at: Instant;
  readonly registered_by: string;
}

export interface AccessRequestStepTable {
  readonly partnership_id: string;
  readonly request_id: string;
  readonly id: string;
  readonly step: string;
  readonly on_day: Day;
  readonly words: string;
  readonly controller_id: string | null;
  readonly at: Instant;
  readonly practitioner_id: string;
}

export interface AccessOpinionTable {
  readonly partnership_id: string;
  readonly request_id: string;
  readonly id: string;
  readonly controller_id: string;
  readonly profession: string;
  readonly given_by: string;
  readonly given_on: Day;
  readonly words: string;
  readonly at: Instant;
  readonly practitioner_id: string;
}

export interface AccessDecisionTable {
  readonly partnership_id: string;
  readonly request_id: string;
  readonly id: string;
  readonly controller_id: string;
  readonly entry_id: string;
  readonly text_hash: Buffer;
  readonly decision: Json;
  readonly at: Instant;
  readonly practitioner_id: string;
}

export interface AccessAnswerTable {
  readonly partnership_id: string;
  readonly request_id: string;
  readonly id: string;
  readonly controller_id: string;
  readonly document: Json;
  readonly proposed_at: Instant;
  readonly proposed_by: string;
  readonly proposed_words: string;
  readonly sent_back_at: Generated<Instant | null>;
  readonly sent_back_by: Generated<string | null>;
  readonly sent_back_words: Generated<string | null>;
  readonly released_at: Generated<Instant | null>;
  readonly released_by: Generated<string | null>;
  readonly released_words: Generated<string | null>;
  readonly reopened_at: Generated<Instant | null>;
  readonly reopened_by: Generated<string | null>;
  readonly reopened_words: Generated<string | null>;
}
