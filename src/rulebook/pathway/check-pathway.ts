/** Refuses a pathway with states that nothing leads to, ways that lead nowhere, and states that nobody answers for. */
import { canHaveRole } from '../../kinds/roles-by-organisation.ts';
import { organisationKinds, roles } from '../../kinds/vocabulary.ts';
import { checkEntry, checkPattern, kindsOf, type Report } from '../pack/check-pattern.ts';
import { suggestion } from '../pack/closest.ts';
import type { PostOf } from '../pack/post-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import type { ExitRule, PathwayRule, RegionRule, StateRule } from './pathway-rule.ts';

function checkPost({ role, of }: PostOf, path: Path, report: Report): void {
  if (!canHaveRole(of, role))
    report([...path, 'role'], `No ${organisationKinds[of].toLowerCase()} has a ${roles[role].toLowerCase()}.`);
}

function checkTarget(to: string, own: RegionRule, rule: PathwayRule, path: Path, report: Report): void {
  const [first = '', second] = to.split('/');
  const region = second === undefined ? own : rule.regions[first];
  if (region === undefined) {
    report(path, `There is no region called "${first}".${suggestion(first, Object.keys(rule.regions))}`);
    return;
  }
  const state = second ?? first;
  if (!Object.hasOwn(region.states, state))
    report(path, `There is no state called "${state}".${suggestion(state, Object.keys(region.states))}`);
}

/** Kinds of entry for which what a step needs is looked at: those that make it, and those that announce one. */
const askedOf = (exit: ExitRule, rule: PathwayRule): readonly string[] => [
  ...new Set([...kindsOf(exit.on.entry), ...kindsOf(rule.announced?.by.entry ?? [])]),
];

function checkExit(exit: ExitRule, own: RegionRule, rule: PathwayRule, path: Path, report: Report): void {
  const began = kindsOf(rule.begins.entry);
  checkEntry(exit.on, began, [...path, 'on'], report);
  checkTarget(exit.to, own, rule, [...path, 'to'], report);
  if (exit.guard !== undefined)
    checkPattern(exit.guard.needs, askedOf(exit, rule), [...path, 'guard', 'needs'], report);
}

function checkState(state: StateRule, own: RegionRule, rule: PathwayRule, path: Path, report: Report): void {
  const { accountable, final, exits, shownBy } = state;
  if (accountable === undefined && !final)
    report(path, 'Nobody answers for this state. Name one role, or write final: true when everything has ended.');
  if (accountable !== undefined) checkPost(accountable, [...path, 'accountable'], report);
  if (state.mayBegin && shownBy === undefined)
    report([...path, 'mayBegin'], 'Say which entry shows this state: shownBy.');
  if (final && exits.length > 0) report([...path, 'final'], 'A final state has no exits.');
  if (shownBy !== undefined) checkEntry(shownBy, kindsOf(rule.begins.entry), [...path, 'shownBy'], report);
  for (const [index, exit] of exits.entries()) checkExit(exit, own, rule, [...path, 'exits', index], report);
}

/** States to which no way leads: not the first, not shown by an entry, and not the target of a state that is reached. */
function checkReached(name: string, region: RegionRule, rule: PathwayRule, path: Path, report: Report): void {
  const fromOthers = Object.values(rule.regions).flatMap(({ states }) =>
    Object.values(states).flatMap(({ exits }) =>
      exits.flatMap(({ to }) => (to.startsWith(`${name}/`) ? [to.slice(name.length + 1)] : [])),
    ),
  );
  const shown = Object.entries(region.states).flatMap(([state, { shownBy }]) => (shownBy === undefined ? [] : [state]));
  const reached = new Set<string>();
  const ahead = [region.initial, ...fromOthers, ...shown];
  for (let state = ahead.pop(); state !== undefined; state = ahead.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    ahead.push(...(region.states[state]?.exits ?? []).map(({ to }) => to));
  }
  for (const state of Object.keys(region.states)) {
    if (!reached.has(state)) report([...path, 'states', state], `Nothing leads to the state "${state}".`);
  }
}

function checkResponsibilities({ responsibilities }: PathwayRule, path: Path, report: Report): void {
  for (const [index, { who }] of (responsibilities?.activities ?? []).entries()) {
    for (const party of Object.keys(who)) {
      const known = Object.keys(responsibilities?.parties ?? {});
      if (!known.includes(party))
        report(
          [...path, 'activities', index, 'who', party],
          `There is no party called "${party}".${suggestion(party, known)}`,
        );
    }
  }
}

export function checkPathway(rule: PathwayRule, path: Path, report: Report): void {
  checkEntry(rule.begins, null, [...path, 'begins'], report);
  if (rule.ends !== undefined) checkEntry(rule.ends, kindsOf(rule.begins.entry), [...path, 'ends'], report);
  if (rule.announced !== undefined) {
    const { by, until } = rule.announced;
    checkEntry(by, null, [...path, 'announced', 'by'], report);
    checkPattern(until, kindsOf(by.entry), [...path, 'announced', 'until'], report);
  }
  const exits = Object.values(rule.regions).flatMap(({ states }) =>
    Object.values(states).flatMap((state) => state.exits),
  );
  for (const [index, { needs, changing }] of rule.invariants.entries()) {
    const at = [...path, 'invariants', index];
    const bound = exits.filter((exit) => exit.changes?.some((change) => changing.includes(change)) === true);
    if (bound.length === 0)
      report([...at, 'changing'], 'No exit changes any of these, so this would never be looked at.');
    checkPattern(needs, [...new Set(bound.flatMap((exit) => askedOf(exit, rule)))], [...at, 'needs'], report);
  }
  for (const [name, region] of Object.entries(rule.regions)) {
    const at = [...path, 'regions', name];
    if (!Object.hasOwn(region.states, region.initial))
      report(
        [...at, 'initial'],
        `There is no state called "${region.initial}".${suggestion(region.initial, Object.keys(region.states))}`,
      );
    for (const [id, state] of Object.entries(region.states))
      checkState(state, region, rule, [...at, 'states', id], report);
    checkReached(name, region, rule, at, report);
  }
  checkResponsibilities(rule, [...path, 'responsibilities'], report);
}
