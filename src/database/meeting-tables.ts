/** The columns of invitations to meetings, as the migrations make them. */

type Instant = Temporal.Instant;

export interface MeetingInvitationTable {
  readonly partnership_id: string;
  readonly meeting_id: string;
  readonly practitioner_id: string;
  readonly subject_id: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly over_at: Instant | null;
}
