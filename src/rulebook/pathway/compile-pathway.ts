/** Compiles a pathway to a function from a chronology to where it stands. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { PackIdentity } from '../duty/compile-duty.ts';
import { compartmentsOf, narrowest } from '../duty/parties.ts';
import type { EffectiveEntry } from '../entry.ts';
import { organisationNear } from '../find-organisation.ts';
import { compileInForce } from '../in-force.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileEntryPattern } from '../pattern/compile-entry.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import type { World } from '../world.ts';
import { type CompiledExit, compileRegion, missing } from './compile-region.ts';
import type { Pathway, PathwayExit, PathwayRegion, Reading } from './pathway.ts';
import type { PathwayRule } from './pathway-rule.ts';
import { followAll, startWalk, type Walk } from './walk.ts';

export type CompiledPathway = {
  readonly rule: PathwayRule;
  /** Kinds of entry that may change the answer. */
  readonly kinds: ReadonlySet<string>;
  readonly begins: readonly string[];
  readonly derive: (chronology: Chronology, world: World, asOf: Milliseconds) => readonly Pathway[];
  /** Every instant at which time alone may change the answer, in no order. */
  readonly breakpoints: (chronology: Chronology) => readonly Milliseconds[];
};

const usualCompartments = (kinds: Iterable<string>): readonly Compartment[] =>
  [...kinds].filter(isKind).map((kind) => kindNamed(kind).compartment);

const inOrder = (a: EffectiveEntry, b: EffectiveEntry): number => a.happened - b.happened || a.place - b.place;

