/** Moves between schools and times on a roll, as far as the viewer may see them. */
import type { Selectable } from 'kysely';
import type { SchoolMoveTable } from '../database/tables.ts';
import type { MoveKind } from '../kinds/transition.ts';
import type { Access } from './access.ts';
import type { OpenChild } from './child.ts';

export type PlaceType = 'school' | 'unknown' | 'home-education' | 'out-of-area';

export type SchoolMove = {
  readonly id: string;
  readonly subject: string;
  readonly kind: MoveKind;
  readonly from: { readonly type: PlaceType; readonly organisation: string | null };
  readonly to: { readonly type: PlaceType; readonly organisation: string | null };
  readonly leavesOn: Temporal.PlainDate | null;
  readonly startsOn: Temporal.PlainDate | null;
  /** First day on the roll of the new school. */
  readonly arrivedOn: Temporal.PlainDate | null;
  readonly proposedAt: Temporal.Instant;
  readonly proposedBy: string | null;
  readonly source: string;
  readonly state: 'proposed' | 'confirmed' | 'rejected';
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: string | null;
  /** Looks out for the child at the new school. */
  readonly keyAdult: string | null;
};

export function parseMove(row: Selectable<SchoolMoveTable>): SchoolMove {
  const state = row.rejected_at !== null ? 'rejected' : row.confirmed_at !== null ? 'confirmed' : 'proposed';
  return {
    id: row.id,
    subject: row.subject_id,
    kind: row.kind as MoveKind,
    from: { type: row.from_type as PlaceType, organisation: row.from_organisation_id },
    to: { type: row.to_type as PlaceType, organisation: row.to_organisation_id },
    leavesOn: row.leaves_on,
    startsOn: row.starts_on,
    arrivedOn: row.arrived_on,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    source: row.proposal_source,
    state,
    decidedAt: row.rejected_at ?? row.confirmed_at,
    decidedBy: row.decided_by,
    keyAdult: row.key_adult_id,
  };
}

/** Newest first. */
export async function movesOf(child: OpenChild): Promise<readonly SchoolMove[]> {
  const rows = await child.access.transaction
    .selectFrom('school_move')
    .selectAll()
    .where('partnership_id', '=', child.access.actor.partnership)
    .where('subject_id', '=', child.id)
    .orderBy('proposed_at', 'desc')
    .execute();
  return rows.map(parseMove);
}

export const findMove = async (child: OpenChild, id: string): Promise<SchoolMove | undefined> =>
  (await movesOf(child)).find((move) => move.id === id);

export type OnRoll = {
  readonly organisation: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate | null;
  readonly yearGroup: string | null;
};

/** Newest first. */
export async function enrolmentsOf(child: OpenChild): Promise<readonly OnRoll[]> {
  const rows = await child.access.transaction
    .selectFrom('enrolment')
    .selectAll()
    .where('partnership_id', '=', child.access.actor.partnership)
    .where('subject_id', '=', child.id)
    .orderBy('starts_on', 'desc')
    .execute();
  return rows.map((row) => ({
    organisation: row.organisation_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    yearGroup: row.year_group,
  }));
}

/** Moves that wait for a decision by one of these organisations, oldest first. */
export async function proposedMoves(
  { transaction, actor }: Access,
  organisations: readonly string[] | null,
): Promise<readonly SchoolMove[]> {
  const rows = await transaction
    .selectFrom('school_move')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('confirmed_at', 'is', null)
    .where('rejected_at', 'is', null)
    .$if(organisations !== null, (query) =>
      query.where((where) =>
        where.or([
          where('from_organisation_id', 'in', [...(organisations ?? [])]),
          where('to_organisation_id', 'in', [...(organisations ?? [])]),
        ]),
      ),
    )
    .orderBy('proposed_at')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map(parseMove);
}
