/**
 * The part of the rulebook that other rule engines can also express: twenty duties with limits in working days, ten of them
 * only after two suspensions in 90 days, and a table of a threshold document. What an engine has to answer is the same for
 * all, and is compared.
 */
import { dayNumber, type Milliseconds, startOfDay } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';

export const asOf: Milliseconds = startOfDay(dayNumber('2026-09-15'));

export type DutyCase = {
  readonly id: string;
  readonly trigger: string;
  readonly done: string;
  readonly workingDays: number;
  readonly onlyAfterSuspensions: boolean;
};

const triggers = [
  'contact.made',
  'concern.recorded',
  'missing-episode.recorded',
  'police-notice.recorded',
  'behaviour.recorded',
];
const dones = ['contact.decided', 'assessment.completed', 'strategy-discussion.held', 'joint-meeting.held'];

export const duties: readonly DutyCase[] = Array.from({ length: 20 }, (_, index) => ({
  id: `duty-${index + 1}`,
  trigger: triggers[index % triggers.length] ?? '',
  done: dones[index % dones.length] ?? '',
  workingDays: [1, 2, 5, 10, 15, 20][index % 6] ?? 1,
  onlyAfterSuspensions: index % 2 === 1,
}));

/** Facts of observations and the level at which the table has them. */
export const levels: readonly (readonly [fact: string, level: number])[] = [
  ['occasional-absence', 2],
  ['low-self-esteem', 2],
  ['late-milestones', 2],
  ['early-signs-of-substance-use', 2],
  ['language-difficulty', 2],
  ['persistent-absence', 3],
  ['permanent-exclusion', 3],
  ['dental-decay-untreated', 3],
  ['vulnerable-through-substances', 3],
  ['serious-developmental-delay', 3],
];

export type DutyAnswer = {
  readonly duty: string;
  readonly trigger: string;
  readonly due: number;
  readonly state: 'open' | 'overdue' | 'done' | 'done-late';
};
export type Answer = { readonly duties: readonly DutyAnswer[]; readonly level: number };

/** A child's answer in a form in which those of two engines can be compared. */
export const inOrder = ({ duties: found, level }: Answer): string =>
  JSON.stringify([level, found.map((each) => `${each.duty} ${each.trigger} ${each.due} ${each.state}`).toSorted()]);

/** Mulberry32: small, and the same everywhere. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const everyday = [
  'attendance.recorded',
  'child-voice.recorded',
  'note.recorded',
  'attainment.recorded',
  'identity.recorded',
];
const span = 700 * 86_400_000;

/** Most of what is recorded of a child asks nothing of anybody; about one entry in five does. */
function entryOf(number: number, seq: number, at: Milliseconds, below: (limit: number) => number): RuleEntry {
  const choice = below(20);
  const [kind, data] =
    choice < 2
      ? ([triggers[below(triggers.length)] ?? '', {}] as const)
      : choice === 2
        ? ([dones[below(dones.length)] ?? '', {}] as const)
        : choice === 3
          ? (['suspension.recorded', { schoolDays: 1 }] as const)
          : choice === 4
            ? ([
                'observation.recorded',
                { fact: levels[below(levels.length)]?.[0] ?? '', certainty: 'observed', said: 'x' },
              ] as const)
            : ([everyday[below(everyday.length)] ?? '', {}] as const);
  const shared = { compartment: 'general', organisation: null, audience: null, corrects: null } as const;
  return { id: `${number}-${seq}`, seq, kind, happened: at, recorded: at + 60_000, data, ...shared };
}

export function child(number: number, length: number): readonly RuleEntry[] {
  const below = numbersFrom(number + 1);
  const times = Array.from({ length }, () => asOf - 3_600_000 - below(span)).toSorted((a, b) => a - b);
  return times.map((at, index) => entryOf(number, index + 1, at + index, below));
}
