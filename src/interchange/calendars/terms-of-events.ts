/**
 * Finds terms and closures among the events of a school's calendar by their titles. What is neither is said, so that whoever
 * loads it sees what was not used. Our own reading of how schools write their calendars.
 */
import type { CalendarEvent } from './read-icalendar.ts';
import type { Period, ReadTermDates } from './read-term-dates.ts';

export type FoundTerms = { readonly read: ReadTermDates; readonly leftOut: readonly string[] };

const says = {
  training: /\b(inset|training day|staff training|teacher training|non[- ]?pupil|professional development)\b/iu,
  halfTerm: /\bhalf[- ]?term\b/iu,
  closed: /\b(holidays?|school closed|closed to pupils|closure|occasional day|polling)\b/iu,
  begins: /\b(begins?|starts?|first day|opens|return(s|ing)?|back to school)\b/iu,
  ends: /\b(ends?|last day|finish(es)?|closes|breaks? up)\b/iu,
  term: /\b(autumn|spring|summer|term|half[- ]term [1-6])\b/iu,
  bankHoliday: /\bbank holiday|good friday|easter monday|christmas day|boxing day|new year/iu,
} as const;

/** No holiday is as long, and no term as short. */
const shortestTerm = 20;

const days = ({ from, to }: Period): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days + 1;

const nameOf = (title: string): string => {
  const season = /\b(autumn|spring|summer)\b/iu.exec(title)?.[1];
  return season === undefined ? 'Term' : `${season.charAt(0).toUpperCase()}${season.slice(1).toLowerCase()} term`;
};

type Sorted = {
  readonly terms: Period[];
  readonly closed: Period[];
  readonly begins: Period[];
  readonly ends: Period[];
  readonly leftOut: string[];
};

function sort(event: CalendarEvent, sorted: Sorted): void {
  const { title } = event;
  if (says.training.test(title)) sorted.closed.push({ ...event, title: 'Training day' });
  else if (says.bankHoliday.test(title) && days(event) <= 2)
    sorted.leftOut.push(`${title}: bank holidays come from the government’s list`);
  else if (says.halfTerm.test(title) && !says.begins.test(title) && !says.ends.test(title) && days(event) <= 16)
    sorted.closed.push({ ...event, title: 'Half term' });
  else if (says.term.test(title) && days(event) >= shortestTerm) sorted.terms.push({ ...event, title: nameOf(title) });
  else if (says.begins.test(title) && says.term.test(title)) sorted.begins.push(event);
  else if (says.ends.test(title) && says.term.test(title)) sorted.ends.push(event);
  else if (says.closed.test(title) && days(event) < shortestTerm * 3) sorted.closed.push({ ...event, title });
  else sorted.leftOut.push(`${title}: it tells of no term, and of no day on which the school is closed`);
}

/** A term from each first day to the next last day, unless another begins before. */
function paired({ begins, ends, leftOut }: Sorted): readonly Period[] {
  const used = new Set<Period>();
  const terms = begins.flatMap((begin, index) => {
    const next = begins[index + 1];
    const end = ends.find(
      (each) => each.to > begin.from && (next === undefined || each.to < next.from) && !used.has(each),
    );
    if (end === undefined || days({ title: '', from: begin.from, to: end.to }) < shortestTerm) return [];
    used.add(begin).add(end);
    return [{ title: nameOf(`${begin.title} ${end.title}`), from: begin.from, to: end.to }];
  });
  for (const each of [...begins, ...ends])
    if (!used.has(each)) leftOut.push(`${each.title}: the other end of the term is missing`);
  return terms;
}

function overlap(terms: readonly Period[]): string | undefined {
  for (const [index, term] of terms.entries()) {
    const next = terms[index + 1];
    if (next !== undefined && next.from <= term.to)
      return `“${next.title}” on ${next.from} begins before “${term.title}” has ended on ${term.to}.`;
  }
  return undefined;
}

/** @param events in order of their first days */
export function termsOfEvents(events: readonly CalendarEvent[]): FoundTerms {
  const sorted: Sorted = { terms: [], closed: [], begins: [], ends: [], leftOut: [] };
  for (const event of events) sort(event, sorted);
  const terms = [...sorted.terms, ...paired(sorted)].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const { leftOut } = sorted;
  const [first] = terms;
  const last = terms.at(-1);
  if (first === undefined || last === undefined) {
    const problem =
      'No term was found. Events need titles such as “Autumn term” over all its days, or “Autumn term begins” and “Autumn term ends”.';
    return { read: { ok: false, problems: [problem] }, leftOut };
  }
  const wrong = overlap(terms);
  if (wrong !== undefined) return { read: { ok: false, problems: [wrong] }, leftOut };
  const within = sorted.closed.filter(({ from, to }) => terms.some((term) => from <= term.to && to >= term.from));
  const outside = sorted.closed.filter((each) => !within.includes(each));
  return {
    read: { ok: true, dates: { from: first.from, to: last.to, terms, closed: within } },
    leftOut: [...leftOut, ...outside.map(({ title, from }) => `${title} on ${from}: it lies outside the terms`)],
  };
}
