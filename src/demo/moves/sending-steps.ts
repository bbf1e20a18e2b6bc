/** What a school does about one item that it owes: send it, declare that there is nothing, withhold it, or nothing at all. */
import type { Channel } from '../../kinds/handover.ts';
import type { Chronicle } from '../children/chronicle.ts';
import { type Random, randomFor } from '../random.ts';
import { workingTime } from '../time/days.ts';
import { addSchoolDays } from '../time/school-days.ts';
import { handoverItem, type ItemCode } from './handover-items.ts';
import type { PlannedStep } from './planned-move.ts';
import type { SendingHabit } from './school-habits.ts';
import { type Promptness, type Sending, sendingDay } from './sending-days.ts';
import { linesFor } from './step-words.ts';

type Chances = readonly (readonly [Promptness | 'never', number])[];

const promptness: Readonly<Record<Exclude<SendingHabit, 'nothing' | 'on-paper'>, Chances>> = {
  diligent: [
    ['early', 40],
    ['in-time', 55],
    ['late', 5],
  ],
  usual: [
    ['early', 12],
    ['in-time', 60],
    ['late', 18],
    ['never', 10],
  ],
  late: [
    ['in-time', 12],
    ['late', 38],
    ['very-late', 30],
    ['never', 20],
  ],
};

/** Made for a whole class and sent in one go. */
const inOneGo: readonly ItemCode[] = [
  'ctf',
  'educational-record',
  'attainment',
  'attendance-summary',
  'friendship-advice',
];

const channels: Readonly<Partial<Record<ItemCode, readonly Channel[]>>> = {
  ctf: ['s2s'],
  'educational-record': ['hand', 'post', 'system'],
  'safeguarding-file': ['secure-email', 'portal', 'hand'],
  'dsl-briefing': ['telephone'],
};
const otherChannels: readonly Channel[] = ['portal', 'secure-email', 'system'];

const ofDsl = /^(?:concern|contact|early-help|child-in-need|child-protection|section-47|care-)/u;

/** Whether a DSL has anything about the child. */
export const hasSafeguardingFile = (chronicle: Chronicle, by: Temporal.Instant): boolean =>
  chronicle.tells(by, ({ kind }) => ofDsl.test(kind) && kind !== 'contacts.recorded');

const seldomNothing: readonly ItemCode[] = ['friendship-advice', 'pupil-voice', 'one-page-profile'];

function step(random: Random, item: ItemCode, at: Temporal.Instant, chronicle: Chronicle): PlannedStep {
  const base = { item, at, side: 'sender' } as const;
  const nothing =
    item === 'safeguarding-file'
      ? !hasSafeguardingFile(chronicle, at)
      : seldomNothing.includes(item) && random.chance(0.05);
  if (nothing) return { ...base, step: 'nil-declared', details: { reason: random.pick(linesFor.nothing(item)) } };
  if (item === 'parent-voice' && random.chance(0.12)) {
    const reason = 'The parents would rather say it themselves at the first meeting.';
    return {
      ...base,
      step: 'withheld',
      details: { reason, legalBasis: 'The parents did not agree, and no harm was seen in waiting' },
    };
  }
  const note = item === 'dsl-briefing' ? { note: random.pick(linesFor.briefing()) } : {};
  const paged = item === 'safeguarding-file' || item === 'educational-record';
  const pages = paged ? { pages: random.between(4, 38) } : {};
  return {
    ...base,
    step: 'sent',
    details: { channel: random.pick(channels[item] ?? otherChannels), ...pages, ...note },
  };
}

/** @param to the receiving school, for what is sent together */
export function sendingSteps(
  chronicle: Chronicle,
  sending: Sending,
  habit: Exclude<SendingHabit, 'nothing' | 'on-paper'>,
  item: ItemCode,
  to: string,
): readonly PlannedStep[] {
  const random = randomFor('send', chronicle.subject, sending.startsOn.toString(), item);
  const together = inOneGo.includes(item);
  const choosing = together ? randomFor('send', sending.from, to, sending.startsOn.toString(), item) : random;
  const prompt = choosing.weighted(promptness[habit]);
  if (prompt === 'never') return [];
  const on = sendingDay(sending, handoverItem(item).occasion, prompt, item, together ? to : chronicle.subject);
  const at = workingTime(on, sending.from, item);
  const taken = step(random, item, at, chronicle);
  const prepared = addSchoolDays(sending.from, on, -random.between(2, 5));
  const drafted =
    taken.step === 'sent' &&
    !together &&
    random.chance(0.12) &&
    Temporal.PlainDate.compare(prepared, sending.confirmedOn) > 0;
  return [
    ...(drafted ? [{ item, step: 'prepared', side: 'sender', at: workingTime(prepared, item) } as const] : []),
    taken,
  ];
}
