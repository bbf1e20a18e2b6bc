/** Compiles a duty rule to a function from a chronology to the duties it makes. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import { type Milliseconds, startOfDay } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import { compileInForce } from '../in-force.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { type CompiledPattern, compileEntryPattern, compilePattern } from '../pattern/compile-pattern.ts';
import type { World } from '../world.ts';
import { type Begun, beginningOf, knownSince } from './beginning.ts';
import { type CompiledDue, compileDay, compileDue } from './compile-due.ts';
import type { Duty } from './duty.ts';
import type { DutyRule } from './duty-rule.ts';
import { endingOf } from './ending.ts';
import { compartmentsOf, compileParty, narrowest, viewerOf } from './parties.ts';

export type CompiledDuty = {
  readonly rule: DutyRule;
  readonly item: string | null;
  /**
   * Kinds of entry that may change the answer. A correction or withdrawal is of the kind of what it puts right besides its
   * own.
   */
  readonly kinds: ReadonlySet<string>;
  readonly triggers: readonly string[];
  readonly derive: (chronology: Chronology, world: World, asOf: Milliseconds) => readonly Duty[];
  /** Every instant at which time alone may begin or end an instance, in no order. */
  readonly breakpoints: (chronology: Chronology) => readonly Milliseconds[];
  /** How the limit of an instance is reached, for its explanation. */
  readonly reach: CompiledDue['reach'];
};

/**
 * What a duty that starts from parts of an entry needs besides its rule: one trigger for each part (each with `part`), in a
 * world or, for everything that may ever be one, in none, and since when each is owed.
 */
export type JoinedTriggers = (
  entry: EffectiveEntry,
  chronology: Chronology,
  world: World | null,
) => readonly EffectiveEntry[];
export type Joined = { readonly triggers: JoinedTriggers; readonly condition: CompiledPattern };

export const dutyInstance = (duty: string, { root, part }: EffectiveEntry): string =>
  part === undefined ? `${duty}/${root}` : `${duty}/${root}/${part}`;

export type PackIdentity = { readonly pack: string; readonly version: string };

const usualCompartments = (kinds: Iterable<string>): readonly Compartment[] =>
  [...kinds].filter(isKind).map((kind) => kindNamed(kind).compartment);

export function compileDuty(
  rule: DutyRule,
  identity: PackIdentity,
  item: string | null,
  joined?: Joined,
): CompiledDuty {
  const trigger = compileEntryPattern(rule.when);
  const condition = joined?.condition ?? (rule.if === undefined ? null : compilePattern(rule.if));
  const done = compilePattern(rule.done);
  const ends = rule.ends === undefined ? null : compilePattern(rule.ends);
  const due = compileDue(rule.due, rule.warn);
  const isInForce = compileInForce(rule);
  const boundOf = rule.beginsBefore === undefined ? null : compileDay(rule.beginsBefore);
  const ownerOf = compileParty(rule.owner);
  const receiverOf = rule.to === undefined ? null : compileParty(rule.to);
  const beginningKinds = new Set([...trigger.kinds, ...(condition?.kinds ?? [])]);
  const always = [rule.compartment, ...usualCompartments(condition?.absent ?? [])];
  const untilDone = [...always, ...usualCompartments(done.kinds)];

  const triggersIn = (chronology: Chronology): readonly EffectiveEntry[] =>
    trigger.kinds.flatMap((kind) => chronology.ofKind(kind)).filter((candidate) => trigger.matches(candidate, null));
  const triggersInForce = (chronology: Chronology, world: World): readonly EffectiveEntry[] =>
    triggersIn(chronology)
      .filter((candidate) => isInForce(candidate.happened, world))
      .flatMap((candidate) => joined?.triggers(candidate, chronology, world) ?? [candidate]);

  const begin = (by: EffectiveEntry, chronology: Chronology, world: World, asOf: Milliseconds): Begun | null => {
    const bound = boundOf?.(by) ?? null;
    const before = bound === null ? Number.POSITIVE_INFINITY : startOfDay(bound);
    const beginning = beginningOf(condition, chronology, by, { asOf, before });
    if (beginning === null) return null;
    const reached = due.reach({ trigger: by, begun: beginning.at, world });
    return { trigger: by, ...beginning, due: reached.due };
  };

  const instanceOf = (by: EffectiveEntry, chronology: Chronology, world: World, asOf: Milliseconds): Duty | null => {
    const begun = begin(by, chronology, world, asOf);
    if (begun === null) return null;
    const owner = ownerOf(by, world);
    const receiver = receiverOf?.(by, world) ?? null;
    const instance = dutyInstance(rule.duty, by);
    const ending = endingOf({ done, ends }, chronology, { instance, trigger: by, opensAt: begun.at }, asOf);
    const between =
      rule.between === undefined ? null : [...viewerOf(owner), ...(receiver === null ? [] : viewerOf(receiver))];
    const rests = [by, ...begun.evidence, ...(ending === null ? [] : [ending.by])];
    return {
      rule: rule.duty,
      pack: identity.pack,
      packVersion: identity.version,
      instance,
      item,
      trigger: by.id,
      evidence: begun.evidence.map((entry) => entry.id),
      owner,
      to: receiver,
      opensAt: begun.at,
      knownAt: knownSince(begun, chronology, beginningKinds, (earlier) => {
        const then = triggersInForce(earlier, world).find(({ root, part }) => root === by.root && part === by.part);
        return then === undefined ? null : begin(then, earlier, world, asOf);
      }),
      due: begun.due,
      warnsAt: due.warnsAt(begun.due, world),
      ending: ending === null ? null : { at: ending.at, entry: ending.entry, how: ending.how },
      compartments: compartmentsOf(ending === null ? untilDone : always, rests),
      audience: narrowest([between, ...rests.map((entry) => entry.audience)]),
    };
  };

  return {
    rule,
    item,
    triggers: trigger.kinds,
    reach: due.reach,
    kinds: new Set([...beginningKinds, ...done.kinds, ...(ends?.kinds ?? []), 'duty.waived', 'entry.withdrawn']),
    derive: (chronology, world, asOf) =>
      triggersInForce(chronology, world)
        .map((by) => instanceOf(by, chronology, world, asOf))
        .filter((duty) => duty !== null),
    breakpoints: (chronology) => [
      ...chronology.ofKind('duty.waived').map((waiver) => waiver.happened),
      ...triggersIn(chronology)
        .flatMap((by) => joined?.triggers(by, chronology, null) ?? [by])
        .flatMap((by) =>
          [condition, done, ends].flatMap((pattern) => pattern?.breakpoints({ chronology, trigger: by }) ?? []),
        ),
    ],
  };
}
