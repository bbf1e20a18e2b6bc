/** Walks a region from entry to entry. What happened is always a step; what it happened without is kept beside it. Pure. */
import type { Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { type CompiledExit, type CompiledRegion, type CompiledState, missing } from './compile-region.ts';
import type { PathwayStep, Violation } from './pathway.ts';

export type Walk = {
  readonly region: CompiledRegion;
  state: CompiledState;
  since: Milliseconds;
  by: EffectiveEntry;
  readonly history: PathwayStep[];
  readonly violations: Violation[];
  /** Entries that a step was taken by. */
  readonly taken: EffectiveEntry[];
};

export type Ground = { readonly chronology: Chronology; readonly began: EffectiveEntry };

/** Where a region stands when the pathway begins: what earlier entries show, or the one that begins it, or its first state. */
export function startWalk(region: CompiledRegion, earlier: readonly EffectiveEntry[], began: EffectiveEntry): Walk {
  let state = region.initial;
  let by = began;
  for (const entry of earlier) {
    const shown = [...region.states.values()].find((candidate) => candidate.shows(entry, began));
    if (shown === undefined) continue;
    state = shown;
    by = entry;
  }
  const first = [...region.states.values()].find(({ rule, shows }) => rule.mayBegin && shows(began, began));
  if (first !== undefined) {
    state = first;
    by = began;
  }
  return { region, state, since: by.happened, by, history: [], violations: [], taken: by === began ? [] : [by] };
}

const otherRegion = (to: string): readonly [region: string, state: string] | null => {
  const [region, state] = to.split('/');
  return region === undefined || state === undefined ? null : [region, state];
};

type Found = Pick<Violation, 'of' | 'without'>;

function step(
  walk: Walk,
  to: CompiledState,
  entry: EffectiveEntry,
  { event, found }: { readonly event: string | null; readonly found: readonly Found[] },
): void {
  const at = entry.happened;
  walk.history.push({
    from: walk.state.id,
    to: to.id,
    at,
    entry: entry.id,
    event,
    without: found.map(({ without }) => without),
  });
  for (const each of found) walk.violations.push({ ...each, region: walk.region.id, at, entry: entry.id });
  walk.taken.push(entry);
  walk.state = to;
  walk.since = at;
  walk.by = entry;
}

const foundMissing = (walk: Walk, exit: CompiledExit | undefined, entry: EffectiveEntry, chronology: Chronology) =>
  missing(exit?.needs ?? [], entry, { chronology, at: entry.happened, stateSince: walk.since }).map(
    ({ of, says }): Found => ({ of, without: says }),
  );

/**
 * Takes the first exit that an entry fits, or else goes to the state that the entry shows.
 *
 * @returns the state of another region to which the exit leads, with its event
 */
function follow(walk: Walk, entry: EffectiveEntry, { chronology, began }: Ground) {
  const exit = walk.state.exits.find((candidate) => candidate.takes(entry, began));
  if (exit !== undefined) {
    const elsewhere = otherRegion(exit.rule.to);
    if (elsewhere !== null) return { to: elsewhere, event: exit.rule.event };
    const to = walk.region.states.get(exit.rule.to);
    const found = foundMissing(walk, exit, entry, chronology);
    if (to !== undefined) step(walk, to, entry, { event: exit.rule.event, found });
    return null;
  }
  const states = [...walk.region.states.values()];
  const shown = states.find((candidate) => candidate.shows(entry, began));
  if (shown === undefined || shown === walk.state) return null;
  const usual = states
    .flatMap(({ exits }) => exits)
    .find((candidate) => candidate.rule.to === shown.id && candidate.takes(entry, began));
  const way: Found = { of: 'way', without: `the steps between “${walk.state.rule.title}” and “${shown.rule.title}”` };
  step(walk, shown, entry, { event: null, found: [way, ...foundMissing(walk, usual, entry, chronology)] });
  return null;
}

/** Lets every region follow an entry; where one leads into another, that one goes there unless it went by itself. */
export function followAll(walks: readonly Walk[], entry: EffectiveEntry, ground: Ground): void {
  const into = walks.flatMap((walk) => follow(walk, entry, ground) ?? []);
  for (const { to, event } of into) {
    const walk = walks.find(({ region }) => region.id === to[0]);
    const state = walk?.region.states.get(to[1]);
    if (walk !== undefined && state !== undefined && walk.state !== state)
      step(walk, state, entry, { event, found: [] });
  }
}
