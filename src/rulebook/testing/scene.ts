/** What tests of the rulebook need again and again: instants, entries, calendars, a world and a pack of a few lines. */
import assert from 'node:assert/strict';
import holidays from '../../../packs/england/calendars/bank-holidays.json' with { type: 'json' };
import type { Compartment, OrganisationKind, Viewer } from '../../kinds/vocabulary.ts';
import { bankHolidayList, compileWorkingDays, readBankHolidays } from '../calendar/bank-holidays.ts';
import { type Day, dayNumber, dayText, type Milliseconds, startOfDay } from '../calendar/days.ts';
import { compileSchoolCalendar, type SchoolTerms } from '../calendar/school-calendar.ts';
import { derive } from '../derive.ts';
import type { DueBy, Duty } from '../duty/duty.ts';
import type { RuleEntry } from '../entry.ts';
import { readMoment } from '../example/moment.ts';
import type { Pack } from '../pack/pack-schema.ts';
import { readPack } from '../pack/read-pack.ts';
import { compileRulebook, type Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';

export const bankHolidays = readBankHolidays(bankHolidayList.parse(holidays));
export const workingDays = compileWorkingDays(bankHolidays);

/** `2026-09-22` is the beginning of that day, `2026-09-22T09:00` that time, both in Europe/London. */
export function at(text: string): Milliseconds {
  const instant = text.includes('T') ? readMoment(text) : startOfDay(dayNumber(text));
  assert.ok(instant !== null, `${text} is an instant`);
  return instant;
}

export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const oldSchool = id(1);
export const newSchool = id(2);
export const council = id(3);
export const move = id(10);
export const icb = id(4);
export const camhs = id(5);
export const ward = id(6);
export const practice = id(7);
export const partnership = id(8);

/** Services of the council's area, one of each kind. */
const services: Readonly<Record<string, OrganisationKind>> = {
  [icb]: 'icb',
  [camhs]: 'camhs',
  [ward]: 'tier-4',
  [practice]: 'gp-practice',
  [partnership]: 'partnership',
};

export type Event = {
  readonly kind: string;
  readonly happened: string;
  /** When it happened, unless given. */
  readonly recorded?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  readonly corrects?: string;
  readonly compartment?: Compartment;
  readonly audience?: readonly Viewer[];
  readonly organisation?: string;
};

/** Entries in the order given; the first is `e1`. */
export const chronicle = (...events: readonly Event[]): readonly RuleEntry[] =>
  events.map((event, index) => ({
    id: event.id ?? `e${index + 1}`,
    seq: index + 1,
    kind: event.kind,
    happened: at(event.happened),
    recorded: at(event.recorded ?? event.happened),
    compartment: event.compartment ?? 'general',
    organisation: event.organisation ?? null,
    audience: event.audience ?? null,
    data: event.data ?? {},
    corrects: event.corrects ?? null,
  }));

/** Terms of the school years 2025/26 and 2026/27 with half terms and a training day on 1 September 2026. */
export const usualTerms: SchoolTerms = {
  title: 'usual terms',
  from: '2025-09-01',
  to: '2027-08-31',
  terms: [
    { title: 'autumn 2025', from: '2025-09-01', to: '2025-12-19' },
    { title: 'spring 2026', from: '2026-01-05', to: '2026-03-27' },
    { title: 'summer 2026', from: '2026-04-13', to: '2026-07-21' },
    { title: 'autumn 2026', from: '2026-09-01', to: '2026-12-18' },
    { title: 'spring 2027', from: '2027-01-04', to: '2027-03-25' },
    { title: 'summer 2027', from: '2027-04-12', to: '2027-07-23' },
  ],
  closed: [
    { title: 'half term', from: '2026-05-25', to: '2026-05-29' },
    { title: 'training day', from: '2026-09-01', to: '2026-09-01' },
    { title: 'half term', from: '2026-10-26', to: '2026-10-30' },
  ],
};

/** The two schools keep the usual terms unless other terms are given for one; both lie in the area of the council. */
export function schoolWorld(
  terms: Readonly<Record<string, SchoolTerms>> = {},
  commenced: Readonly<Record<string, string>> = {},
): World {
  const all = { [oldSchool]: usualTerms, [newSchool]: usualTerms, ...terms };
  const calendars = new Map(
    Object.entries(all).map(([school, kept]) => [school, compileSchoolCalendar(kept, bankHolidays)]),
  );
  return {
    workingDays,
    schoolDays: (school) => {
      const calendar = calendars.get(school);
      return calendar === undefined ? { known: false, says: 'No dates.' } : { known: true, calendar };
    },
    authorityOf: (organisation) => (calendars.has(organisation) || organisation === council ? council : undefined),
    commencement: (setting) => (commenced[setting] === undefined ? null : dayNumber(commenced[setting])),
    organisationName: (organisation) => organisation,
    organisationKind: (organisation) =>
      calendars.has(organisation) ? 'school' : organisation === council ? 'local-authority' : services[organisation],
    onlyOrganisation: (kind) =>
      kind === 'local-authority' ? council : Object.keys(services).find((service) => services[service] === kind),
  };
}

/** The lines of one or more rules, each with its title, basis and source added. */
export function packText(rules: string, head = ''): string {
  const about = `title: A rule
    basis: local-policy
    source: { ref: source, at: page 1 }
    verified: no
    `;
  return `pack: test/rules
title: Rules of a test
version: "1"
status: in-force
sources: { source: { title: A source, edition: first } }
${head}rules:
${rules.replaceAll('ABOUT', about)}`;
}

export function packOf(rules: string): Pack {
  const read = readPack(packText(rules));
  assert.ok(
    read.ok,
    read.ok ? '' : read.problems.map(({ line, at: path, says }) => `${line} ${path}: ${says}`).join('\n'),
  );
  return read.pack;
}

export const rulebookOf = (rules: string): Rulebook => compileRulebook([packOf(rules)]);

/** The one duty that is derived. */
export function onlyDuty(
  entries: readonly RuleEntry[],
  rulebook: Rulebook,
  asOf: string,
  world: World = schoolWorld(),
): Duty {
  const { duties } = derive(entries, world, rulebook, at(asOf));
  const [duty] = duties;
  assert.ok(duty !== undefined && duties.length === 1, `one duty, not ${duties.length}`);
  return duty;
}

/** The last day in time, or why there is none. */
export const dueDay = (due: DueBy): string => {
  if (due.kind === 'cannot-compute') return due.says;
  if (due.kind === 'no-fixed-time') return due.kind;
  return due.day === null ? new Date(due.at).toISOString() : dayText(due.day);
};

export const day = (text: string): Day => dayNumber(text);

const place = (organisation: string) => ({ type: 'school', organisation });

/** Data of a confirmed move from the old to the new school. */
export const moveData = (changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  move,
  from: place(oldSchool),
  to: place(newSchool),
  kind: 'phase-transfer',
  leavesOn: '2026-07-21',
  startsOn: '2026-09-03',
  source: 'offer',
  reason: 'accepted',
  ...changes,
});

/** Data of a step that an item takes. */
export const stepData = (
  item: string,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  move,
  from: place(oldSchool),
  to: place(newSchool),
  item,
  itemTitle: item,
  channel: 'system',
  ...changes,
});
