/** The columns of questions and of who read what they quote, as the migrations make them. */

type Instant = Temporal.Instant;

export interface PromptTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly instance: string;
  readonly rule: string;
  readonly pack: string;
  readonly pack_version: string;
  readonly question: string;
  readonly raised_at: Instant;
  readonly known_at: Instant;
  readonly trigger_id: string;
  readonly evidence: readonly string[];
  readonly since: readonly string[];
  readonly withdrawn: readonly string[];
  readonly corrected: readonly string[];
  readonly owner: string | null;
  readonly owner_role: string;
  readonly owner_organisation_id: string | null;
  readonly assigned_to: string | null;
  readonly assigned_at: Instant | null;
  readonly assigned_by: string | null;
  readonly closed_by: readonly string[];
  readonly second_readers: readonly string[];
  readonly closing_id: string | null;
  readonly closing_at: Instant | null;
  readonly closing_outcome: string | null;
  readonly closing_reading: 'not-needed' | 'awaited' | 'agreed' | 'refused' | null;
  readonly look_again_at: Instant | null;
  readonly settled: boolean;
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
}

export interface PromptReadingTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly instance: string;
  readonly practitioner_id: string;
  readonly read_at: Instant;
}
