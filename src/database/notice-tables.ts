/** The columns of what is kept of notices by mail and of calendars, as the migrations make them. */
import type { Generated } from 'kysely';

type Instant = Temporal.Instant;
type Json = unknown;

export interface NoticeChoiceTable {
  readonly partnership_id: string;
  readonly practitioner_id: string;
  readonly stopped: Generated<readonly string[]>;
  readonly daily_from: Generated<number>;
  readonly told_daily_to: Instant | null;
  readonly told_urgent_to: Instant | null;
}

export interface MailTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly kind: 'daily' | 'urgent' | 'invitation' | 'moved' | 'called-off';
  readonly made_at: Instant;
  readonly counts: Json;
  readonly attempts: Generated<number>;
  readonly next_attempt_at: Instant | null;
  readonly sent_at: Instant | null;
  readonly given_up_at: Instant | null;
  readonly fault: string | null;
  readonly meeting: Json;
}

export interface CalendarFeedTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly secret_hash: Buffer;
  readonly made_at: Instant;
  readonly ended_at: Instant | null;
  readonly read_at: Instant | null;
}
