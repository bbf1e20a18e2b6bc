/** What the receiving school does about something that was sent to it, and what the sender answers. */

import { dayOf } from '../../clock.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { type Random, randomFor } from '../random.ts';
import { type Day, isBefore, workingTime } from '../time/days.ts';
import { addSchoolDays, schoolDayFrom } from '../time/school-days.ts';
import type { ItemCode } from './handover-items.ts';
import type { PlannedStep } from './planned-move.ts';
import type { ReceivingHabit } from './school-habits.ts';
import { linesFor } from './step-words.ts';

type Outcome = 'accepted' | 'opened' | 'delivered' | 'queried' | 'queried-answered' | 'rejected-resent' | 'nothing';

const outcomes: Readonly<Record<ReceivingHabit, readonly (readonly [Outcome, number])[]>> = {
  prompt: [
    ['accepted', 90],
    ['queried-answered', 4],
    ['queried', 3],
    ['rejected-resent', 2],
    ['opened', 1],
    ['nothing', 4],
  ],
  usual: [
    ['accepted', 72],
    ['opened', 8],
    ['delivered', 7],
    ['queried', 4],
    ['queried-answered', 4],
    ['rejected-resent', 1],
    ['nothing', 4],
  ],
  slow: [
    ['accepted', 34],
    ['delivered', 30],
    ['opened', 14],
    ['queried', 4],
    ['nothing', 18],
  ],
  'opens-nothing': [['nothing', 1]],
};

const delays: Readonly<Record<ReceivingHabit, readonly [number, number]>> = {
  prompt: [1, 3],
  usual: [2, 11],
  slow: [9, 25],
  'opens-nothing': [1, 1],
};

const oftenActedOn: readonly ItemCode[] = [
  'needs-profile',
  'safeguarding-file',
  'sen-support-plan',
  'medical-detail',
  'friendship-advice',
];

type Receiving = {
  readonly from: SchoolKey;
  readonly to: SchoolKey;
  readonly habit: ReceivingHabit;
  readonly startsOn: Day;
};

const later = (school: SchoolKey, at: Temporal.Instant, days: number, label: string): Temporal.Instant =>
  workingTime(addSchoolDays(school, dayOf(at), days), school, label);

function actedOn(random: Random, { to, habit, startsOn }: Receiving, accepted: PlannedStep): readonly PlannedStep[] {
  const { item, at } = accepted;
  if (!oftenActedOn.includes(item) || !random.chance(habit === 'prompt' ? 0.6 : 0.2)) return [];
  const day = addSchoolDays(to, dayOf(at), random.between(3, 9));
  const on = isBefore(day, startsOn) ? schoolDayFrom(to, startsOn.add({ days: random.between(1, 8) })) : day;
  return [
    {
      item,
      step: 'acted-on',
      side: 'receiver',
      at: workingTime(on, item),
      details: { note: random.pick(linesFor.acted(item)) },
    },
  ];
}

function questioned(
  random: Random,
  receiving: Receiving,
  sent: PlannedStep,
  at: Temporal.Instant,
  outcome: Outcome,
): readonly PlannedStep[] {
  const { item } = sent;
  const rejected = outcome === 'rejected-resent';
  const reason = random.pick(rejected ? linesFor.rejection(item) : linesFor.query(item));
  const question: PlannedStep = {
    item,
    step: rejected ? 'rejected' : 'queried',
    side: 'receiver',
    at,
    details: { reason },
  };
  if (outcome === 'queried') return [question];
  const answeredAt = later(receiving.from, at, random.between(2, 6), 'answer');
  const answer: PlannedStep = {
    ...sent,
    at: answeredAt,
    details: { ...sent.details, note: random.pick(linesFor.answer()) },
  };
  return [
    question,
    answer,
    { item, step: 'accepted', side: 'receiver', at: later(receiving.to, answeredAt, random.between(1, 4), 'accepted') },
  ];
}

/** @param sent the step by which it was sent */
export function receivingSteps(child: string, receiving: Receiving, sent: PlannedStep): readonly PlannedStep[] {
  const { to, habit } = receiving;
  const { item } = sent;
  const random = randomFor('receive', child, item, sent.at.toString());
  const outcome = random.weighted(outcomes[habit]);
  if (outcome === 'nothing') return [];
  const at = later(to, sent.at, random.between(...delays[habit]), item);
  const taken = (step: 'accepted' | 'opened' | 'delivered'): PlannedStep => ({ item, step, side: 'receiver', at });
  switch (outcome) {
    case 'accepted':
      return [taken('accepted'), ...actedOn(random, receiving, taken('accepted'))];
    case 'opened':
    case 'delivered':
      return [taken(outcome)];
    default:
      return questioned(random, receiving, sent, at, outcome);
  }
}
