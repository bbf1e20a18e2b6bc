/** Which packs count on a day: those of the release, unless the partnership withdrew or replaced them. */
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import type { ReleasedVersion } from './release-packs.ts';

/** What has been decided about a version of a pack, as far as it matters for what counts. */
export type Decided = {
  readonly id: string;
  readonly origin: 'upload' | 'release';
  readonly pack: string | null;
  readonly version: string | null;
  readonly inForceFrom: Temporal.PlainDate | null;
  readonly putInForceAt: Temporal.Instant | null;
  readonly withdrawnAt: Temporal.Instant | null;
};

const newestFirst = (a: Decided, b: Decided): number =>
  Temporal.PlainDate.compare(b.inForceFrom ?? '1000-01-01', a.inForceFrom ?? '1000-01-01') ||
  (b.putInForceAt?.epochMilliseconds ?? 0) - (a.putInForceAt?.epochMilliseconds ?? 0) ||
  (a.id < b.id ? 1 : -1);

/** Versions of packs that were brought in and had their first day by now, oldest first. None that was withdrawn. */
const begun = (versions: readonly Decided[], today: Temporal.PlainDate): readonly Decided[] =>
  versions
    .filter(
      ({ origin, inForceFrom, withdrawnAt }) =>
        origin === 'upload' &&
        withdrawnAt === null &&
        inForceFrom !== null &&
        Temporal.PlainDate.compare(inForceFrom, today) <= 0,
    )
    .toSorted(newestFirst)
    .toReversed();

/** Uploaded versions that count on a day, by the name of their pack. When one is withdrawn, the one before counts again. */
export function uploadsInForce(versions: readonly Decided[], today: Temporal.PlainDate): ReadonlyMap<string, Decided> {
  const found = new Map<string, Decided>();
  for (const version of begun(versions, today)) if (version.pack !== null) found.set(version.pack, version);
  return found;
}

/** Whether the partnership has withdrawn this version of a pack that came with the product. A new version runs again. */
export const isWithdrawnHere = (
  versions: readonly Decided[],
  { pack, version }: Pick<Pack, 'pack' | 'version'>,
): boolean =>
  versions.some(
    (decided) =>
      decided.origin === 'release' &&
      decided.withdrawnAt !== null &&
      decided.pack === pack &&
      decided.version === version,
  );

/** The days by today on which packs took the place of others, oldest first. */
export function daysOfChange(
  versions: readonly Decided[],
  released: readonly ReleasedVersion[],
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const days = [
    ...begun(versions, today).map(({ inForceFrom }) => inForceFrom),
    ...released.map(({ countsFrom }) => countsFrom),
  ];
  const texts = days.flatMap((day) => (day === null ? [] : [day.toString()]));
  return [...new Set(texts)].toSorted().map((day) => Temporal.PlainDate.from(day));
}

/** What counts, as a text that two processes can compare. */
export function fingerprintOf(
  versions: readonly Decided[],
  today: Temporal.PlainDate,
  released: readonly ReleasedVersion[] = [],
): string {
  const uploads = [...uploadsInForce(versions, today).values()].map(({ id }) => id);
  const withdrawn = versions.flatMap(({ origin, withdrawnAt, pack, version }) =>
    origin === 'release' && withdrawnAt !== null ? [`without ${pack} ${version}`] : [],
  );
  const upgraded = released.flatMap(({ pack, version, countsFrom }) =>
    countsFrom === null ? [] : [`${pack} ${version} from ${countsFrom.toString()}`],
  );
  // What was superseded still counts for what began under it
  const before = begun(versions, today).flatMap(({ id }) => (uploads.includes(id) ? [] : [`before ${id}`]));
  return [...uploads, ...before, ...upgraded, ...new Set(withdrawn)].toSorted().join('\n');
}

/**
 * @param release packs that come with the product
 * @param uploads packs that count here, read, by their name
 */
export function effectivePacks(
  release: readonly Pack[],
  versions: readonly Decided[],
  uploads: ReadonlyMap<string, Pack>,
): readonly Pack[] {
  const kept = release.flatMap((pack): readonly Pack[] => {
    if (uploads.has(pack.pack)) return [];
    return pack.status === 'in-force' && isWithdrawnHere(versions, pack) ? [{ ...pack, status: 'withdrawn' }] : [pack];
  });
  return [...kept, ...[...uploads.values()].map((pack): Pack => ({ ...pack, status: 'in-force' }))];
}
