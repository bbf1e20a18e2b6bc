/** What moves a challenge from stage to stage: entries that people recorded, and skips that happen by themselves. */
import type { Milliseconds } from '../calendar/days.ts';
import { firstTruth } from '../duty/ending.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import type { Step } from './climb.ts';
import type { LadderRule } from './ladder-rule.ts';

export const moving = ['challenge.stage-opened', 'challenge.not-agreed', 'challenge.agreed'];

/** Entries of a kind about one challenge that had happened by the time of asking, in order. */
export const ofChallenge =
  (raised: EffectiveEntry, chronology: Chronology, asOf: Milliseconds) =>
  (kind: string): readonly EffectiveEntry[] =>
    chronology
      .ofKind(kind)
      .filter(({ data, happened }) => data['challenge'] === raised.data['challenge'] && happened <= asOf);

export type CompiledSteps = {
  readonly patterns: readonly CompiledPattern[];
  /** In the order in which they happened; what happened before the challenge was raised counts from then. */
  readonly stepsOf: (raised: EffectiveEntry, chronology: Chronology, asOf: Milliseconds) => readonly Step[];
};

export function compileSteps({ skips: written, stages }: LadderRule): CompiledSteps {
  const skips = written.map(({ when, ...skip }) => ({
    ...skip,
    when: when === undefined ? null : compilePattern(when),
  }));
  const known = new Set(stages.map(({ n }) => n));

  const opening = (entry: EffectiveEntry, raised: EffectiveEntry, chronology: Chronology): readonly Step[] => {
    const at = Math.max(entry.happened, raised.happened);
    const { stage: to, byRole } = entry.data;
    if (typeof to !== 'number' || !known.has(to)) return [];
    const allowed = skips.find(
      ({ to: stage, by, when }) =>
        stage === to &&
        by?.some((role) => role === byRole) === true &&
        (when === null || when.holds({ chronology, trigger: raised, at }) !== null),
    );
    return [{ at, entry, kind: allowed === undefined ? 'open' : 'skip', to, because: allowed?.because ?? null }];
  };

  const recorded = (entry: EffectiveEntry, raised: EffectiveEntry, chronology: Chronology): readonly Step[] => {
    if (entry.kind === 'challenge.stage-opened') return opening(entry, raised, chronology);
    const kind = entry.kind === 'challenge.agreed' ? 'agreed' : 'not-agreed';
    return [{ at: Math.max(entry.happened, raised.happened), entry, kind, to: null, because: null }];
  };

  return {
    patterns: skips.flatMap(({ when }) => (when === null ? [] : [when])),
    stepsOf: (raised, chronology, asOf) => {
      const byPeople = moving
        .flatMap(ofChallenge(raised, chronology, asOf))
        .flatMap((entry) => recorded(entry, raised, chronology));
      const byThemselves = skips.flatMap(({ to, by, when, because }): readonly Step[] => {
        if (by !== undefined || when === null) return [];
        const found = firstTruth(when, { chronology, trigger: raised }, asOf);
        if (found === null) return [];
        return [{ at: Math.max(found.at, raised.happened), kind: 'by-itself', entry: found.by, to, because }];
      });
      return [...byPeople, ...byThemselves].toSorted((a, b) => a.at - b.at || a.entry.place - b.entry.place);
    },
  };
}
