/** The lines of a timeline: entries with all that belongs to them, and what became due; and which of them were asked for. */
import { dayOf, timeZone } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { OpenChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { entriesOf, knownAt, type Thread, threadsOf } from '../../record/entries/threads.ts';
import { type TraceLine, tracesOf } from '../../record/traces.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { loadNamesFor } from './entry-names.ts';
import type { Asked } from './timeline-asked.ts';

type At = {
  readonly at: Temporal.Instant;
  readonly order: number;
  /** In whose record it stands; of several children, when one event was recorded for each of them in the same words. */
  readonly children: readonly OpenChild[];
};

export type Line = At &
  (
    | { readonly thread: Thread<ChronologyEntry>; readonly trace?: undefined }
    | { readonly trace: TraceLine; readonly thread?: undefined }
  );

export type Lines = {
  readonly lines: readonly Line[];
  readonly entries: readonly ChronologyEntry[];
  readonly names: Names;
};

const endOf = (day: Temporal.PlainDate): Temporal.Instant => day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();

async function linesOf(child: OpenChild, end: Temporal.Instant | undefined) {
  const all = (await readChronology(child)).toSorted((a, b) => a.seq - b.seq);
  const entries = end === undefined ? all : knownAt(all, end);
  const traces = (await tracesOf(child)).filter(({ at }) => end === undefined || Temporal.Instant.compare(at, end) < 0);
  const children = [child];
  const lines: readonly Line[] = [
    ...threadsOf(entries).map((thread) => ({
      at: thread.now.entry.happenedFrom,
      order: thread.now.entry.seq,
      children,
      thread,
    })),
    ...traces.map((trace) => ({
      at: trace.at,
      order: 0,
      children,
      // What no longer holds since was said then
      trace:
        end !== undefined && trace.overtakenAt !== null && Temporal.Instant.compare(trace.overtakenAt, end) >= 0
          ? { ...trace, overtakenAt: null }
          : trace,
    })),
  ];
  return { lines, entries };
}

/** One event that was recorded for several children in the same words is one line, unless more was said of one of them. */
function joined(lines: readonly Line[], names: Names): readonly Line[] {
  const keyOf = (line: Line, index: number): string => {
    const thread = line.thread;
    if (thread === undefined || thread.earlier.length > 0 || thread.disputes.length > 0) return String(index);
    const { event, kind, data, compartment, status } = thread.now.entry;
    return [event, kind, compartment, status, thread.now.withdrawal === null, sentenceOf(kind, data, names)].join(' ');
  };
  const byKey = new Map<string, Line>();
  for (const [index, line] of lines.entries()) {
    const key = keyOf(line, index);
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? line : { ...before, children: [...before.children, ...line.children] });
  }
  return [...byKey.values()];
}

/** Newest first. As it was known at the end of a day, when one is given. */
export async function loadLines(
  children: readonly [OpenChild, ...OpenChild[]],
  known: Temporal.PlainDate | undefined,
): Promise<Lines> {
  const [{ access }] = children;
  const end = known === undefined ? undefined : endOf(known);
  const all: Line[] = [];
  const entries: ChronologyEntry[] = [];
  for (const child of children) {
    const found = await linesOf(child, end);
    all.push(...found.lines);
    entries.push(...found.entries);
  }
  const names = await loadNamesFor(access, entries);
  const lines = children.length === 1 ? all : joined(all, names);
  return {
    lines: lines.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at) || b.order - a.order),
    entries,
    names,
  };
}

const isOnly = (thread: Thread<ChronologyEntry>, only: Asked['only']): boolean => {
  switch (only) {
    case undefined:
    case 'entries':
      return true;
    case 'due':
      return false;
    case 'decisions':
      return thread.now.entry.status === 'finding';
    case 'files':
      return entriesOf(thread).some(({ attachments }) => attachments !== undefined);
    case 'disputed':
      return thread.disputes.length > 0;
  }
};

function isIn(line: Line, { from, to }: Asked): boolean {
  const first = dayOf(line.at);
  const until = line.thread?.now.entry.happenedTo ?? null;
  const last = until === null ? first : dayOf(until);
  return (
    (from === undefined || Temporal.PlainDate.compare(last, from) >= 0) &&
    (to === undefined || Temporal.PlainDate.compare(first, to) <= 0)
  );
}

/** Whether a line is among those asked for. What became due is nobody's entry: it has no organisation, part or status. */
export function isAsked(line: Line, asked: Asked): boolean {
  if (!isIn(line, asked)) return false;
  const { area, organisation, compartment, status, only } = asked;
  if (line.thread === undefined)
    return (
      (only === undefined || only === 'due') &&
      [area, organisation, compartment, status].every((each) => each === undefined)
    );
  const { entry } = line.thread.now;
  return (
    isOnly(line.thread, only) &&
    (area === undefined || kindNamed(entry.kind).area === area) &&
    (organisation === undefined || entry.organisation === organisation) &&
    (compartment === undefined || entry.compartment === compartment) &&
    (status === undefined || entry.status === status)
  );
}

/** What it is about: the duty, or the stage of the ladder. */
export function traceTitle({ rule, item, step }: TraceLine, rulebook: Rulebook): string {
  const duty = rulebook.dutyRule(rule)?.rule.title;
  if (duty !== undefined) return duty;
  const ladder = rulebook.rules.get(rule)?.rule.title ?? rule;
  return step === 'opened' || item === null ? ladder : `${ladder}: stage ${item}`;
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every word stands somewhere in what the viewer reads of the line: sentences, titles, statements, names of authors. */
export function holdsWords(line: Line, words: string, names: Names, rulebook: Rulebook): boolean {
  const text =
    line.thread === undefined
      ? traceTitle(line.trace, rulebook)
      : entriesOf(line.thread)
          .map((entry) =>
            [
              kindNamed(entry.kind).title,
              sentenceOf(entry.kind, entry.data, names),
              names.organisation(entry.organisation),
              entry.recordedBy === null ? '' : names.practitioner(entry.recordedBy),
              entry.correctedBecause ?? '',
            ].join(' '),
          )
          .join(' ');
  const sought = plain(text);
  return plain(words)
    .split(/\s+/u)
    .every((word) => sought.includes(word));
}
