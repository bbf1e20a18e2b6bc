/** Which packs counted before those of today, so that what began under them runs on under them. */
import { dayOf } from '../../clock.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import { canCombine, type EarlierPacks } from '../../rulebook/rulebook.ts';
import type { Access } from '../access.ts';
import { type Decided, daysOfChange, effectivePacks, uploadsInForce } from './effective-packs.ts';
import { packText } from './pack-versions.ts';
import { newestReleased, type ReleasedVersion, releasedPack } from './release-packs.ts';

/** Calls once for each key. */
function remembered<Value>(read: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

/**
 * Oldest first. What this release cannot read or put together any more is left out: what began under it goes on under what
 * came after it.
 */
export async function earlierPacks(
  access: Access,
  versions: readonly Decided[],
  released: readonly ReleasedVersion[],
): Promise<readonly EarlierPacks[]> {
  const { transaction, actor, engine, now } = access;
  const days = daysOfChange(versions, released, dayOf(now));
  const uploadOf = remembered(async (id) => {
    const read = readPack((await packText(transaction, actor.partnership, id)) ?? '');
    return read.ok ? read.pack : undefined;
  });
  const keyOf = ({ pack, recordedAt }: ReleasedVersion): string => `${pack} ${recordedAt.toString()}`;
  const byKey = new Map(released.map((version) => [keyOf(version), version]));
  const releaseOf = remembered(async (key) => {
    const version = byKey.get(key);
    return version === undefined ? undefined : releasedPack(access, version);
  });

  /** The packs of the release on a day: those of now, where no other is known. */
  const releaseOn = async (day: Temporal.PlainDate): Promise<readonly Pack[]> => {
    const then = newestReleased(
      released.filter(({ countsFrom }) => countsFrom === null || Temporal.PlainDate.compare(countsFrom, day) <= 0),
    );
    const packs = new Map(engine.release.map((pack) => [pack.pack, pack]));
    for (const version of then.values()) {
      if (packs.get(version.pack)?.version === version.version) continue;
      const pack = await releaseOf(keyOf(version));
      if (pack === undefined) packs.delete(version.pack);
      else packs.set(version.pack, pack);
    }
    return [...packs.values()];
  };

  const earlier: EarlierPacks[] = [];
  for (const until of days) {
    const day = until.subtract({ days: 1 });
    const uploads = new Map<string, Pack>();
    for (const [name, { id }] of uploadsInForce(versions, day)) {
      const pack = await uploadOf(id);
      if (pack !== undefined) uploads.set(name, pack);
    }
    const packs = effectivePacks(await releaseOn(day), versions, uploads);
    if (canCombine(packs)) earlier.push({ packs, until });
  }
  return earlier;
}
