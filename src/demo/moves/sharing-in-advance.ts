/** The DSL considers whether the next school should know something before the child leaves. */
import { dayOf } from '../../clock.ts';
import { randomFor } from '../random.ts';
import { addWeekdays, isBefore, timeOn, workingTime } from '../time/days.ts';
import { schoolDayUntil } from '../time/school-days.ts';
import { schoolKeyOf } from './plan-handover.ts';
import type { HandoverOf, SharingDecision } from './planned-move.ts';
import { sendingHabit } from './school-habits.ts';
import { hasSafeguardingFile } from './sending-steps.ts';

const considered = { diligent: 1, usual: 0.65, late: 0.3, nothing: 0, 'on-paper': 0 } as const;

export function sharingByHabit({ chronicle, plan }: HandoverOf): SharingDecision | undefined {
  const from = schoolKeyOf(plan.from);
  const { leavesOn, decided } = plan;
  if (from === undefined || leavesOn === undefined || decided === undefined || schoolKeyOf(plan.to) === undefined)
    return;
  const random = randomFor('sharing', chronicle.subject, plan.key);
  if (!random.chance(considered[sendingHabit(from)])) return;
  const planned = schoolDayUntil(from, addWeekdays(leavesOn, -random.between(2, 16)));
  const confirmedOn = dayOf(decided.at);
  const on = isBefore(confirmedOn, planned) ? planned : addWeekdays(confirmedOn, 1);
  if (!isBefore(on, leavesOn)) return;
  const shared = hasSafeguardingFile(chronicle, timeOn(on, 8));
  const reason = shared
    ? 'The new school will need it on the first day; the family knows that we are talking.'
    : 'There is nothing that could not wait for the file.';
  return { at: workingTime(on, chronicle.subject, 'sharing'), shared, reason };
}
