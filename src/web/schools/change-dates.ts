/** One term or closure more, or one less: pure. */
import type { Period } from '../../interchange/calendars/read-term-dates.ts';
import type { NewTermDates } from '../../record/term-dates.ts';
import type { Dates } from './dates-table.ts';

type Known = Dates & { readonly from: string; readonly to: string };

export type Addition = Period & { readonly of: 'terms' | 'closed' };

/** A term is never longer. */
const longestTerm = 150;

const daysOf = ({ from, to }: Period): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

const meets = (one: Period, other: Period): boolean => one.from <= other.to && other.from <= one.to;

/** What is wrong with adding it, in a sentence, or null. */
export function whyNotAdded(known: Dates | null, { of, ...added }: Addition): string | null {
  if (added.to < added.from) return 'Last day must be the same as or after the first day';
  if (of === 'closed') {
    if (known === null || !known.terms.some((term) => meets(term, added)))
      return 'It lies outside every term. Add the term first; between terms the school is closed anyway';
    return daysOf(added) > 30 ? 'A school is not closed for more than 30 days within a term' : null;
  }
  if (daysOf(added) > longestTerm) return `A term of more than ${longestTerm} days cannot be right`;
  const other = known?.terms.find((term) => meets(term, added));
  return other === undefined ? null : `It overlaps with ${other.title}. Remove that first`;
}

/** All dates of what is known and the new one; beyond what is known, the new one alone, so that a gap is noticed. */
export function withAddition(known: Known | null, { of, ...added }: Addition): NewTermDates {
  if (known === null || added.from > known.to || added.to < known.from)
    return {
      from: added.from,
      to: added.to,
      terms: of === 'terms' ? [added] : [],
      closed: of === 'closed' ? [added] : [],
    };
  return {
    from: known.from < added.from ? known.from : added.from,
    to: known.to > added.to ? known.to : added.to,
    terms: [...known.terms, ...(of === 'terms' ? [added] : [])].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    closed: [...known.closed, ...(of === 'closed' ? [added] : [])].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

/** Null when nothing like it is known, or when no term would be left. */
export function without(
  known: Known,
  of: 'terms' | 'closed',
  { from, to }: Pick<Period, 'from' | 'to'>,
): NewTermDates | null {
  const kept = known[of].filter((period) => period.from !== from || period.to !== to);
  if (kept.length === known[of].length) return null;
  const terms = [...(of === 'terms' ? kept : known.terms)];
  if (terms.length === 0) return null;
  const closed = of === 'closed' ? kept : known.closed.filter((each) => terms.some((term) => meets(term, each)));
  return { from: known.from, to: known.to, terms, closed: [...closed] };
}
