/** Finds the rules that anything in a chronology concerns, without asking each rule about each entry. */
import type { EntryPattern } from './pack/pattern-schema.ts';
import type { Chronology } from './pattern/chronology.ts';
import { wantedValue } from './pattern/field.ts';

/** Rules that may have something to say, in the order of the rulebook. */
export type FindListening<Rule> = (chronology: Chronology) => readonly Rule[];

type Place = number;
/** By the value that a field has to have. */
type Field = Map<unknown, Place[]>;
type Listeners = { readonly toAll: Place[]; readonly toFields: Map<string, Field> };

function marked<Rule>(rules: readonly Rule[], found: Uint8Array): readonly Rule[] {
  const wanted: Rule[] = [];
  for (let place = found.indexOf(1); place >= 0; place = found.indexOf(1, place + 1)) {
    const rule = rules[place];
    if (rule !== undefined) wanted.push(rule);
  }
  return wanted;
}

const listAt = <Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] => {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
};

function listenersOf(patterns: readonly EntryPattern[]): ReadonlyMap<string, Listeners> {
  const byKind = new Map<string, Listeners>();
  for (const [place, pattern] of patterns.entries()) {
    const wanted = wantedValue(pattern.where ?? {});
    for (const kind of new Set([pattern.entry].flat())) {
      const listeners = byKind.get(kind) ?? { toAll: [], toFields: new Map<string, Field>() };
      byKind.set(kind, listeners);
      if (wanted === null) {
        listeners.toAll.push(place);
        continue;
      }
      const listening = listeners.toFields.get(wanted.field) ?? new Map<unknown, Place[]>();
      listeners.toFields.set(wanted.field, listening);
      listAt(listening, wanted.value).push(place);
    }
  }
  return byKind;
}

/**
 * Indexed by kind of entry, and where a pattern asks for one value of a field, by that value: of the rules about sixty items
 * of a handover only those of the items that were sent are found.
 *
 * @param patternOf the entry without which a rule has nothing to say
 */
export function compileListening<Rule>(
  rules: readonly Rule[],
  patternOf: (rule: Rule) => EntryPattern,
): FindListening<Rule> {
  const byKind = listenersOf(rules.map(patternOf));
  return (chronology) => {
    const found = new Uint8Array(rules.length);
    for (const [kind, { toAll, toFields }] of byKind) {
      const entries = chronology.ofKind(kind);
      if (entries.length === 0) continue;
      for (const place of toAll) found[place] = 1;
      for (const [field, listening] of toFields)
        for (const { data } of entries) for (const place of listening.get(data[field]) ?? []) found[place] = 1;
    }
    return marked(rules, found);
  };
}

/** Finds the rules that listen to any of some kinds of entry, in the order of the rulebook. */
export type FindConcerned<Rule> = (entries: Iterable<{ readonly kind: string }>) => readonly Rule[];

/** @param rules with every kind of entry that may change what they say */
export function compileConcerned<Rule extends { readonly kinds: ReadonlySet<string> }>(
  rules: readonly Rule[],
): FindConcerned<Rule> {
  const byKind = new Map<string, Place[]>();
  for (const [place, { kinds }] of rules.entries()) for (const kind of kinds) listAt(byKind, kind).push(place);
  return (entries) => {
    const found = new Uint8Array(rules.length);
    for (const { kind } of entries) for (const place of byKind.get(kind) ?? []) found[place] = 1;
    return marked(rules, found);
  };
}
