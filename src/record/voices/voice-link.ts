/** A link by which a child or somebody of the family says what they think: what is known of it, without its secrets. */
import type { Selectable } from 'kysely';
import type { VoiceLinkTable } from '../../database/voice-tables.ts';

export type Asked = {
  readonly move: string;
  readonly who: 'pupil' | 'family';
  /** Of somebody of the family, by the id under which they are recorded; null for the pupil. */
  readonly person: string | null;
  readonly name: string;
};

export type VoiceLink = Asked & {
  readonly id: string;
  readonly subject: string;
  readonly organisation: string;
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
  /** The entry of the safety check on which it rests. */
  readonly check: string;
  readonly expiresAt: Temporal.Instant;
  readonly openedAt: Temporal.Instant | null;
  readonly finishedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** No more codes are tried. */
  readonly isShut: boolean;
};

export const mostTries = 5;

export const parseLink = (row: Selectable<VoiceLinkTable>): VoiceLink => ({
  id: row.id,
  subject: row.subject_id,
  move: row.move_id,
  who: row.who,
  person: row.person_id,
  name: row.name,
  organisation: row.organisation_id,
  madeBy: row.made_by,
  madeAt: row.made_at,
  check: row.check_id,
  expiresAt: row.expires_at,
  openedAt: row.opened_at,
  finishedAt: row.finished_at,
  endedAt: row.ended_at,
  isShut: row.code_tries >= mostTries,
});

export type LinkState = 'waits' | 'opened' | 'finished' | 'ended' | 'expired' | 'shut';

export function linkState(link: VoiceLink, now: Temporal.Instant): LinkState {
  if (link.finishedAt !== null) return 'finished';
  if (link.endedAt !== null) return 'ended';
  if (Temporal.Instant.compare(link.expiresAt, now) <= 0) return 'expired';
  if (link.openedAt !== null) return 'opened';
  return link.isShut ? 'shut' : 'waits';
}
