/** What can never be true of care and family in the demo. */
import { type DatedEntry, happenedAt } from './children/chronicle.ts';
import type { DemoChild } from './children/write-child.ts';

const dataOf = (entry: DatedEntry) => entry.data as Readonly<Record<string, unknown>>;
const whenOf = (entry: DatedEntry): number => happenedAt(entry).epochMilliseconds;

/** One home at a time, and only while somebody looks after the child. */
function* homes(entries: readonly DatedEntry[]): Generator<string> {
  let home = false;
  let inCare = false;
  for (const { kind } of entries) {
    if (kind === 'care-episode.started') inCare = true;
    if (kind === 'care-episode.ended') inCare = false;
    if (kind === 'placement.ended' && !home) yield 'left a home without living in one';
    if (kind === 'placement.ended') home = false;
    if (kind === 'placement.started' && home) yield 'lives in two homes';
    if (kind === 'placement.started' && !inCare) yield 'placed without being looked after';
    if (kind === 'placement.started') home = true;
    if (kind === 'looked-after-review.held' && !inCare) yield 'a review of somebody who is not looked after';
  }
}

/** Whoever was asked or told is known by then. */
function* people(entries: readonly DatedEntry[]): Generator<string> {
  const known = new Set<unknown>();
  for (const entry of entries) {
    const { person } = dataOf(entry);
    if (entry.kind === 'family-person.recorded') known.add(person);
    else if (person !== undefined && !known.has(person)) yield `${entry.kind} of somebody who is not known`;
  }
}

const isBefore = (kind: string, move: unknown, entries: readonly DatedEntry[], fact: DatedEntry): boolean =>
  entries.some(
    (entry) => entry.kind === kind && dataOf(entry)['move'] === move && whenOf(entry) <= whenOf(fact) + 86_400_000,
  );

/** What is authorised was decided, and what was decided was proposed. */
function* moves(entries: readonly DatedEntry[]): Generator<string> {
  const needs: Readonly<Record<string, string>> = {
    'move.decided': 'move.proposed',
    'move.authorised': 'move.decided',
    'dissent.answered': 'move.decided',
  };
  for (const entry of entries) {
    const before = needs[entry.kind];
    if (before !== undefined && !isBefore(before, dataOf(entry)['move'], entries, entry))
      yield `${entry.kind} without ${before}`;
  }
}

/** A challenge is raised before anything comes of it. */
function* challenges(entries: readonly DatedEntry[]): Generator<string> {
  const raised = new Set<unknown>();
  for (const entry of entries) {
    const { challenge } = dataOf(entry);
    if (entry.kind === 'challenge.raised') raised.add(challenge);
    else if (entry.kind.startsWith('challenge.') && !raised.has(challenge)) yield `${entry.kind} of no challenge`;
  }
}

export function* careFits({ entries }: DemoChild): Generator<string> {
  const inOrder = entries.toSorted((a, b) => whenOf(a) - whenOf(b));
  yield* homes(inOrder);
  yield* people(entries);
  yield* moves(entries);
  yield* challenges(entries);
}
