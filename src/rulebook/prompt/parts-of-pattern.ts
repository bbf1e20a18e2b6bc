/** Parts of a pattern that speak of something that is there, not of something that is missing. */
import type { EntryPattern, Pattern } from '../pack/pattern-schema.ts';

/** What entries can add to, wherever in the pattern it stands. */
export function presences(pattern: Pattern): readonly EntryPattern[] {
  if ('all' in pattern) return pattern.all.flatMap(presences);
  if ('any' in pattern) return pattern.any.flatMap(presences);
  if ('count' in pattern) return [pattern.count];
  if ('latest' in pattern) return [pattern.latest];
  if ('lasting' in pattern) return [pattern.lasting.from];
  return 'entry' in pattern ? [pattern] : [];
}

/**
 * A weaker pattern that more entries can only make truer, or null when there is none. Where it never holds with everything
 * that was recorded, the whole pattern never held with less.
 */
export function growingPart(pattern: Pattern): Pattern | null {
  if ('entry' in pattern || 'count' in pattern) return pattern;
  if ('all' in pattern) {
    const all = pattern.all.map(growingPart).filter((part) => part !== null);
    return all.length === 0 ? null : { all };
  }
  if ('any' in pattern) {
    const any = pattern.any.map(growingPart).filter((part) => part !== null);
    return any.length < pattern.any.length ? null : { any };
  }
  return null;
}
