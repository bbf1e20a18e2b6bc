/** Finds the rules that anything in a chronology concerns, without asking each rule about each entry. */
import type { EntryPattern, Literal } from './pack/pattern-schema.ts';
import type { Chronology } from './pattern/chronology.ts';
import { compileField, triggerPath } from './pattern/field.ts';

/** Rules that may have something to say, in the order of the rulebook. */
export type FindListening<Rule> = (chronology: Chronology) => readonly Rule[];

type Place = number;
type Field = {
  readonly valueIn: (data: unknown) => unknown;
  readonly listening: Map<Literal, Place[]>;
};
type Listeners = { readonly toAll: Place[]; readonly toFields: Map<string, Field> };

/** A field of which the pattern asks for one value, the first that it names. */
function literalIn({ where = {} }: EntryPattern): readonly [field: string, value: Literal] | null {
  for (const [field, comparison] of Object.entries(where)) {
    if (typeof comparison === 'object') continue;
    if (typeof comparison !== 'string' || triggerPath(comparison) === null) return [field, comparison];
  }
  return null;
}

const listAt = <Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] => {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
};

function listenersOf(patterns: readonly EntryPattern[]): ReadonlyMap<string, Listeners> {
  const byKind = new Map<string, Listeners>();
  for (const [place, pattern] of patterns.entries()) {
    const literal = literalIn(pattern);
    for (const kind of new Set([pattern.entry].flat())) {
      const listeners = byKind.get(kind) ?? { toAll: [], toFields: new Map<string, Field>() };
      byKind.set(kind, listeners);
      if (literal === null) {
        listeners.toAll.push(place);
        continue;
      }
      const [name, value] = literal;
      const field = listeners.toFields.get(name) ?? { valueIn: compileField(name), listening: new Map() };
      listeners.toFields.set(name, field);
      listAt(field.listening, value).push(place);
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
      for (const { valueIn, listening } of toFields.values())
        for (const { data } of entries)
          for (const place of listening.get(valueIn(data) as Literal) ?? []) found[place] = 1;
    }
    return rules.filter((_, place) => found[place] === 1);
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
    return rules.filter((_, place) => found[place] === 1);
  };
}
