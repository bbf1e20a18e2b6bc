/** Compiles a duty rule to a function from a chronology to the duties it makes. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import { type Milliseconds, startOfDay } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import { compileInForce } from '../in-force.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileEntryPattern, matching } from '../pattern/compile-entry.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import type { World } from '../world.ts';
import { armsOf } from './arms.ts';
import { type Begun, beginningOf, isKnownAtOnce } from './beginning.ts';
import { type CompiledDue, compileDay, compileDue } from './compile-due.ts';
import type { DerivedDuty } from './duty.ts';
import type { DutyRule } from './duty-rule.ts';
import { type EndingOf, endingOf } from './ending.ts';
import { compileRepeat, type Occurrence } from './occurrences.ts';
import { audienceOf, compartmentsOf, compileParty, viewerOf } from './parties.ts';
import { whenKnown } from './when-known.ts';

export type CompiledDuty = {
  readonly rule: DutyRule;
  readonly item: string | null;
  /**
   * Kinds of entry that may change the answer. A correction or withdrawal is of the kind of what it puts right besides its
   * own.
   */
  readonly kinds: ReadonlySet<string>;
  readonly triggers: readonly string[];
  readonly derive: (chronology: Chronology, world: World, asOf: Milliseconds) => readonly DerivedDuty[];
  /** Every instant until then at which time alone may begin or end an instance, and maybe more, in no order. */
  readonly breakpoints: (chronology: Chronology, world: World, until: Milliseconds) => readonly Milliseconds[];
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
  const endings = { done, ends };
  const due = compileDue(rule.due, rule.warn);
  const isInForce = compileInForce(rule);
  const boundOf = rule.beginsBefore === undefined ? null : compileDay(rule.beginsBefore);
  const ownerOf = compileParty(rule.owner);
  const receiverOf = rule.to === undefined ? null : compileParty(rule.to);
  const tellsOf = (rule.overdue ?? []).map(({ tell }) => compileParty(tell));
  const repeat = rule.repeat === undefined ? null : compileRepeat(rule.repeat);
  const rearmed = rule.rearmed === undefined ? null : compilePattern(rule.rearmed);
  const beginningKinds = new Set([...trigger.kinds, ...(condition?.kinds ?? [])]);
  const always = [...new Set([rule.compartment, ...usualCompartments(condition?.absent ?? [])])];
  const untilDone = [...new Set([...always, ...usualCompartments(done.kinds)])];
  const listenedTo = { beginning: beginningKinds, all: new Set([...beginningKinds, ...done.kinds]) };

  const triggersIn = (chronology: Chronology): readonly EffectiveEntry[] =>
    matching(trigger, { chronology, trigger: null });
  const triggersInForce = (
    chronology: Chronology,
    world: World,
    root: string | null = null,
  ): readonly EffectiveEntry[] => {
    const found: EffectiveEntry[] = [];
    for (const candidate of triggersIn(chronology))
      if ((root === null || candidate.root === root) && isInForce(candidate.happened, world)) found.push(candidate);
    return joined === undefined ? found : found.flatMap((candidate) => joined.triggers(candidate, chronology, world));
  };

  const begin = (by: EffectiveEntry, chronology: Chronology, world: World, asOf: Milliseconds): Begun | null => {
    const bound = boundOf?.(by) ?? null;
    const before = bound === null ? Number.POSITIVE_INFINITY : startOfDay(bound);
    const beginning = beginningOf(condition, chronology, by, { asOf, before });
    if (beginning === null) return null;
    const reached = due.reach({ trigger: by, begun: beginning.at, world });
    return { trigger: by, at: beginning.at, evidence: beginning.evidence, due: reached.due };
  };

  const occurrencesOf = (
    begun: Begun,
    chronology: Chronology,
    world: World,
    asOf: Milliseconds,
  ): readonly Occurrence[] => {
    const { trigger: by } = begun;
    const instance = dutyInstance(rule.duty, by);
    const find: EndingOf = ({ suffix, opensAt, after }) =>
      endingOf(endings, chronology, { suffix, opensAt, after, instance, trigger: by }, asOf);
    if (repeat !== null) return repeat(begun, find, world, asOf);
    if (rearmed !== null) return armsOf(rearmed, begun, find, chronology, asOf);
    const { at: opensAt, due: only } = begun;
    const ending = find({ suffix: '', opensAt, after: null });
    return [{ suffix: '', opensAt, due: only, ending, rests: [], afterMissed: false }];
  };

  /** Since when an occurrence could be known. */
  const knowing = (begun: Begun, chronology: Chronology, world: World, asOf: Milliseconds) => {
    const { root, part } = begun.trigger;
    return whenKnown(begun, chronology, listenedTo, {
      begin: (earlier) => {
        const then = triggersInForce(earlier, world, root).find((other) => other.part === part);
        return then === undefined ? null : begin(then, earlier, world, asOf);
      },
      occurrences: (then, earlier) => occurrencesOf(then, earlier, world, asOf),
    });
  };

  const instancesOf = (
    by: EffectiveEntry,
    chronology: Chronology,
    world: World,
    asOf: Milliseconds,
  ): readonly DerivedDuty[] => {
    const begun = begin(by, chronology, world, asOf);
    if (begun === null) return [];
    const owner = ownerOf(by, world);
    const receiver = receiverOf?.(by, world) ?? null;
    const between =
      rule.between === undefined ? null : [...viewerOf(owner), ...(receiver === null ? [] : viewerOf(receiver))];
    const tells = tellsOf.map((tellOf) => tellOf(by, world));
    const isOnce = repeat === null && rearmed === null;
    const known = isOnce && isKnownAtOnce(begun) ? null : knowing(begun, chronology, world, asOf);
    return occurrencesOf(begun, chronology, world, asOf).map((one): DerivedDuty => {
      const { ending } = one;
      const evidence = one.rests.length === 0 ? begun.evidence : begun.evidence.concat(one.rests);
      const rests = [by, ...evidence];
      if (ending !== null) rests.push(ending.by);
      return {
        rule: rule.duty,
        pack: identity.pack,
        packVersion: identity.version,
        instance: `${dutyInstance(rule.duty, by)}${one.suffix}`,
        item,
        trigger: by.id,
        evidence: evidence.map((entry) => entry.id),
        owner,
        to: receiver,
        tells,
        opensAt: one.opensAt,
        knownAt: known === null ? by.recorded : known(one),
        due: one.due,
        warnsAt: due.warnsAt(one.due, world),
        ending: ending === null ? null : { at: ending.at, entry: ending.entry, how: ending.how },
        compartments: compartmentsOf(ending === null || one.afterMissed ? untilDone : always, rests),
        audience: audienceOf(rests, between),
      };
    });
  };

  /** When time brings what comes round again. Everything else begins and ends with an entry or a window. */
  const openings = (chronology: Chronology, world: World, until: Milliseconds): readonly Milliseconds[] =>
    triggersInForce(chronology, world).flatMap((by) => {
      const begun = begin(by, chronology, world, until);
      return begun === null ? [] : occurrencesOf(begun, chronology, world, until).map(({ opensAt }) => opensAt);
    });

  return {
    rule,
    item,
    triggers: trigger.kinds,
    reach: due.reach,
    kinds: new Set([
      ...beginningKinds,
      ...done.kinds,
      ...(ends?.kinds ?? []),
      ...(rearmed?.kinds ?? []),
      'duty.waived',
      'entry.withdrawn',
    ]),
    derive: (chronology, world, asOf) => {
      const found: DerivedDuty[] = [];
      for (const by of triggersInForce(chronology, world)) found.push(...instancesOf(by, chronology, world, asOf));
      return found;
    },
    breakpoints: (chronology, world, until) => [
      ...(repeat === null ? [] : openings(chronology, world, until)),
      ...chronology.ofKind('duty.waived').map((waiver) => waiver.happened),
      ...triggersIn(chronology)
        .flatMap((by) => joined?.triggers(by, chronology, null) ?? [by])
        .flatMap((by) =>
          [condition, done, ends, rearmed].flatMap(
            (pattern) => pattern?.breakpoints({ chronology, trigger: by }) ?? [],
          ),
        ),
    ],
  };
}
