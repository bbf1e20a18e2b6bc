/** From which day law that packs name has begun here, as the partnership set it. */
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { asRecordRole, type Transaction } from '../transaction.ts';
import { deriveEverybodyAgain } from './derive-everybody-again.ts';

export type Commencement = {
  readonly setting: string;
  /** Null when somebody said that no day is known after all. */
  readonly day: Temporal.PlainDate | null;
  /** How they know, in words. */
  readonly source: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string;
};

/** The day that counts for each setting; settings without one are left out. */
export async function commencementDays(
  transaction: Transaction,
  partnership: string,
): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  const rows = await transaction
    .selectFrom('commencement')
    .distinctOn('setting')
    .select(['setting', 'day'])
    .where('partnership_id', '=', partnership)
    .orderBy('setting')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.flatMap(({ setting, day }) => (day === null ? [] : [[setting, day] as const])));
}

/** Everything that was ever set, newest first. */
export async function commencementHistory({ transaction, actor }: Access): Promise<readonly Commencement[]> {
  const rows = await transaction
    .selectFrom('commencement as c')
    .leftJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'c.partnership_id').onRef('p.id', '=', 'c.recorded_by'),
    )
    .select(['c.setting', 'c.day', 'c.source', 'c.recorded_at', 'p.name'])
    .where('c.partnership_id', '=', actor.partnership)
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.version', 'desc')
    .execute();
  return rows.map((row) => ({
    setting: row.setting,
    day: row.day,
    source: row.source,
    recordedAt: row.recorded_at,
    recordedBy: row.name ?? 'somebody',
  }));
}

/** Sets the day, or takes it back with null. Every child is derived again. */
export async function setCommencement(
  access: Access,
  { setting, day, source }: Pick<Commencement, 'setting' | 'day' | 'source'>,
): Promise<void> {
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    await sql`INSERT INTO commencement (partnership_id, setting, version, day, source, recorded_at, recorded_by)
      SELECT ${actor.partnership}::uuid, ${setting}, 1 + coalesce(max(version), 0), ${day?.toString() ?? null}::date, ${source},
        ${now.toString()}::timestamptz, ${actor.practitioner}::uuid
      FROM commencement WHERE partnership_id = ${actor.partnership}::uuid AND setting = ${setting}`.execute(
      transaction,
    );
    await deriveEverybodyAgain(access);
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'commencement set',
      detail: { setting, day: day?.toString() ?? null },
    });
  });
}
