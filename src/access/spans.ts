/** Stretches of time, in milliseconds since 1970: from the beginning, up to and without the end. */

export type Span = {
  readonly startsAt: number;
  /** Null: no end is known. */
  readonly endsAt: number | null;
};

const endOf = ({ endsAt }: Span): number => endsAt ?? Number.POSITIVE_INFINITY;
const ended = (end: number): number | null => (end === Number.POSITIVE_INFINITY ? null : end);

export const holdsAt = (span: Span, at: number): boolean => span.startsAt <= at && at < endOf(span);

/** What all of them have in common, or null when that is nothing. */
export function common(...spans: readonly Span[]): Span | null {
  const startsAt = Math.max(...spans.map((span) => span.startsAt));
  const end = Math.min(...spans.map(endOf));
  return startsAt < end ? { startsAt, endsAt: ended(end) } : null;
}

/** What is left of a span when the holes are taken out, in order of time. */
export function without(span: Span, holes: readonly Span[]): readonly Span[] {
  let left: readonly Span[] = [span];
  for (const hole of holes) {
    left = left.flatMap((piece) => {
      const before = common(piece, { startsAt: Number.NEGATIVE_INFINITY, endsAt: hole.startsAt });
      const after = hole.endsAt === null ? null : common(piece, { startsAt: hole.endsAt, endsAt: null });
      return [before, after].filter((each) => each !== null);
    });
  }
  return left;
}