export function compilePathway(rule: PathwayRule, identity: PackIdentity): CompiledPathway {
  const begins = compileEntryPattern(rule.begins);
  const ends = rule.ends === undefined ? null : compileEntryPattern(rule.ends);
  const announced = rule.announced === undefined ? null : compileEntryPattern(rule.announced.by);
  const isOver = rule.announced === undefined ? null : compilePattern(rule.announced.until);
  const regions = Object.entries(rule.regions)
    .map(([id, region]) => compileRegion(id, region, rule.invariants))
    .filter((region) => region !== null);
  const moving = new Set([...begins.kinds, ...(ends?.kinds ?? []), ...regions.flatMap((region) => [...region.moving])]);
  const needs = regions.flatMap((region) => region.needs);
  const isInForce = compileInForce(rule);
  const kindsOf = new Map(
    regions.map(({ id, moving: own, needs: asked }) => [
      id,
      [rule.compartment, ...usualCompartments([...own, ...asked.flatMap((need) => [...need.kinds])])],
    ]),
  );

  const ofKinds = (kinds: Iterable<string>, chronology: Chronology, asOf: Milliseconds): readonly EffectiveEntry[] =>
    [...kinds]
      .flatMap((kind) => chronology.ofKind(kind))
      .filter(({ happened }) => happened <= asOf)
      .toSorted(inOrder);

  const newestAnnounced = (chronology: Chronology, asOf: Milliseconds): EffectiveEntry | null =>
    (announced === null ? [] : ofKinds(announced.kinds, chronology, asOf)).findLast(
      (entry) =>
        announced?.matches(entry, null) === true && isOver?.holds({ chronology, trigger: entry, at: asOf }) === null,
    ) ?? null;

  const standing = (
    { rule: exit, kinds, needs: asked }: CompiledExit,
    walk: Walk,
    chronology: Chronology,
    asOf: Milliseconds,
  ): PathwayExit => {
    const ahead = newestAnnounced(chronology, asOf);
    const known = asked.filter(({ isOfStep }) => !isOfStep || ahead !== null);
    const lacking = missing(known, ahead, { chronology, at: asOf, stateSince: walk.since });
    const depending = asked.filter((need) => !known.includes(need));
    const described = { event: exit.event, to: exit.to, kinds };
    if (lacking.length > 0) return { ...described, standing: 'blocked', needs: lacking.map(({ says }) => says) };
    return depending.length > 0
      ? { ...described, standing: 'depends', needs: depending.map(({ says }) => says) }
      : { ...described, standing: 'open', needs: [] };
  };

  const mayRun = (chronology: Chronology): boolean => begins.kinds.some((kind) => chronology.ofKind(kind).length > 0);

  const reading = (entries: readonly EffectiveEntry[], always: readonly Compartment[]): Reading => {
    const rests = [...new Set(entries)];
    return {
      evidence: rests.map(({ id }) => id),
      compartments: compartmentsOf(always, rests),
      audience: narrowest(rests.map(({ audience }) => audience)),
    };
  };

  const regionOf = (walk: Walk, began: EffectiveEntry, chronology: Chronology, world: World, asOf: Milliseconds) => {
    const { accountable } = walk.state.rule;
    const near = walk.by.organisation ?? began.organisation;
    const region: PathwayRegion = {
      region: walk.region.id,
      state: walk.state.id,
      since: walk.since,
      by: walk.by.id,
      accountable:
        accountable === undefined
          ? null
          : {
              role: accountable.role,
              organisation: organisationNear(near, accountable.of, world),
              called: accountable.called ?? null,
            },
      exits: walk.state.exits.map((exit) => standing(exit, walk, chronology, asOf)),
      history: walk.history,
      violations: walk.violations,
      ...reading([began, ...walk.taken], kindsOf.get(walk.region.id) ?? []),
    };
    return region;
  };

  return {
    rule,
    begins: begins.kinds,
    kinds: new Set([
      ...moving,
      ...(announced?.kinds ?? []),
      ...(isOver?.kinds ?? []),
      ...needs.flatMap((need) => [...need.kinds]),
      'entry.withdrawn',
    ]),
    derive: (chronology, world, asOf) => {
      if (!mayRun(chronology)) return [];
      const isBeginning = (entry: EffectiveEntry): boolean =>
        begins.kinds.includes(entry.kind) && begins.matches(entry, null) && isInForce(entry.happened, world);
      const entries = ofKinds(moving, chronology, asOf);
      const found: Pathway[] = [];
      let from = entries.findIndex(isBeginning);
      while (from >= 0) {
        const began = entries[from];
        if (began === undefined) break;
        const ground = { chronology, began };
        const walks = regions.map((region) => startWalk(region, entries.slice(0, from), began));
        const after = entries.slice(from);
        const last = after.findIndex(
          (entry, index) => index > 0 && ends?.kinds.includes(entry.kind) && ends.matches(entry, began),
        );
        const own = last < 0 ? after : after.slice(0, last + 1);
        for (const entry of own) followAll(walks, entry, ground);
        const ended = last < 0 ? undefined : after[last];
        const rests = [began, ...walks.flatMap(({ taken }) => taken), ...(ended === undefined ? [] : [ended])];
        found.push({
          rule: rule.pathway,
          pack: identity.pack,
          packVersion: identity.version,
          instance: `${rule.pathway}/${began.root}`,
          trigger: began.id,
          beganAt: began.happened,
          endedAt: ended?.happened ?? null,
          regions: walks.map((walk) => regionOf(walk, began, chronology, world, ended?.happened ?? asOf)),
          ...reading(rests, [...kindsOf.values()].flat()),
        });
        const next = last < 0 ? -1 : after.findIndex((entry, index) => index > last && isBeginning(entry));
        from = next < 0 ? -1 : from + next;
      }
      return found;
    },
    breakpoints: (chronology) => {
      if (!mayRun(chronology)) return [];
      const entries = ofKinds([...moving, ...(announced?.kinds ?? [])], chronology, Number.POSITIVE_INFINITY);
      return entries.flatMap((trigger) => [
        trigger.happened,
        ...[...needs, ...(isOver === null ? [] : [isOver])].flatMap((need) =>
          need.breakpoints({ chronology, trigger }),
        ),
      ]);
    },
  };
}
