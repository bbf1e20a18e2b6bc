/** The versions of packs that came with the product, one after another, as this installation ran them. */
import { recordEvent } from '../../audit/record-event.ts';
import { dayOf } from '../../clock.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import type { Access, RecordServices } from '../access.ts';
import { readPackFiles } from '../read-engine.ts';
import { asSystem, type System } from '../system.ts';

export type ReleasedVersion = {
  readonly pack: string;
  /** Empty when the product stopped bringing the pack. */
  readonly version: string;
  readonly countsFrom: Temporal.PlainDate | null;
  readonly recordedAt: Temporal.Instant;
};

/** Oldest first; without their texts. */
export async function releasedVersions({ transaction, actor }: Access): Promise<readonly ReleasedVersion[]> {
  const rows = await transaction
    .selectFrom('release_pack')
    .select(['pack', 'version', 'counts_from', 'recorded_at'])
    .where('partnership_id', '=', actor.partnership)
    .orderBy('recorded_at')
    .orderBy('pack')
    .execute();
  return rows.map((row) => ({
    pack: row.pack,
    version: row.version,
    countsFrom: row.counts_from,
    recordedAt: row.recorded_at,
  }));
}

/** Undefined when it is not there, or cannot be read by this version of the product any more. */
export async function releasedPack({ transaction, actor }: Access, wanted: ReleasedVersion): Promise<Pack | undefined> {
  const row = await transaction
    .selectFrom('release_pack')
    .select(['yaml', 'status'])
    .where('partnership_id', '=', actor.partnership)
    .where('pack', '=', wanted.pack)
    .where('recorded_at', '=', wanted.recordedAt)
    .executeTakeFirst();
  const read = row?.yaml == null ? undefined : readPack(row.yaml);
  if (row === undefined || read?.ok !== true) return undefined;
  return { ...read.pack, status: row.status as Pack['status'] };
}

/** The newest version of each pack. */
export const newestReleased = (versions: readonly ReleasedVersion[]): ReadonlyMap<string, ReleasedVersion> =>
  new Map(versions.map((version) => [version.pack, version]));

/**
 * Keeps the text of every version of a pack that was not there before, so that it can be read after the next upgrade. Does
 * nothing when the product brings what it brought.
 *
 * @param folder the project's `packs/`
 */
export async function keepReleasedPacks(services: RecordServices, system: System, folder: string): Promise<void> {
  await asSystem(services, system, async (access) => {
    const { transaction, actor, engine, now } = access;
    const known = newestReleased(await releasedVersions(access));
    const fresh = engine.release.filter(({ pack, version }) => known.get(pack)?.version !== version);
    const brought = new Set(engine.release.map(({ pack }) => pack));
    const gone = [...known.values()].filter(({ pack, version }) => version !== '' && !brought.has(pack));
    if (fresh.length === 0 && gone.length === 0) return;
    const texts = new Map((await readPackFiles(folder)).map(({ pack, text }) => [pack.pack, text]));
    const common = {
      partnership_id: actor.partnership,
      counts_from: known.size === 0 ? null : dayOf(now),
      recorded_at: now,
    };
    const rows = [
      ...fresh.map(({ pack, version, status }) => ({
        ...common,
        pack,
        version,
        status,
        yaml: texts.get(pack) ?? null,
      })),
      ...gone.map(({ pack }) => ({ ...common, pack, version: '', status: 'superseded', yaml: null })),
    ];
    await transaction
      .insertInto('release_pack')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (known.size === 0) return;
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: '',
      at: now,
      action: 'release brought other packs',
      detail: { packs: rows.map(({ pack, version }) => `${pack} ${version}`).join('\n') },
    });
  });
}
