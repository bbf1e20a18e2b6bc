/** One subject's entries that count, indexed by kind for the rules that listen to them. */
import type { Milliseconds } from '../calendar/days.ts';
import { type EffectiveEntry, newestVersions, type RuleEntry, standingVersions } from '../entry.ts';

export type Chronology = {
  /** In the order in which things happened, then were first recorded. */
  readonly ofKind: (kind: string) => readonly EffectiveEntry[];
  /** Every version that was not withdrawn, in order of sequence. */
  readonly versions: readonly EffectiveEntry[];
  /** The same as far as it had been recorded by an earlier time; what was withdrawn since does not come back. */
  readonly recordedBy: (instant: Milliseconds) => Chronology;
};

const none: readonly EffectiveEntry[] = [];

/** @param known entries in order of sequence, already cut at the time of asking */
export const chronologyOf = (known: readonly RuleEntry[]): Chronology => indexed(standingVersions(known));

const inOrder = (a: EffectiveEntry, b: EffectiveEntry): number => a.happened - b.happened || a.place - b.place;

function indexed(versions: readonly EffectiveEntry[]): Chronology {
  const newest = newestVersions(versions);
  const byKind = new Map<string, EffectiveEntry[]>();
  const mixed = new Set<EffectiveEntry[]>();
  for (const entry of newest) {
    const list = byKind.get(entry.kind);
    if (list === undefined) byKind.set(entry.kind, [entry]);
    else {
      const last = list.at(-1);
      if (last !== undefined && inOrder(last, entry) > 0) mixed.add(list);
      list.push(entry);
    }
  }
  for (const list of mixed) list.sort(inOrder);
  const cut = newest === versions ? cutUncorrected : cutAnew;
  const earlier = new Map<Milliseconds, Chronology>();
  const whole: Chronology = {
    versions,
    ofKind: (kind) => byKind.get(kind) ?? none,
    recordedBy: (instant) => {
      const known = earlier.get(instant) ?? cut(whole, instant);
      earlier.set(instant, known);
      return known;
    },
  };
  return whole;
}

const upTo = (entries: readonly EffectiveEntry[], instant: Milliseconds): readonly EffectiveEntry[] =>
  entries.every(({ recorded }) => recorded <= instant)
    ? entries
    : entries.filter(({ recorded }) => recorded <= instant);

const cutAnew = ({ versions }: Chronology, instant: Milliseconds): Chronology => indexed(upTo(versions, instant));

/** Where nothing was corrected, less of the same: each kind is cut when somebody asks for it. */
function cutUncorrected(whole: Chronology, instant: Milliseconds): Chronology {
  const byKind = new Map<string, readonly EffectiveEntry[]>();
  let versions: readonly EffectiveEntry[] | null = null;
  return {
    get versions() {
      versions ??= upTo(whole.versions, instant);
      return versions;
    },
    ofKind: (kind) => {
      const known = byKind.get(kind) ?? upTo(whole.ofKind(kind), instant);
      byKind.set(kind, known);
      return known;
    },
    recordedBy: (other) => whole.recordedBy(Math.min(instant, other)),
  };
}
