/** Which indicators of a document can be true of a child at all: most are of facts that nobody has recorded. */
import { type FactCode, factNamed } from '../../kinds/facts/facts.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { CompiledIndicator } from './compiled-indicator.ts';

export type FindPossible = (chronology: Chronology) => readonly CompiledIndicator[];

type Place = number;

function add<Key>(places: Map<Key, Place[]>, key: Key, place: Place): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else known.push(place);
}

/** Indexed by the facts that observations state, and by the kinds of entry that show a fact by themselves. */
export function compileMayHold(indicators: readonly CompiledIndicator[]): FindPossible {
  const always: Place[] = [];
  const byFact = new Map<unknown, Place[]>();
  const byKind = new Map<string, Place[]>();
  for (const [place, { indicator }] of indicators.entries()) {
    if (indicator.when !== undefined) always.push(place);
    for (const fact of indicator.facts satisfies readonly FactCode[]) {
      add(byFact, fact, place);
      for (const kind of factNamed(fact).shownBy ?? []) add(byKind, kind, place);
    }
  }
  return (chronology) => {
    const found = new Uint8Array(indicators.length);
    for (const place of always) found[place] = 1;
    for (const { data } of chronology.ofKind('observation.recorded'))
      for (const place of byFact.get(data['fact']) ?? []) found[place] = 1;
    for (const [kind, places] of byKind) {
      if (chronology.ofKind(kind).length === 0) continue;
      for (const place of places) found[place] = 1;
    }
    return indicators.filter((_, place) => found[place] === 1);
  };
}
