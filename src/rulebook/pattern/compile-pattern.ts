/**
 * Compiles a pattern to functions. A pattern is looked at as of an instant: only what had happened by then counts, all of
 * it as known at the time of asking.
 */
import type { Milliseconds } from '../calendar/days.ts';
import { reckon } from '../calendar/reckon.ts';
import { parseTimescale } from '../calendar/timescale.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { EntryPattern, Pattern } from '../pack/pattern-schema.ts';
import { compileEntryPattern, earlier, earliestMatch, type Ground, matching } from './compile-entry.ts';
import { compileField } from './field.ts';
import { compileLastingWindow, crossings, elapsed, isWithin, spellsOf, totalAt } from './lasting.ts';

export type Looking = Ground & { readonly at: Milliseconds };

/** The entries that make a pattern true, which may be none of them (an absence), or null when it is not true. */
export type Evidence = readonly EffectiveEntry[] | null;

export type CompiledPattern = {
  readonly kinds: ReadonlySet<string>;
  /** Kinds of which it says, by being true, that there is no such entry. */
  readonly absent: ReadonlySet<string>;
  readonly holds: (looking: Looking) => Evidence;
  /** Every instant at which the answer may change, in no order. */
  readonly breakpoints: (looking: Ground) => readonly Milliseconds[];
  /**
   * The newest of the entries that first make it true, not later than `until`. Only of patterns that one entry makes true,
   * whatever else there is: found without looking at every breakpoint.
   */
  readonly earliest?: (looking: Ground, until: Milliseconds) => EffectiveEntry | null;
};

/**
 * The instant from which something is out of a window of this length. Reckoned like any limit: what happened on 9 October
 * is within 90 days until the end of 7 January.
 */
export function compileWindow(window: string | undefined): (from: Milliseconds) => Milliseconds {
  const timescale = window === undefined ? null : parseTimescale(window);
  if (timescale === null) return () => Number.POSITIVE_INFINITY;
  return (from) => {
    const end = reckon({ timescale, from, direction: 'after', counting: 'exclusive', calendar: null, roll: 'none' });
    return end.kind === 'at' ? end.at : Number.POSITIVE_INFINITY;
  };
}

const union = (patterns: readonly CompiledPattern[], part: 'kinds' | 'absent'): ReadonlySet<string> =>
  new Set(patterns.flatMap((pattern) => [...pattern[part]]));

const none: ReadonlySet<string> = new Set();

export function compilePattern(source: Pattern): CompiledPattern {
  if ('all' in source) {
    const parts = source.all.map(compilePattern);
    return {
      kinds: union(parts, 'kinds'),
      absent: union(parts, 'absent'),
      holds: (looking) => {
        const evidence: EffectiveEntry[] = [];
        for (const part of parts) {
          const found = part.holds(looking);
          if (found === null) return null;
          evidence.push(...found);
        }
        return evidence;
      },
      breakpoints: (looking) => parts.flatMap((part) => part.breakpoints(looking)),
    };
  }
  if ('any' in source) return compileAny(source.any.map(compilePattern));
  if ('not' in source) {
    const part = compilePattern(source.not);
    return {
      kinds: part.kinds,
      absent: part.kinds,
      holds: (looking) => (part.holds(looking) === null ? [] : null),
      breakpoints: part.breakpoints,
    };
  }
  if ('count' in source) return compileCount(source);
  if ('latest' in source) return compileSince(source);
  if ('lasting' in source) return compileLasting(source);
  return compileSingle(source);
}

function compileAny(parts: readonly CompiledPattern[]): CompiledPattern {
  const firsts = parts.flatMap(({ earliest }) => earliest ?? []);
  const earliest: CompiledPattern['earliest'] = (looking, until) => {
    let best: EffectiveEntry | null = null;
    for (const first of firsts) best = earlier(best, first(looking, best?.happened ?? until));
    return best;
  };
  return {
    kinds: union(parts, 'kinds'),
    absent: union(parts, 'absent'),
    holds: (looking) => {
      let found: EffectiveEntry[] | null = null;
      for (const part of parts) {
        const evidence = part.holds(looking);
        if (evidence !== null) found = found === null ? [...evidence] : found.concat(evidence);
      }
      return found;
    },
    breakpoints: (looking) => parts.flatMap((part) => part.breakpoints(looking)),
    ...(firsts.length === parts.length && { earliest }),
  };
}

