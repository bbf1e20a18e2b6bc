/** The columns of challenges, of who acts on them, and of who can be reached, as the migrations make them. */

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;
type Json = unknown;

export interface ChallengeTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly id: string;
  readonly trigger_id: string;
  readonly decision_id: string | null;
  readonly raised_at: Instant;
  readonly raised_by: string | null;
  readonly organisation_id: string | null;
  readonly sides: readonly string[];
  readonly topic: string | null;
  readonly urgency: string;
  readonly rule: string | null;
  readonly pack: string | null;
  readonly pack_version: string | null;
  readonly ladder: Json;
  readonly ended_at: Instant | null;
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
  readonly next_change_at: Instant | null;
}

export interface ChallengeSeatTable {
  readonly partnership_id: string;
  readonly subject_id: string;
  readonly challenge_id: string;
  readonly place: number;
  readonly viewer: string;
  readonly part: 'raised' | 'acts' | 'deputy' | 'out-of-hours' | 'leads';
  readonly stage: number | null;
  readonly side: string | null;
  readonly acts_from: Instant;
  readonly acts_until: Instant | null;
  readonly responded_at: Instant | null;
}

export interface PostCoverTable {
  readonly partnership_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly telephone: string | null;
  readonly out_of_hours: string | null;
  readonly checked_at: Instant;
  readonly checked_by: string | null;
}

export interface AbsenceTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly from_day: Day;
  readonly to_day: Day;
  readonly deputy_id: string | null;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  readonly taken_back_at: Instant | null;
}
