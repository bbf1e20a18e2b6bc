/** What can never be true of the children of the demo. Each check names what it found wrong. */
import { parseNhsNumber } from '../identity/nhs-number.ts';
import { parsePostcode } from '../identity/postcode.ts';
import { parseUpn } from '../identity/upn.ts';
import { parseEntryData } from '../kinds/registry.ts';
import { completeEntry } from '../record/entry-row.ts';
import { projectSubject } from '../record/project.ts';
import { type ItemState, possibleSteps, stepOf } from '../transition/item-state.ts';
import { type DatedEntry, happenedAt } from './children/chronicle.ts';
import type { DemoChild } from './children/write-child.ts';
import { startOf } from './time/days.ts';
import { yearGroupOn } from './time/school-year.ts';

type Check = (child: DemoChild, asOf: Temporal.PlainDate) => Generator<string>;

const dataOf = (entry: DatedEntry) => entry.data as Readonly<Record<string, unknown>>;
const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;
const minutes = (count: number) => ({ minutes: count });

/** Planned ahead: the product writes these for a day to come. */
const planned = new Set(['involvement.started', 'involvement.ended', 'enrolment.ended']);
/** The year group that begins on 1 September is written before the summer holidays. */
const isGoingUp = (entry: DatedEntry): boolean =>
  entry.kind === 'enrolment.started' && /-09-01T|-08-31T23/u.test(happenedAt(entry).toString());

export const timesFit: Check = function* ({ entries }, asOf) {
  let last = Temporal.Instant.fromEpochMilliseconds(0);
  for (const entry of entries) {
    const { recordedAt, kind } = entry;
    if (isAfter(last, recordedAt)) yield `${kind} is out of order`;
    last = recordedAt;
    if (!isAfter(startOf(asOf), recordedAt)) yield `${kind} was recorded on the day or later`;
    const happened = happenedAt(entry);
    if (isAfter(happened, recordedAt.add(minutes(1))) && !planned.has(kind) && !isGoingUp(entry))
      yield `${kind} was recorded before it happened`;
    if (isGoingUp(entry) && isAfter(happened, startOf(asOf))) yield 'the next year group is known too early';
  }
};

export const dataFits: Check = function* ({ entries }) {
  for (const entry of entries) {
    try {
      parseEntryData(entry.kind, entry.data);
    } catch (error) {
      yield String(error);
    }
  }
};

export const rollsFit: Check = function* ({ entries }, asOf) {
  const stored = entries.map((entry, index) => completeEntry(entry, index + 1, entry.recordedAt));
  const { identity, enrolments, moves } = projectSubject(stored);
  if (identity === null) yield 'nobody knows who this is';
  const born = Temporal.PlainDate.from(identity?.dateOfBirth ?? '2000-01-01');
  const spells = enrolments.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  for (const [index, { startsOn, endsOn, yearGroup }] of spells.entries()) {
    const next = spells[index + 1];
    if (next !== undefined && (endsOn === null || endsOn >= next.startsOn)) yield 'on two rolls at once';
    if (endsOn !== null && endsOn < startsOn) yield 'left before joining';
    const isOpen = endsOn === null || endsOn >= asOf.toString();
    if (isOpen && yearGroup !== yearGroupOn(born, asOf))
      yield `year group ${yearGroup} for somebody born on ${born.toString()}`;
  }
  for (const move of moves) {
    if (move.leavesOn !== null && move.startsOn !== null && move.leavesOn >= move.startsOn)
      yield 'starts before leaving';
    if (move.confirmedAt !== null && move.confirmedAt < move.proposedAt) yield 'confirmed before it was proposed';
  }
};

export const stepsFit: Check = function* ({ entries }) {
  const states = new Map<string, ItemState>();
  const confirmed = new Set<unknown>();
  for (const entry of entries) {
    const { move, item } = dataOf(entry);
    if (entry.kind === 'school-move.confirmed') confirmed.add(move);
    if (entry.kind === 'enrolment.started' && move !== undefined && !confirmed.has(move))
      yield 'arrived by a move that nobody confirmed';
    const step = stepOf(entry.kind);
    if (step === null) continue;
    const before = states.get(`${String(move)} ${String(item)}`) ?? 'expected';
    if (!confirmed.has(move)) yield `${String(item)} is ${step} before the move is confirmed`;
    const possible = possibleSteps(before, ['sender', 'receiver'], false);
    if (!possible.includes(step)) yield `${String(item)} cannot be ${step} when it is ${before}`;
    states.set(`${String(move)} ${String(item)}`, step);
  }
};

const phoneIsReserved = (number: string): boolean => /^(?:01632 960\d{3}|07700 900\d{3})$/u.test(number);

export const identityFits: Check = function* ({ entries }) {
  for (const entry of entries) {
    const data = dataOf(entry);
    if (entry.kind === 'identity.recorded') {
      const { forename, surname, upn, nhsNumber } = data as Readonly<Record<string, string | undefined>>;
      for (const name of [forename, surname]) {
        if (name === undefined || !/^\p{Lu}(?=.*\p{Ll})/u.test(name)) yield `the name ${name}`;
      }
      if (upn !== undefined && !parseUpn(upn).ok) yield `UPN ${upn}`;
      if (nhsNumber !== undefined && !nhsNumberIsForTests(nhsNumber)) yield `NHS number ${nhsNumber}`;
    }
    if (entry.kind === 'address.recorded' && !parsePostcode(String(data['postcode'])).ok) yield 'postcode';
    const contacts = (data['contacts'] ?? []) as readonly {
      readonly phones?: readonly { readonly number: string }[];
    }[];
    for (const { phones = [] } of contacts) {
      for (const { number } of phones) if (!phoneIsReserved(number)) yield `telephone ${number}`;
    }
  }
};

function nhsNumberIsForTests(number: string): boolean {
  const parsed = parseNhsNumber(number);
  return parsed.ok && parsed.forTests;
}