function compileSingle(source: EntryPattern): CompiledPattern {
  const entry = compileEntryPattern(source);
  return {
    kinds: new Set(entry.kinds),
    absent: none,
    holds: (looking) => {
      const found = matching(entry, looking, looking.at);
      return found.length === 0 ? null : found;
    },
    breakpoints: (looking) => matching(entry, looking).map((candidate) => candidate.happened),
    earliest: (looking, until) => earliestMatch(entry, looking, until),
  };
}

/** Whether a field holds enough different values; an entry without it adds none. */
function compileVaried(
  different: { readonly field: string; readonly atLeast: number } | undefined,
): (found: readonly EffectiveEntry[]) => boolean {
  if (different === undefined) return () => true;
  const valueIn = compileField(different.field);
  return (found) =>
    new Set(found.map(({ data }) => valueIn(data)).filter((value) => value !== undefined)).size >= different.atLeast;
}

function compileCount(source: Extract<Pattern, { count: unknown }>): CompiledPattern {
  const entry = compileEntryPattern(source.count);
  const { atLeast } = source;
  const isVaried = compileVaried(source.different);
  const leaves = compileWindow(source.within);
  return {
    kinds: new Set(entry.kinds),
    absent: none,
    holds: (looking) => {
      const happened = matching(entry, looking, looking.at);
      if (happened.length < atLeast) return null;
      const found = happened.filter((candidate) => leaves(candidate.happened) > looking.at);
      return found.length >= atLeast && isVaried(found) ? found : null;
    },
    breakpoints: (looking) => {
      const all = matching(entry, looking);
      // With fewer than it takes, no instant makes a difference.
      if (all.length < atLeast) return [];
      return all.flatMap((candidate) => [candidate.happened, leaves(candidate.happened)]).filter(Number.isFinite);
    },
  };
}

/** `latest` has happened, and not before the newest `since`. */
function compileSince(source: Extract<Pattern, { latest: unknown }>): CompiledPattern {
  const latest = compileEntryPattern(source.latest);
  const since = compileEntryPattern(source.since);
  const newest = (found: readonly EffectiveEntry[]): EffectiveEntry | undefined =>
    found.reduce<EffectiveEntry | undefined>(
      (best, each) => (best === undefined || each.happened >= best.happened ? each : best),
      undefined,
    );
  return {
    kinds: new Set([...latest.kinds, ...since.kinds]),
    absent: none,
    holds: (looking) => {
      const found = newest(matching(latest, looking, looking.at));
      const bound = newest(matching(since, looking, looking.at));
      return found === undefined || bound === undefined || found.happened < bound.happened ? null : [bound, found];
    },
    breakpoints: (looking) =>
      [...matching(latest, looking), ...matching(since, looking)].map((candidate) => candidate.happened),
  };
}

/** While a spell runs it says that what ends it has not happened. */
function compileLasting(source: Extract<Pattern, { lasting: unknown }>): CompiledPattern {
  const from = compileEntryPattern(source.lasting.from);
  const to = compileEntryPattern(source.lasting.to);
  const window = compileLastingWindow(source.within);
  const wanted = elapsed(source.atLeast);
  return {
    kinds: new Set([...from.kinds, ...to.kinds]),
    absent: new Set(to.kinds),
    holds: (looking) => {
      const { at } = looking;
      const spells = spellsOf(matching(from, looking, at), matching(to, looking, at));
      const within = spells.filter((spell) => isWithin(spell, window, at));
      return totalAt(within, window, at) >= wanted ? within.flatMap(({ entries }) => entries) : null;
    },
    breakpoints: (looking) => crossings(spellsOf(matching(from, looking), matching(to, looking)), window, wanted),
  };
}
