/** Sealings that somebody asked for or decides on. What the entry says is in none of them. */
import type { Selectable } from 'kysely';
import type { SealingGround } from '../../access/sealing.ts';
import type { SealingTable } from '../../database/sealing-tables.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';

export type Next = {
  /** That it may be read again, or that it is erased. */
  readonly what: 'lift' | 'erase';
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly because: string;
};

export type Sealing = {
  readonly id: string;
  readonly child: string;
  readonly kind: string;
  readonly organisation: string;
  readonly recordedBy: string | null;
  readonly recordedAt: Temporal.Instant;
  readonly entries: readonly string[];
  readonly ground: SealingGround;
  readonly words: string;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: string;
  readonly sealed: Done | null;
  readonly refused: (Done & { readonly answer: string }) | null;
  readonly lifted: Done | null;
  readonly erased: Done | null;
  /** What one of those who decide asked for last. Agreed to when the same has been done. */
  readonly next: Next | null;
  /** Whether the viewer is among those who decide. */
  readonly isTheirs: boolean;
};

export type Done = { readonly at: Temporal.Instant; readonly by: string };

const done = (at: Temporal.Instant | null, by: string | null): Done | null =>
  at === null || by === null ? null : { at, by };

const parse = (row: Selectable<SealingTable>, { actor }: Access): Sealing => {
  const refused = done(row.refused_at, row.refused_by);
  return {
    id: row.id,
    child: row.subject_id,
    kind: row.kind,
    organisation: row.organisation_id,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    entries: row.entries,
    ground: row.ground,
    words: row.words,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    sealed: done(row.sealed_at, row.sealed_by),
    refused: refused === null ? null : { ...refused, answer: row.answer ?? '' },
    lifted: done(row.lifted_at, row.lifted_by),
    erased: done(row.erased_at, row.erased_by),
    next:
      row.proposed === null || row.proposed_at === null || row.proposed_by === null
        ? null
        : { what: row.proposed, at: row.proposed_at, by: row.proposed_by, because: row.proposed_because ?? '' },
    isTheirs: actor.viewers.some((viewer) => row.deciders.includes(viewer)),
  };
};

/** Whether it is decided on now: asked for, or asked to be lifted or erased. */
export const isWaiting = ({ sealed, refused, lifted, erased, next }: Sealing): boolean =>
  sealed === null ? refused === null : next !== null && lifted === null && erased === null;

/** Whether the viewer can answer what waits. Nobody agrees to what they asked for themselves. */
export const waitsFor = (sealing: Sealing, practitioner: string): boolean =>
  sealing.isTheirs && isWaiting(sealing) && (sealing.next?.by ?? sealing.askedBy) !== practitioner;

/** The newest first. */
export async function sealings(access: Access): Promise<readonly Sealing[]> {
  const rows = await access.transaction
    .selectFrom('sealing')
    .selectAll()
    .where('partnership_id', '=', access.actor.partnership)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map((row) => parse(row, access));
}

/** NOT_FOUND for those that the viewer neither asked for nor decides on. */
export async function findSealing(access: Access, id: string): Promise<Sealing> {
  const row = !isId(id)
    ? undefined
    : await access.transaction
        .selectFrom('sealing')
        .selectAll()
        .where('partnership_id', '=', access.actor.partnership)
        .where('id', '=', id)
        .executeTakeFirst();
  if (row === undefined) throw problem('NOT_FOUND');
  return parse(row, access);
}
