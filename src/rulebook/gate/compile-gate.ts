/** Compiles a gate: what it answers about a step, the duties that begin without it, and what happened without it. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../calendar/days.ts';
import { compileDue } from '../duty/compile-due.ts';
import { type CompiledDuty, compileDuty, dutyInstance, type PackIdentity } from '../duty/compile-duty.ts';
import { compartmentsOf, compileParty, narrowest } from '../duty/parties.ts';
import type { EffectiveEntry } from '../entry.ts';
import { compileInForce } from '../in-force.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileEntryPattern, matching } from '../pattern/compile-entry.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import type { World } from '../world.ts';
import { type Asked, type CompiledNeed, compileNeed, type Verdict } from './compile-need.ts';
import type { GateAnswer, HappenedWithout, NeedAnswer } from './gate.ts';
import type { GateRule } from './gate-rule.ts';
import { emergencyLimit, needCondition, needDuty, needDutyId, needTriggers, settled } from './need-duty.ts';

/** A step as the engine asks about it: an entry that is not, or not yet, in the chronology. */
export type Step = EffectiveEntry;

export type CompiledGate = {
  readonly rule: GateRule;
  /** Kinds of entry that plan or authorise, and kinds that say it happened. */
  readonly steps: readonly string[];
  readonly facts: readonly string[];
  readonly duties: readonly CompiledDuty[];
  /** Null when the gate does not concern the step. */
  readonly answer: (step: Step, chronology: Chronology, world: World, asOf: Milliseconds) => GateAnswer | null;
  readonly without: (chronology: Chronology, world: World, asOf: Milliseconds) => readonly HappenedWithout[];
  /** Every instant at which time alone may add to that, in no order. */
  readonly breakpoints: (chronology: Chronology) => readonly Milliseconds[];
};

const usualCompartments = (kinds: Iterable<string>): readonly Compartment[] =>
  [...kinds].filter(isKind).map((kind) => kindNamed(kind).compartment);

const personOf = ({ person }: Asked): NeedAnswer['person'] =>
  person === null ? null : { value: person.value, entry: person.entry.id };

export function compileGate(rule: GateRule, identity: PackIdentity): CompiledGate {
  const { gate, emergency } = rule;
  const { pack, version: packVersion } = identity;
  const step = compileEntryPattern(rule.step);
  const fact = compileEntryPattern(rule.happened);
  const isInForce = compileInForce(rule);
  const isEmergency = emergency === undefined ? null : compilePattern(emergency.when);
  const emergencyEnds = emergency === undefined ? null : compileDue(emergencyLimit(emergency), []);
  const needs = rule.needs.map((need) => ({ compiled: compileNeed(rule, need), ownerOf: compileParty(need.owner) }));

  /** Until when an emergency puts a need off, when it does, with the entries that say so. */
  function deferral(need: string, trigger: EffectiveEntry, chronology: Chronology, world: World, at: Milliseconds) {
    if (emergencyEnds === null || isEmergency === null || !emergency?.defers.includes(need)) return null;
    const rests = isEmergency.holds({ chronology, trigger, at });
    const { due } = emergencyEnds.reach({ trigger, begun: trigger.happened, world });
    return rests === null ? null : { rests, until: due.kind === 'at' ? due.at : Number.POSITIVE_INFINITY };
  }

  /**
   * Who may see it: everything it rests on, and the usual places of what is not there. A need that somebody may be
   * excepted from is always as hidden as the exception would be: a line that is missing for one person would tell it.
   */
  function seenBy(compiled: CompiledNeed, { status }: Verdict, rests: readonly EffectiveEntry[]) {
    const { need, met, condition, exceptions } = compiled;
    const kinds = [
      ...(need.per === undefined ? [] : [need.per.entry].flat()),
      ...(need.exceptions.length === 0 ? [] : exceptions.kinds),
      ...(status === 'not-met' || status === 'excepted' ? met.kinds : []),
      ...(status === 'not-met' && emergency?.defers.includes(need.id) ? (isEmergency?.kinds ?? []) : []),
      ...(status === 'not-needed' ? (condition?.kinds ?? []) : []),
    ];
    return {
      compartments: compartmentsOf([rule.compartment, ...usualCompartments(kinds)], rests),
      audience: narrowest(rests.map((entry) => entry.audience)),
    };
  }

  const answer: CompiledGate['answer'] = (planned, chronology, world, asOf) => {
    const isAsked =
      step.kinds.includes(planned.kind) && step.matches(planned, null) && isInForce(planned.happened, world);
    if (!isAsked) return null;
    const at = Math.min(settled(planned), asOf);
    const through = Math.max(at, planned.happened);
    const answers = needs.flatMap(({ compiled, ownerOf }) =>
      compiled.askedOf(chronology, planned, at).map((asked): NeedAnswer => {
        const { need, exceptions } = compiled;
        const verdict = compiled.verdict(asked, { chronology, at, through });
        const put = verdict.status === 'not-met' ? deferral(need.id, planned, chronology, world, at) : null;
        const isDeferred = put !== null && asOf < put.until;
        const used = verdict.excepted.used?.by ?? null;
        const isOpen = verdict.status === 'not-met';
        return {
          need: need.id,
          says: need.says,
          person: personOf(asked),
          status: isDeferred ? 'deferred' : verdict.status,
          until: isDeferred ? put.until : (used?.until ?? null),
          by: used,
          refused: verdict.excepted.refused.map(({ refused }) => refused),
          evidence: verdict.rests.concat(isDeferred ? put.rests : []).map(({ id }) => id),
          owner: ownerOf(planned, world),
          next: isOpen ? need.do : (used?.asks ?? null),
          exceptions: isOpen ? exceptions.open({ chronology, trigger: asked.trigger, at, through }) : [],
          ...seenBy(compiled, verdict, verdict.rests.concat(put?.rests ?? [])),
        };
      }),
    );
    return { gate, pack, packVersion, passes: answers.every(({ status }) => status !== 'not-met'), needs: answers };
  };

  const duties = needs.map(({ compiled }) =>
    compileDuty(needDuty(rule, compiled.need), identity, null, {
      triggers: needTriggers(rule, compiled),
      condition: needCondition(compiled),
    }),
  );

  const factsIn = (chronology: Chronology): readonly EffectiveEntry[] => matching(fact, { chronology, trigger: null });

  const without: CompiledGate['without'] = (chronology, world, asOf) =>
    factsIn(chronology)
      .filter(({ happened }) => happened <= asOf && isInForce(happened, world))
      .flatMap((happened) => {
        const at = settled(happened);
        return needs.flatMap(({ compiled }) =>
          compiled.askedOf(chronology, happened, at).flatMap((asked): readonly HappenedWithout[] => {
            const verdict = compiled.verdict(asked, { chronology, at, through: at });
            if (verdict.status !== 'not-met') return [];
            const need = compiled.need.id;
            const put = deferral(need, happened, chronology, world, at);
            const rests = [happened, ...verdict.rests, ...(put?.rests ?? [])];
            return [
              {
                gate,
                need,
                pack,
                packVersion,
                instance: dutyInstance(needDutyId(gate, need), asked.trigger),
                fact: happened.id,
                at: happened.happened,
                person: personOf(asked),
                how: put === null ? 'without' : 'deferred',
                ...seenBy(compiled, verdict, rests),
              },
            ];
          }),
        );
      });

  return {
    rule,
    steps: step.kinds,
    facts: fact.kinds,
    duties,
    answer,
    without,
    breakpoints: (chronology) => factsIn(chronology).map(({ happened }) => happened),
  };
}
