/**
 * Compiles a pattern to functions. A pattern is looked at as of an instant: only what had happened by then counts, all of
 * it as known at the time of asking.
 */
import type { Milliseconds } from '../calendar/days.ts';
import { reckon } from '../calendar/reckon.ts';
import { parseTimescale } from '../calendar/timescale.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { EntryPattern, Pattern } from '../pack/pattern-schema.ts';
import type { Chronology } from './chronology.ts';
import { compileComparison, fieldOf, namesTrigger, pathOf, type Test } from './field.ts';
import { compileLastingWindow, crossings, elapsed, isWithin, spellsOf, totalAt } from './lasting.ts';

export type Looking = {
  readonly chronology: Chronology;
  readonly trigger: EffectiveEntry | null;
  readonly at: Milliseconds;
  /** Leaves out entries, of which it says whether the pattern ties them to the trigger. All count when it is not given. */
  readonly counts?: (entry: EffectiveEntry, tied: boolean) => boolean;
};

/** The entries that make a pattern true, which may be none of them (an absence), or null when it is not true. */
export type Evidence = readonly EffectiveEntry[] | null;

export type CompiledPattern = {
  readonly kinds: ReadonlySet<string>;
  /** Kinds of which it says, by being true, that there is no such entry. */
  readonly absent: ReadonlySet<string>;
  readonly holds: (looking: Looking) => Evidence;
  /** Every instant at which the answer may change, in no order. */
  readonly breakpoints: (looking: Omit<Looking, 'at'>) => readonly Milliseconds[];
};

type CompiledEntry = {
  readonly kinds: readonly string[];
  /** Whether it names a field of the trigger, or when it happened beside it: then it speaks of one instance. */
  readonly tied: boolean;
  readonly matches: (entry: EffectiveEntry, trigger: EffectiveEntry | null) => boolean;
};

export function compileEntryPattern(source: EntryPattern): CompiledEntry {
  const { happened, where = {} } = source;
  // Literals first: they leave out more than what all entries of one instance have in common.
  const tests = Object.entries(where)
    .toSorted(([, a], [, b]) => Number(namesTrigger(a)) - Number(namesTrigger(b)))
    .map(([field, comparison]): readonly [readonly string[], Test] => [pathOf(field), compileComparison(comparison)]);
  return {
    kinds: typeof source.entry === 'string' ? [source.entry] : [...new Set(source.entry)],
    tied: happened !== undefined || Object.values(where).some(namesTrigger),
    matches: (entry, trigger) => {
      if (happened !== undefined && trigger !== null) {
        if (entry.root === trigger.root) return false;
        // What happened at the same moment is in the order in which it was first recorded
        const isAfter =
          entry.happened > trigger.happened || (entry.happened === trigger.happened && entry.place > trigger.place);
        if (isAfter !== (happened === 'after trigger')) return false;
      }
      return tests.every(([path, test]) => test(fieldOf(entry.data, path), trigger?.data));
    },
  };
}

/** Entries that match, kind by kind in the order in which they happened, as far as `at` when it is given. */
function matching(
  { kinds, tied, matches }: CompiledEntry,
  { chronology, trigger, counts }: Omit<Looking, 'at'>,
  at: Milliseconds = Number.POSITIVE_INFINITY,
): readonly EffectiveEntry[] {
  const found: EffectiveEntry[] = [];
  for (const kind of kinds) {
    for (const candidate of chronology.ofKind(kind)) {
      if (candidate.happened > at) break;
      if (matches(candidate, trigger) && (counts === undefined || counts(candidate, tied))) found.push(candidate);
    }
  }
  return found;
}

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
  if ('any' in source) {
    const parts = source.any.map(compilePattern);
    return {
      kinds: union(parts, 'kinds'),
      absent: union(parts, 'absent'),
      holds: (looking) => {
        const found = parts.map((part) => part.holds(looking)).filter((evidence) => evidence !== null);
        return found.length === 0 ? null : found.flat();
      },
      breakpoints: (looking) => parts.flatMap((part) => part.breakpoints(looking)),
    };
  }
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
  };
}

/** Whether a field holds enough different values; an entry without it adds none. */
function isVaried(
  found: readonly EffectiveEntry[],
  different: { readonly field: string; readonly atLeast: number } | undefined,
): boolean {
  if (different === undefined) return true;
  const path = pathOf(different.field);
  const values = new Set(found.map(({ data }) => fieldOf(data, path)).filter((value) => value !== undefined));
  return values.size >= different.atLeast;
}

function compileCount(source: Extract<Pattern, { count: unknown }>): CompiledPattern {
  const entry = compileEntryPattern(source.count);
  const { atLeast, different } = source;
  const leaves = compileWindow(source.within);
  return {
    kinds: new Set(entry.kinds),
    absent: none,
    holds: (looking) => {
      const happened = matching(entry, looking, looking.at);
      if (happened.length < atLeast) return null;
      const found = happened.filter((candidate) => leaves(candidate.happened) > looking.at);
      return found.length >= atLeast && isVaried(found, different) ? found : null;
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
