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

function indexed(versions: readonly EffectiveEntry[]): Chronology {
  const byKind = new Map<string, EffectiveEntry[]>();
  for (const entry of newestVersions(versions)) {
    const list = byKind.get(entry.kind);
    if (list === undefined) byKind.set(entry.kind, [entry]);
    else list.push(entry);
  }
  for (const list of byKind.values()) list.sort((a, b) => a.happened - b.happened || a.place - b.place);
  const earlier = new Map<Milliseconds, Chronology>();
  return {
    versions,
    ofKind: (kind) => byKind.get(kind) ?? none,
    recordedBy: (instant) => {
      const known = earlier.get(instant) ?? indexed(versions.filter((version) => version.recorded <= instant));
      earlier.set(instant, known);
      return known;
    },
  };
}
