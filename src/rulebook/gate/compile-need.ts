/** How one need of a gate stands for one person (or once, when it is of nobody in particular). */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import { aboutEach, compilePersons, joined, type Person } from './each.ts';
import { type CompiledExceptions, compileExceptions, type Excepted, type Looked } from './exception.ts';
import type { NeedStatus } from './gate.ts';
import type { GateRule, Need } from './gate-rule.ts';

/** A need, and the person of whom it is needed; null when it is needed once, or nobody is recorded. */
export type Asked = {
  readonly trigger: EffectiveEntry & { readonly part?: string };
  readonly person: Person | null;
  /** Somebody has to exist, and nobody is recorded. */
  readonly isUnknown: boolean;
};

export type Verdict = {
  readonly status: Exclude<NeedStatus, 'deferred'>;
  readonly rests: readonly EffectiveEntry[];
  readonly excepted: Excepted;
};

export type CompiledNeed = {
  readonly need: Need;
  readonly met: CompiledPattern;
  readonly condition: CompiledPattern | null;
  readonly exceptions: CompiledExceptions;
  /** Kinds of entry that may change how it stands. */
  readonly kinds: ReadonlySet<string>;
  /** Everybody of whom it is needed who counted before an instant. */
  readonly askedOf: (chronology: Chronology, trigger: EffectiveEntry, until: Milliseconds) => readonly Asked[];
  readonly verdict: (asked: Asked, looked: Omit<Looked, 'trigger'>) => Verdict;
};

const noException: Excepted = { used: null, refused: [] };

export function compileNeed(gate: GateRule, need: Need): CompiledNeed {
  const met = compilePattern(aboutEach(need.met));
  const condition = need.if === undefined ? null : compilePattern(aboutEach(need.if));
  const exceptions = compileExceptions(gate, need);
  const personsIn = need.per === undefined ? null : compilePersons(need.per);
  const persons = need.per === undefined ? [] : [need.per.entry].flat();
  return {
    need,
    met,
    condition,
    exceptions,
    kinds: new Set([...met.kinds, ...(condition?.kinds ?? []), ...exceptions.kinds, ...persons]),
    askedOf: (chronology, trigger, until) => {
      if (personsIn === null) return [{ trigger, person: null, isUnknown: false }];
      const found = personsIn(chronology, trigger, until);
      if (found.length > 0) {
        return found.map((person) => ({ trigger: joined(trigger, person), person, isUnknown: false }));
      }
      return need.per?.nobody === 'not-met' ? [{ trigger, person: null, isUnknown: true }] : [];
    },
    verdict: ({ trigger, person, isUnknown }, { chronology, at, through }) => {
      const who = person === null ? [] : [person.entry];
      const looking = { chronology, trigger, at };
      const needed = condition === null ? [] : condition.holds(looking);
      if (needed === null) return { status: 'not-needed', rests: who, excepted: noException };
      const rests = [...who, ...needed];
      const evidence = isUnknown ? null : met.holds(looking);
      if (evidence !== null) return { status: 'met', rests: [...rests, ...evidence], excepted: noException };
      const excepted = exceptions.look({ ...looking, through });
      const used = excepted.used?.rests ?? excepted.refused.map(({ entry }) => entry);
      return { status: excepted.used === null ? 'not-met' : 'excepted', rests: [...rests, ...used], excepted };
    },
  };
}
