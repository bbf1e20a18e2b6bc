/** Writes one line of the log of everything that is done. Ids and codes only, never what somebody wrote. */

import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { lineId } from './line-id.ts';

export type AuditEvent = {
  readonly partnership: string;
  readonly at: Temporal.Instant;
  readonly practitioner: string;
  readonly action: string;
  readonly subject?: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

export async function recordEvent(transaction: Kysely<Tables>, event: AuditEvent): Promise<void> {
  await transaction
    .insertInto('audit_event')
    .values({
      partnership_id: event.partnership,
      id: lineId(),
      at: event.at,
      practitioner_id: event.practitioner === '' ? null : event.practitioner,
      action: event.action,
      subject_id: event.subject ?? null,
      detail: JSON.stringify(event.detail),
    })
    .execute();
}
