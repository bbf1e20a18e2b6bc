/** Children made for the bench: school life, what only some have besides, and a move to another school in summer 2026. */
import { kindNamed } from '../../src/kinds/registry.ts';
import { dayNumber, dayText, startOfDay } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { newSchools, oldSchool, rulebook } from './area.ts';
import { type Random, randomFrom } from './random.ts';
import { type Event, strands } from './strands.ts';

const day = 86_400_000;
const first = startOfDay(dayNumber('2021-09-01'));
const confirmed = startOfDay(dayNumber('2026-05-05'));
export const asOf = startOfDay(dayNumber('2026-09-15'));

export type MadeChild = { readonly has: readonly (keyof typeof strands)[]; readonly entries: readonly RuleEntry[] };

const everyday: readonly ((random: Random) => readonly [kind: string, data: Event['data']])[] = [
  ({ below }) => ['attendance.recorded', { year: 2020 + below(6), possible: 380, attended: 300 + below(80) }],
  ({ below }) => ['attainment.recorded', { results: [{ stage: 'KS2', subject: 'MAT', result: String(below(120)) }] }],
  () => ['note.recorded', { text: 'Spoke with the family about the journey to school.' }],
  () => ['child-voice.recorded', { said: 'I like the library.' }],
  () => ['school-profile.recorded', { yearGroup: '6' }],
  () => ['identity.recorded', { surname: 'A', forename: 'B', dateOfBirth: '2015-03-01' }],
];
/** What makes items of a handover necessary. */
const telling: typeof everyday = [
  ({ below }) => ['behaviour.recorded', { what: 'Left the room.', harm: below(4) === 0 }],
  () => ['suspension.recorded', { organisation: oldSchool, schoolDays: 1, reason: 'Shouted.' }],
  ({ pick }) => ['sen-status.recorded', { provision: pick(['N', 'K', 'E']) }],
  () => ['concern.recorded', { what: 'Tired and without breakfast.' }],
  () => ['early-help.started', {}],
  () => ['medical-flag.recorded', { flagged: true }],
];

function schoolLife(count: number, random: Random): readonly Event[] {
  return Array.from({ length: count }, (_, index) => {
    const source = random.below(4) === 0 ? telling : everyday;
    const [kind, data] = source[random.below(source.length)]?.(random) ?? ['note.recorded', { text: 'Nothing.' }];
    const at = first + Math.floor(((confirmed - first) * index) / count) + random.below(day);
    return { kind, at, organisation: oldSchool, data };
  });
}

const items = [...rulebook.items.keys()];
const steps = 11;

/** The move to the next school, with some of its items sent and received. */
function changeOfSchool(move: string, random: Random): readonly Event[] {
  const from = { type: 'school', organisation: oldSchool };
  const to = { type: 'school', organisation: newSchools[random.below(newSchools.length)] ?? oldSchool };
  const startsOn = dayText(dayNumber('2026-09-02') + random.below(3));
  const start = confirmed + random.below(10) * day;
  const about = { move, from, to };
  const between = { kind: 'phase-transfer', leavesOn: '2026-07-21', startsOn };
  const event = (kind: string, days: number, data: Event['data']): Event => ({
    kind,
    at: start + days * day + random.below(day),
    organisation: oldSchool,
    data: { ...about, ...data },
  });
  return [
    event('school-move.confirmed', 0, { ...between, source: 'offer', reason: 'accepted' }),
    ...Array.from({ length: steps }, (_, index) => {
      const item = items[random.below(items.length)] ?? 'ctf';
      const isAnswer = random.below(3) === 0;
      const data = { item, itemTitle: item, ...(isAnswer ? {} : { channel: 's2s' }) };
      return event(`handover.item-${isAnswer ? 'accepted' : 'sent'}`, 4 + index * 4, data);
    }),
  ];
}

/** Recorded within a day of happening; the last of one child in twenty is corrected. */
function recorded(events: readonly Event[], number: number, random: Random): readonly RuleEntry[] {
  let last = 0;
  const entries = events
    .toSorted((a, b) => a.at - b.at)
    .map(({ kind, at, organisation, data }, index): RuleEntry => {
      last = Math.max(at + random.below(day), last + 1);
      const { compartment } = kindNamed(kind);
      const id = `${number}-${index + 1}`;
      const rest = { compartment, organisation, audience: null, data, corrects: null };
      return { id, seq: index + 1, kind, happened: at, recorded: last, ...rest };
    });
  const [corrected] = number % 20 === 0 ? entries.slice(-1) : [];
  if (corrected === undefined) return entries;
  const seq = entries.length + 1;
  return [...entries, { ...corrected, id: `${number}-${seq}`, seq, recorded: last + 1, corrects: corrected.id }];
}

/** @param length how many entries there are when strands leave room for school life */
export function makeChild(number: number, length: number): MadeChild {
  const random = randomFrom(number + 1);
  const idOf = (each: number): string =>
    `00000000-0000-7000-9${String(each).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
  const names = Object.keys(strands) as (keyof typeof strands)[];
  const has = names.filter((name) => random.isIn100(strands[name].inHundred));
  const besides = has.flatMap((name) =>
    strands[name].tell(idOf, startOfDay(dayNumber('2025-06-01')) + random.below(250) * day, random),
  );
  const isCorrected = number % 20 === 0;
  const left = length - besides.length - steps - 1 - (isCorrected ? 1 : 0);
  const events = [...schoolLife(Math.max(0, left), random), ...besides, ...changeOfSchool(idOf(0), random)];
  return { has, entries: recorded(events, number, random) };
}
