/** Since when each time of a duty could be known. */
import type { Milliseconds } from '../calendar/days.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { type Begun, knownSince } from './beginning.ts';
import type { Occurrence } from './occurrences.ts';

type Kinds = {
  /** Of entries that trigger it or make its condition true. */
  readonly beginning: ReadonlySet<string>;
  /** Those, and of entries from which the limit of a later time is counted. */
  readonly all: ReadonlySet<string>;
};

/** The same duty as far as it had been recorded by an earlier time. */
type Earlier = {
  readonly begin: (chronology: Chronology) => Begun | null;
  readonly occurrences: (begun: Begun, chronology: Chronology) => readonly Occurrence[];
};

export function whenKnown(
  begun: Begun,
  chronology: Chronology,
  kinds: Kinds,
  earlier: Earlier,
): (one: Occurrence) => Milliseconds {
  let scheduled: Map<Chronology, ReadonlyMap<string, Begun>> | null = null;
  const laterThen = (then: Chronology, suffix: string): Begun | null => {
    scheduled ??= new Map();
    let known = scheduled.get(then);
    if (known === undefined) {
      const first = earlier.begin(then);
      const occurrences = first === null ? [] : earlier.occurrences(first, then);
      known = new Map(
        occurrences.flatMap((one) => (first === null ? [] : [[one.suffix, laterTime(first, one)] as const])),
      );
      scheduled.set(then, known);
    }
    return known.get(suffix) ?? null;
  };
  return (one) => {
    if (one.suffix === '') return knownSince(begun, chronology, kinds.beginning, earlier.begin);
    const later = laterTime(begun, one);
    const all = Math.max(begun.trigger.recorded, ...later.evidence.map((entry) => entry.recorded));
    // In time whenever that was: how much earlier it could have been known makes no difference.
    if (one.due.kind !== 'at' || all < one.due.at) return all;
    return knownSince(later, chronology, kinds.all, (then) => laterThen(then, one.suffix));
  };
}

const laterTime = ({ trigger, evidence }: Begun, { opensAt, due, rests }: Occurrence): Begun => ({
  trigger,
  at: opensAt,
  evidence: [...evidence, ...rests],
  due,
});
