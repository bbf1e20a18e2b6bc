/** Who works with a child, and the entries by which that begins and ends. */
import { randomUUIDv7 } from 'node:crypto';
import type { Purpose, Role } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import type { OpenChild } from './child.ts';
import type { NewEntry } from './entry-row.ts';
import { asRecordRole } from './transaction.ts';

export type InvolvedOrganisation = {
  readonly id: string;
  readonly organisation: string;
  readonly practitioner: string | null;
  readonly role: Role | null;
  readonly purpose: Purpose;
  readonly reason: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
};

async function select({ transaction, actor }: Access, subject: string): Promise<readonly InvolvedOrganisation[]> {
  const rows = await transaction
    .selectFrom('involvement')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .orderBy('starts_at')
    .orderBy('reason')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organisation: row.organisation_id,
    practitioner: row.practitioner_id,
    role: row.role as Role | null,
    purpose: row.purpose as Purpose,
    reason: row.reason,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }));
}

/** The involvements that the viewer may see. */
export const involvementsOf = (child: OpenChild): Promise<readonly InvolvedOrganisation[]> =>
  select(child.access, child.id);

/** All involvements, to decide what has to begin or end. Never shown. */
export const allInvolvements = (access: Access, subject: string): Promise<readonly InvolvedOrganisation[]> =>
  asRecordRole(access.transaction, () => select(access, subject));

export type NewInvolvement = {
  readonly organisation: string;
  readonly practitioner?: string;
  readonly role?: Role;
  readonly purpose: Purpose;
  readonly reason: string;
  readonly from: Temporal.Instant;
  readonly until?: string;
};

type RecordedBy = Pick<NewEntry, 'organisation' | 'recordedBy'>;

export const involvementStarts = (by: RecordedBy, { from, ...involvement }: NewInvolvement): NewEntry => ({
  ...by,
  kind: 'involvement.started',
  happened: { moment: from },
  parties: [involvement.organisation],
  data: { involvement: randomUUIDv7(), ...involvement },
});

export const involvementEnds = (
  by: RecordedBy,
  { id, organisation, purpose }: Pick<InvolvedOrganisation, 'id' | 'organisation' | 'purpose'>,
  at: Temporal.Instant,
  reason: string,
): NewEntry => ({
  ...by,
  kind: 'involvement.ended',
  happened: { moment: at },
  parties: [organisation],
  data: { involvement: id, organisation, purpose, reason },
});
