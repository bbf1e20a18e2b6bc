/** Plans the handover of a move by the habits of the two schools. */
import { dayOf } from '../../clock.ts';
import { schoolOf } from '../../kinds/school-place.ts';
import { isSchool, keyOfPlace } from '../places/places.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { randomFor } from '../random.ts';
import { addWeekdays, type Day, isBefore, workingTime } from '../time/days.ts';
import { addSchoolDays } from '../time/school-days.ts';
import type { ItemCode } from './handover-items.ts';
import type { HandoverOf, PlannedStep } from './planned-move.ts';
import { receivingSteps } from './receiving-steps.ts';
import { receivingHabit, type SendingHabit, sendingHabit } from './school-habits.ts';
import { sendingSteps } from './sending-steps.ts';

export function schoolKeyOf(place: HandoverOf['plan']['from']): SchoolKey | undefined {
  const key = keyOfPlace(schoolOf(place) ?? '');
  return key !== undefined && isSchool(key) ? key : undefined;
}

/** What comes on paper from a school that does not sign in here: the receiving school records that it came. */
const onPaper: readonly ItemCode[] = ['ctf', 'educational-record', 'safeguarding-file'];

function arrivalsOnPaper(child: string, to: SchoolKey, from: Day): readonly PlannedStep[] {
  return onPaper.flatMap((item): PlannedStep[] => {
    const random = randomFor('paper', child, item);
    if (random.chance(0.25)) return [];
    const at = workingTime(addSchoolDays(to, from, random.between(1, 9)), child, item);
    const note = 'Recorded by the receiving school when it arrived.';
    const channel = item === 'ctf' ? 's2s' : 'post';
    return [
      { item, step: 'sent', side: 'receiver', at: at.subtract({ milliseconds: 1 }), details: { channel, note } },
      { item, step: 'accepted', side: 'receiver', at },
    ];
  });
}

/** @param habit instead of the one that the sending school has */
export function handoverByHabit(
  { chronicle, plan, expected }: HandoverOf,
  habit?: SendingHabit,
): readonly PlannedStep[] {
  const from = schoolKeyOf(plan.from);
  const to = schoolKeyOf(plan.to);
  const { leavesOn, decided } = plan;
  const nobodyToSendTo = plan.to.type === 'unknown' || plan.to.type === 'home-education';
  if (from === undefined || leavesOn === undefined || decided === undefined || nobodyToSendTo) return [];
  const startsOn = plan.startsOn ?? addWeekdays(leavesOn, 30);
  const sends = habit ?? sendingHabit(from);
  if (sends === 'nothing') return [];
  const confirmedOn = dayOf(decided.at);
  if (sends === 'on-paper') {
    const known = isBefore(startsOn, confirmedOn) ? confirmedOn : startsOn;
    return to === undefined ? [] : arrivalsOnPaper(chronicle.subject, to, known);
  }
  const usualTime = plan.kind === 'phase-transfer';
  const sending = { from, leavesOn, startsOn, usualTime, confirmedOn };
  return expected.flatMap((item): readonly PlannedStep[] => {
    const steps = sendingSteps(chronicle, sending, sends, item, schoolOf(plan.to) ?? '');
    const sent = steps.find(({ step }) => step === 'sent');
    if (sent === undefined || to === undefined) return steps;
    return [...steps, ...receivingSteps(chronicle.subject, { from, to, habit: receivingHabit(to), startsOn }, sent)];
  });
}
