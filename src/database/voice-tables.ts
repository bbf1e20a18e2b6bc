/** The columns of links by which a child or a family says what they think, as the migrations make them. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;

export interface VoiceLinkTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly subject_id: string;
  readonly move_id: string;
  readonly who: 'pupil' | 'family';
  readonly person_id: string | null;
  readonly name: string;
  readonly organisation_id: string;
  readonly made_by: string;
  readonly made_at: Instant;
  readonly check_id: string;
  readonly token_hash: Buffer;
  readonly code_hash: Buffer;
  readonly code_tries: Generated<number>;
  readonly expires_at: Instant;
  readonly opened_at: Instant | null;
  readonly session_hash: Buffer | null;
  readonly session_ends_at: Instant | null;
  readonly answers: unknown;
  readonly finished_at: Instant | null;
  readonly ended_at: Instant | null;
}
