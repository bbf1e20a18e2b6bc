/** The versions of packs that were brought in here, with what was decided about each. */
import type { Selectable } from 'kysely';
import type { PackVersionTable } from '../../database/tables.ts';
import type { Finding } from '../../rulebook/pack/check-pack.ts';
import type { Tally } from '../../rulebook/replay/tally.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import type { Transaction } from '../transaction.ts';
import { type Decided, uploadsInForce } from './effective-packs.ts';

export type Approval = {
  readonly practitioner: string;
  readonly name: string;
  readonly organisationName: string;
  /** The kind of their organisation. */
  readonly agency: string;
  readonly at: Temporal.Instant;
  readonly words: string;
};

/** A tally as it is stored: months are left out. */
export type StoredTally = {
  readonly children: number;
  readonly rules: readonly Omit<Tally['rules'][number], 'months'>[];
  readonly roles: Tally['roles'];
  /** What all rules together would ask of these roles with this version among them. */
  readonly together: Tally['roles'];
};

export type PackVersion = Decided & {
  readonly title: string | null;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  readonly fileName: string;
  readonly findings: readonly Finding[];
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string;
  readonly author: string;
  readonly approvals: readonly Approval[];
  readonly replayBeganAt: Temporal.Instant | null;
  readonly replayRead: number;
  readonly replayedAt: Temporal.Instant | null;
  readonly replay: StoredTally | null;
  readonly withdrawnBecause: string | null;
};

export const approvalsNeeded = 2;

export const packStates = ['draft', 'approved', 'waiting', 'in-force', 'superseded', 'withdrawn'] as const;
export type PackState = (typeof packStates)[number];

/**
 * Never stored, because time changes it. `waiting`: put into force from a day that has not come.
 *
 * @param versions all that there are of the same pack
 */
export function packState(version: PackVersion, versions: readonly Decided[], today: Temporal.PlainDate): PackState {
  if (version.withdrawnAt !== null) return 'withdrawn';
  if (version.inForceFrom !== null) {
    if (Temporal.PlainDate.compare(version.inForceFrom, today) > 0) return 'waiting';
    return uploadsInForce(versions, today).get(version.pack ?? '')?.id === version.id ? 'in-force' : 'superseded';
  }
  return version.approvals.length >= approvalsNeeded ? 'approved' : 'draft';
}

const decidedOf = (
  row: Pick<
    Selectable<PackVersionTable>,
    'id' | 'origin' | 'pack' | 'version' | 'in_force_from' | 'put_in_force_at' | 'withdrawn_at'
  >,
): Decided => ({
  id: row.id,
  origin: row.origin,
  pack: row.pack,
  version: row.version,
  inForceFrom: row.in_force_from,
  putInForceAt: row.put_in_force_at,
  withdrawnAt: row.withdrawn_at,
});

/** A replay that a stopped server left unfinished is given up on after this time. */
export const replayTakesAtMost = { hours: 1 } as const;

export const isReplaying = ({ replayBeganAt, replayedAt }: PackVersion, now: Temporal.Instant): boolean =>
  replayBeganAt !== null &&
  replayedAt === null &&
  Temporal.Instant.compare(replayBeganAt, now.subtract(replayTakesAtMost)) > 0;

/** Everything that was put into force or withdrawn. Cheap: without texts, read at every tick. */
export async function decidedVersions(transaction: Transaction, partnership: string): Promise<readonly Decided[]> {
  const rows = await transaction
    .selectFrom('pack_version')
    .select(['id', 'origin', 'pack', 'version', 'in_force_from', 'put_in_force_at', 'withdrawn_at'])
    .where('partnership_id', '=', partnership)
    .where((where) => where.or([where('in_force_from', 'is not', null), where('withdrawn_at', 'is not', null)]))
    .execute();
  return rows.map(decidedOf);
}

/** The text of a version, or null when it has none. */
export async function packText(transaction: Transaction, partnership: string, id: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('pack_version')
    .select('yaml')
    .where('partnership_id', '=', partnership)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.yaml ?? null;
}

async function approvalsOf({ transaction, actor }: Access): Promise<ReadonlyMap<string, readonly Approval[]>> {
  const rows = await transaction
    .selectFrom('pack_approval as a')
    .leftJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'a.partnership_id').onRef('p.id', '=', 'a.practitioner_id'),
    )
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'a.partnership_id').onRef('o.id', '=', 'a.organisation_id'),
    )
    .select([
      'a.pack_version_id',
      'a.agency',
      'a.practitioner_id',
      'a.at',
      'a.words',
      'p.name',
      'o.name as organisation',
    ])
    .where('a.partnership_id', '=', actor.partnership)
    .orderBy('a.at')
    .execute();
  const found = Map.groupBy(rows, (row) => row.pack_version_id);
  return new Map(
    [...found].map(([id, some]) => [
      id,
      some.map((row) => ({
        practitioner: row.practitioner_id,
        name: row.name ?? 'somebody',
        organisationName: row.organisation ?? 'an organisation',
        agency: row.agency,
        at: row.at,
        words: row.words,
      })),
    ]),
  );
}

/** All of them, newest first; without their texts. */
export async function packVersions(access: Access): Promise<readonly PackVersion[]> {
  const { transaction, actor } = access;
  const approvals = await approvalsOf(access);
  const rows = await transaction
    .selectFrom('pack_version as v')
    .leftJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'v.partnership_id').onRef('p.id', '=', 'v.recorded_by'),
    )
    .select([
      'v.id',
      'v.origin',
      'v.pack',
      'v.version',
      'v.title',
      'v.content_hash',
      'v.file_name',
      'v.findings',
      'v.recorded_at',
      'v.recorded_by',
      'v.replay_began_at',
      'v.replay_read',
      'v.replayed_at',
      'v.replay',
      'v.in_force_from',
      'v.put_in_force_at',
      'v.withdrawn_at',
      'v.withdrawn_because',
      'p.name',
    ])
    .where('v.partnership_id', '=', actor.partnership)
    .orderBy('v.recorded_at', 'desc')
    .orderBy('v.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...decidedOf(row),
    title: row.title,
    hash: row.content_hash.toString('hex'),
    fileName: row.file_name,
    findings: row.findings as readonly Finding[],
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    author: row.name ?? 'somebody',
    approvals: approvals.get(row.id) ?? [],
    replayBeganAt: row.replay_began_at,
    replayRead: row.replay_read,
    replayedAt: row.replayed_at,
    replay: row.replay as StoredTally | null,
    withdrawnBecause: row.withdrawn_because,
  }));
}

export async function findPackVersion(access: Access, id: string): Promise<PackVersion | undefined> {
  return isId(id) ? (await packVersions(access)).find((version) => version.id === id) : undefined;
}
