/**
 * How many children are derived in a second, all packs of packs/england, on one thread, with entries already in memory.
 * Target: 1,000,000 children with 50 entries in 60 s on 2 cores (120 µs a child), and one child with 500 entries in under a
 * millisecond (design/rulebook.md, Speed).
 *
 * node bench/derive.ts [children]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindNamed } from '../src/kinds/registry.ts';
import { bankHolidayList, compileWorkingDays, readBankHolidays } from '../src/rulebook/calendar/bank-holidays.ts';
import { dayNumber, dayText, startOfDay } from '../src/rulebook/calendar/days.ts';
import { compileSchoolCalendar } from '../src/rulebook/calendar/school-calendar.ts';
import { derive } from '../src/rulebook/derive.ts';
import type { RuleEntry } from '../src/rulebook/entry.ts';
import type { Pack } from '../src/rulebook/pack/pack-schema.ts';
import { readPack } from '../src/rulebook/pack/read-pack.ts';
import { compileRulebook, type Rulebook } from '../src/rulebook/rulebook.ts';
import type { World } from '../src/rulebook/world.ts';

const england = join(import.meta.dirname, '..', 'packs', 'england');

const packs: readonly Pack[] = readdirSync(england)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const read = readPack(readFileSync(join(england, name), 'utf8'));
    if (!read.ok) throw new Error(`${name} cannot be read`);
    return read.pack;
  });
const bankHolidays = readBankHolidays(
  bankHolidayList.parse(JSON.parse(readFileSync(join(england, 'calendars', 'bank-holidays.json'), 'utf8'))),
);
const usualTerms = packs.find(({ pack }) => pack === 'england/transition')?.exampleWorld.calendars['usual-terms'];
if (usualTerms === undefined) throw new Error('The example calendar of england/transition has gone');
const calendar = compileSchoolCalendar({ title: 'usual terms', ...usualTerms }, bankHolidays);
const world: World = {
  workingDays: compileWorkingDays(bankHolidays),
  schoolDays: () => ({ known: true, calendar }),
  authorityOf: () => 'council',
  commencement: () => null,
  organisationName: (organisation) => organisation,
  organisationKind: () => undefined,
  onlyOrganisation: () => undefined,
};

/** The same numbers in every run: xorshift32. */
let state = 2_463_534_242;
function below(limit: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

const place = (organisation: string) => ({ type: 'school', organisation });
const items = packs.flatMap(({ rules }) => rules.flatMap((rule) => ('item' in rule ? [rule.item] : [])));

/** What schools record most: attendance, behaviour, notes, attainment; needs, concerns and care of some. */
const everyday: readonly (() => readonly [kind: string, data: Readonly<Record<string, unknown>>])[] = [
  () => ['attendance.recorded', { year: 2020 + below(6), possible: 380, attended: 300 + below(80) }],
  () => ['attainment.recorded', { results: [{ stage: 'KS2', subject: 'MAT', result: String(below(120)) }] }],
  () => ['note.recorded', { text: 'Spoke with the family about the journey to school.' }],
  () => ['child-voice.recorded', { said: 'I like the library.' }],
  () => ['school-profile.recorded', { yearGroup: '6' }],
  () => ['identity.recorded', { surname: 'A', forename: 'B', dateOfBirth: '2015-03-01' }],
];
const telling: typeof everyday = [
  () => ['behaviour.recorded', { what: 'Left the room.', harm: below(4) === 0 }],
  () => ['suspension.recorded', { organisation: 'old', schoolDays: 1, reason: 'x' }],
  () => ['sen-status.recorded', { provision: ['N', 'K', 'E'][below(3)] }],
  () => ['concern.recorded', { what: 'Tired and without breakfast.' }],
  () => ['early-help.started', {}],
  () => ['medical-flag.recorded', { flagged: true }],
];

const first = startOfDay(dayNumber('2021-09-01'));
const span = startOfDay(dayNumber('2026-07-01')) - first;
const asOf = startOfDay(dayNumber('2026-09-15'));

/** A child with a move in summer 2026, some of its items sent and received; one child in twenty has a correction. */
function child(number: number, length: number): readonly RuleEntry[] {
  const entries: RuleEntry[] = [];
  const add = (kind: string, happened: number, data: RuleEntry['data'], corrects: string | null = null): void => {
    const seq = entries.length + 1;
    const recorded = Math.max(happened + below(86_400_000), (entries.at(-1)?.recorded ?? 0) + 1);
    const { compartment } = kindNamed(kind);
    entries.push({
      id: `${number}-${seq}`,
      seq,
      kind,
      happened,
      recorded,
      compartment,
      organisation: null,
      audience: null,
      data,
      corrects,
    });
  };
  const handover = 12;
  for (let index = 0; index < length - handover; index++) {
    const source = below(4) === 0 ? telling : everyday;
    const [kind, data] = (source[below(source.length)] ?? (() => ['note.recorded', { text: 'x' }] as const))();
    add(kind, first + Math.floor((span * index) / length) + below(86_400_000), data);
  }
  const move = `move-${number}`;
  const moveData = { move, from: place('old'), to: place(`new-${below(40)}`), kind: 'phase-transfer' };
  const dates = { leavesOn: '2026-07-21', startsOn: dayText(dayNumber('2026-09-02') + below(3)) };
  const confirmedAt = first + span - below(60) * 86_400_000;
  add('school-move.confirmed', confirmedAt, { ...moveData, ...dates, source: 'offer', reason: 'accepted' });
  for (let step = 1; step < handover; step++) {
    const item = items[below(items.length)] ?? 'ctf';
    const kind = below(3) === 0 ? 'handover.item-accepted' : 'handover.item-sent';
    add(kind, confirmedAt + step * 3 * 86_400_000, { ...moveData, item, itemTitle: item, channel: 's2s' });
  }
  const last = entries.at(-2);
  if (number % 20 === 0 && last !== undefined) {
    entries.pop();
    add(last.kind, last.happened, last.data, last.id);
  }
  return entries;
}

type Measured = { readonly fastest: number; readonly median: number };

/** Microseconds for one child, over batches that take some tens of milliseconds each. */
function measure(children: readonly (readonly RuleEntry[])[], rulebook: Rulebook): Measured {
  const batch = 200;
  const times: number[] = [];
  for (let start = 0; start < children.length * 2; start += batch) {
    const some = Array.from({ length: batch }, (_, index) => children[(start + index) % children.length] ?? []);
    const began = performance.now();
    for (const entries of some) derive(entries, world, rulebook, asOf);
    times.push(((performance.now() - began) * 1_000) / batch);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { fastest: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}

const rulebook = compileRulebook(packs);
const count = Number(process.argv[2] ?? 20_000);
const many = Array.from({ length: count }, (_, number) => child(number, 50));
const duties = many.slice(0, 1_000).flatMap((entries) => derive(entries, world, rulebook, asOf).duties).length / 1_000;
const each = measure(many, rulebook);
const perSecond = Math.round(1e6 / each.median).toLocaleString('en-GB');
const long = measure(
  Array.from({ length: 400 }, (_, number) => child(number + 1, 500)),
  rulebook,
);
console.log(`${rulebook.duties.length} rules, ${duties.toFixed(1)} duties a child`);
console.log(
  `50 entries:  ${each.median.toFixed(1)} µs a child (fastest ${each.fastest.toFixed(1)}), ${perSecond} a second`,
);
console.log(`             1,000,000 children on 2 threads: ${(each.median / 2).toFixed(0)} s (target 60)`);
console.log(`500 entries: ${long.median.toFixed(1)} µs a child (fastest ${long.fastest.toFixed(1)}, target 1,000)`);
