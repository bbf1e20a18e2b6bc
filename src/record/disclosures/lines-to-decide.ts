/** One line for each person who looked or did something, and for each post that only could: what an officer decides on. */
import type { Could } from '../../access/who-could.ts';
import type { AskedChild } from './officer-scope.ts';
import type { ReleaseLine } from './releases.ts';
import { type Did, type DidFilter, whoDidSee } from './who-did-see.ts';

const atOnce = 500;

export type LineToDecide = Omit<ReleaseLine, 'decision' | 'reason'> & {
  /** The same on the next visit. */
  readonly key: string;
  /** It would tell where the child is, which is protected. */
  readonly tellsLocation: boolean;
};

/** Everything of a period, a part at a time. */
export async function everythingDid(
  child: AskedChild,
  filter: Pick<DidFilter, 'from' | 'until'>,
): Promise<readonly Did[]> {
  const all: Did[] = [];
  for (;;) {
    const { rows, total } = await whoDidSee(child, filter, { offset: all.length, limit: atOnce });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].toSorted();

const dayOf = (at: Temporal.Instant | number): string =>
  (typeof at === 'number' ? Temporal.Instant.fromEpochMilliseconds(at) : at)
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toString();

/**
 * @param protectedPlaces organisations that tell where the child is
 * @param system what the product did by itself is nobody's line
 */
export function linesToDecide(
  did: readonly Did[],
  could: readonly Could[],
  protectedPlaces: ReadonlySet<string>,
): readonly LineToDecide[] {
  const people = Map.groupBy(
    did.filter(({ practitioner }) => practitioner !== null),
    ({ practitioner }) => practitioner,
  );
  const tells = (organisations: readonly string[]): boolean => organisations.some((each) => protectedPlaces.has(each));
  const looked = [...people].map(([practitioner, rows]): LineToDecide => {
    const organisations = distinct(rows.flatMap(({ posts }) => posts.map(({ organisation }) => organisation)));
    const times = rows.map(({ at }) => at).toSorted((a, b) => Temporal.Instant.compare(a, b));
    const [first, last] = [times[0], times.at(-1)];
    return {
      key: `did-${practitioner}`,
      practitioner,
      organisations,
      roles: distinct(rows.flatMap(({ posts }) => posts.map(({ role }) => role))),
      purposes: distinct(rows.flatMap(({ purposes }) => purposes)),
      first: first === undefined ? '' : dayOf(first),
      last: last === undefined ? null : dayOf(last),
      times: rows.length,
      tellsLocation: tells(organisations),
    };
  });
  const posts = Map.groupBy(
    could.filter(({ practitioner }) => !people.has(practitioner)),
    ({ organisation, role, purpose }) => `${organisation}-${role ?? 'named'}-${purpose}`,
  );
  const only = [...posts].flatMap(([key, [one, ...more]]): readonly LineToDecide[] => {
    if (one === undefined) return [];
    const all = [one, ...more];
    const ends = all.map(({ endsAt }) => endsAt);
    return [
      {
        key: `could-${key}`,
        practitioner: null,
        organisations: [one.organisation],
        roles: one.role === null ? [] : [one.role],
        purposes: [one.purpose],
        first: dayOf(Math.min(...all.map(({ startsAt }) => startsAt))),
        last: ends.includes(null) ? null : dayOf(Math.max(...ends.map((end) => end ?? 0))),
        times: 0,
        tellsLocation: tells([one.organisation]),
      },
    ];
  });
  return [...looked, ...only];
}
