/** When a prompt is raised: the pattern is looked at as it stood at each recorded time, which is what makes it sticky. */
import { dayAt, type Milliseconds, startOfDay } from '../calendar/days.ts';
import { reckon } from '../calendar/reckon.ts';
import { parseTimescale } from '../calendar/timescale.ts';
import type { EffectiveEntry, RuleEntry } from '../entry.ts';
import { compileInForce } from '../in-force.ts';
import { type Chronology, chronologyOf } from '../pattern/chronology.ts';
import { compileEntryPattern, matching } from '../pattern/compile-entry.ts';
import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import type { World } from '../world.ts';
import { growingPart } from './parts-of-pattern.ts';
import type { PromptRule } from './prompt-rule.ts';

export type Raise = {
  readonly at: Milliseconds;
  readonly knownAt: Milliseconds;
  readonly trigger: EffectiveEntry;
  readonly quoted: readonly EffectiveEntry[];
};

export type Search = {
  readonly relevant: readonly RuleEntry[];
  readonly world: World;
  readonly asOf: Milliseconds;
  /** Whether an entry is one that has not been asked about before. */
  readonly isNew: (entry: EffectiveEntry) => boolean;
  /** Nothing recorded before this raises anything. */
  readonly from: Milliseconds;
};

type Look = Pick<Search, 'world' | 'isNew'> & { readonly chronology: Chronology; readonly until: Milliseconds };
type Found = Omit<Raise, 'knownAt'>;

const newestOf = (entries: readonly EffectiveEntry[]): EffectiveEntry | undefined =>
  entries.reduce<EffectiveEntry | undefined>(
    (best, each) =>
      best === undefined ||
      each.happened > best.happened ||
      (each.happened === best.happened && each.place > best.place)
        ? each
        : best,
    undefined,
  );

/** The first instant after which so long has passed. */
function compileWait(wait: string | undefined): (from: Milliseconds) => Milliseconds {
  const timescale = wait === undefined ? null : parseTimescale(wait);
  if (timescale === null) return (from) => from;
  return (from) => {
    const end = reckon({ timescale, from, direction: 'after', counting: 'exclusive', calendar: null, roll: 'none' });
    return end.kind === 'at' ? end.at : startOfDay(dayAt(from) + 1);
  };
}

export type CompiledRaise = {
  /** The first raise that is new, or null. What was raised once is found again at every later time of asking. */
  readonly find: (search: Search) => Raise | null;
  /** Whether nothing can have raised it. Only of a chronology in which nothing was corrected or withdrawn. */
  readonly neverHeld: (chronology: Chronology, asOf: Milliseconds) => boolean;
  readonly kinds: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
  readonly triggersIn: (chronology: Chronology) => readonly EffectiveEntry[];
  readonly breakpoints: (chronology: Chronology) => readonly Milliseconds[];
  /** Those of them at which it may begin to hold with nothing recorded then. */
  readonly raisedByTime: (chronology: Chronology) => readonly Milliseconds[];
};

export function compileRaise(rule: PromptRule): CompiledRaise {
  const raised = compilePattern(rule.raised);
  const growing = growingPart(rule.raised);
  const necessary = growing === null ? null : compilePattern(growing);
  const trigger = rule.when === undefined ? null : compileEntryPattern(rule.when);
  const isInForce = compileInForce(rule);
  const waitFrom = compileWait(rule.wait);

  const triggersIn = (chronology: Chronology): readonly EffectiveEntry[] =>
    trigger === null ? [] : matching(trigger, { chronology, trigger: null });

  /** The first instant from a trigger on (or ever, without one) at which a pattern holds on something new. */
  function firstHold(pattern: CompiledPattern, by: EffectiveEntry | null, look: Look): Found | null {
    const { chronology, world, until, isNew } = look;
    const from = by === null ? Number.NEGATIVE_INFINITY : waitFrom(by.happened);
    const instants = new Set([from, ...pattern.breakpoints({ chronology, trigger: by }).filter((each) => each > from)]);
    for (const at of [...instants].filter((each) => Number.isFinite(each) && each <= until).toSorted((a, b) => a - b)) {
      const evidence = pattern.holds({ chronology, trigger: by, at });
      if (evidence === null) continue;
      const quoted = [...new Set(by === null ? evidence : [by, ...evidence])];
      const anchor = by ?? newestOf(quoted);
      if (anchor === undefined || !isInForce(anchor.happened, world) || !quoted.some(isNew)) continue;
      return { at, trigger: anchor, quoted };
    }
    return null;
  }

  function firstIn(pattern: CompiledPattern, look: Look): Found | null {
    if (trigger === null) return firstHold(pattern, null, look);
    const found = triggersIn(look.chronology).map((by) => firstHold(pattern, by, look));
    return found.filter((each) => each !== null).toSorted((a, b) => a.at - b.at)[0] ?? null;
  }

  /** What entries can only make truer, and what does not hold with all of them, never held with fewer. */
  function neverHeld(chronology: Chronology, asOf: Milliseconds): boolean {
    if (necessary === null) return trigger !== null && triggersIn(chronology).length === 0;
    const holds = (by: EffectiveEntry | null): boolean =>
      necessary.earliest === undefined
        ? necessary
            .breakpoints({ chronology, trigger: by })
            .some((at) => at <= asOf && necessary.holds({ chronology, trigger: by, at }) !== null)
        : necessary.earliest({ chronology, trigger: by }, asOf) !== null;
    return trigger === null ? !holds(null) : !triggersIn(chronology).some(holds);
  }

  const grows = rule.wait === undefined && JSON.stringify(growing) === JSON.stringify(rule.raised);
  const kinds: ReadonlySet<string> = new Set([...raised.kinds, ...(trigger?.kinds ?? [])]);
  const breakpoints = (chronology: Chronology): readonly Milliseconds[] =>
    trigger === null
      ? raised.breakpoints({ chronology, trigger: null })
      : triggersIn(chronology).flatMap((by) => [
          by.happened,
          waitFrom(by.happened),
          ...raised.breakpoints({ chronology, trigger: by }),
        ]);

  return {
    kinds,
    absent: raised.absent,
    triggersIn,
    breakpoints,
    // What entries only make truer begins to hold when one of them happens: windows that end change nothing
    raisedByTime: (chronology) =>
      grows
        ? [...kinds].flatMap((kind) => chronology.ofKind(kind).map(({ happened }) => happened))
        : breakpoints(chronology),
    neverHeld,
    find: ({ relevant, world, asOf, isNew, from }) => {
      const whole = relevant.every(({ corrects }) => corrects === null) ? chronologyOf(relevant) : null;
      for (const [index, { recorded }] of relevant.entries()) {
        const next = relevant[index + 1]?.recorded ?? Number.POSITIVE_INFINITY;
        if (next === recorded || next <= from) continue;
        const look = {
          chronology: whole?.recordedBy(recorded) ?? chronologyOf(relevant.slice(0, index + 1)),
          world,
          isNew,
          until: Math.min(asOf, next - 1),
        };
        const found = firstIn(raised, look);
        if (found !== null) return { ...found, knownAt: Math.max(found.at, recorded, from) };
      }
      return null;
    },
  };
}
