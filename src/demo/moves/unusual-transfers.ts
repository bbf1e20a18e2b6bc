/** Transfers that do not go as usual. */
import type { Exception } from '../children/exceptions.ts';
import { author, authorIn } from '../people/people.ts';
import type { SchoolKey } from '../places/school-list.ts';
import { neighbour } from '../places/service-list.ts';
import { addWeekdays, day, timeOn, workingTime } from '../time/days.ts';
import { firstDayOfYear, schoolDayUntil } from '../time/school-days.ts';
import { offerDay, phaseTransfer, transferElsewhere } from './phase-transfer.ts';
import { handoverByHabit } from './plan-handover.ts';
import type { PlannedMove } from './planned-move.ts';

type Transfer = Parameters<typeof phaseTransfer>[0];

function withoutArrival(plan: PlannedMove): PlannedMove {
  const { arrival: _, ...rest } = plan;
  return rest;
}

/** The first school turned out to be too far; the second was accepted. */
function twoOffers(transfer: Transfer): readonly PlannedMove[] {
  const first: SchoolKey = transfer.to === 'st-eadgyth' ? 'arkenby-city-academy' : 'st-eadgyth';
  const rejectedAt = workingTime(addWeekdays(offerDay(transfer.year), 9), transfer.child, 'rejected');
  const refused = withoutArrival(phaseTransfer({ ...transfer, to: first }));
  const by = author('priya-nair');
  const second = phaseTransfer(transfer);
  const offeredAt = rejectedAt.add({ minutes: 4 });
  return [
    {
      ...refused,
      decided: { by, at: rejectedAt, as: 'rejected', reason: 'The parents have declined the place: no bus' },
    },
    {
      ...second,
      proposed: { by, at: offeredAt, source: 'Second offer from the waiting list' },
      decided: {
        by: authorIn(transfer.to, 'data-manager', 'dsl'),
        at: workingTime(addWeekdays(offerDay(transfer.year), 21), transfer.child, 'second'),
        as: 'confirmed',
        reason: 'The parents have accepted the place',
      },
    },
  ];
}

function decidedOn(transfer: Transfer, weekdays: number, reason: string): PlannedMove {
  const { child, to, year } = transfer;
  const plan = phaseTransfer(transfer);
  const on = addWeekdays(firstDayOfYear(to, year), weekdays);
  const at = workingTime(on, child, 'late decision');
  const by = authorIn(to, 'data-manager', 'dsl');
  return { ...plan, decided: { by, at, as: 'confirmed', reason }, arrival: { by, at: at.add({ minutes: 6 }) } };
}

/** One thing was not done, because somebody decided that it need not be. */
function waived(transfer: Transfer): PlannedMove {
  const { from, to, year } = transfer;
  const on = schoolDayUntil(from, day(year, 6, 24));
  return {
    ...phaseTransfer(transfer),
    handover: (of) => handoverByHabit(of, 'diligent').filter(({ item }) => item !== 'friendship-advice'),
    waives: {
      item: 'friendship-advice',
      by: authorIn(to, 'head-of-year', 'dsl'),
      at: workingTime(on, 'waived'),
      reason: 'The only pupil who comes from this school; forms were made with the family instead.',
    },
  };
}

/** The attendance of another pupil was sent, taken back and sent again. */
function recalled(transfer: Transfer): PlannedMove {
  const { from, year } = transfer;
  return {
    ...phaseTransfer(transfer),
    handover: (of) => {
      const sentOn = schoolDayUntil(from, day(year, 7, 1));
      const base = { item: 'attendance-summary', side: 'sender' } as const;
      return [
        ...handoverByHabit(of, 'diligent').filter(({ item }) => item !== 'attendance-summary'),
        { ...base, step: 'sent', at: timeOn(sentOn, 11, 5), details: { channel: 'secure-email' } },
        {
          ...base,
          step: 'recalled',
          at: timeOn(sentOn, 13, 20),
          details: { reason: 'The attendance of another pupil was attached. The new school has deleted it.' },
        },
      ];
    },
  };
}

/** @returns the moves of a child, in the order in which they were proposed */
export function unusualTransfer(exception: Exception, transfer: Transfer): readonly PlannedMove[] {
  const { from, year } = transfer;
  switch (exception) {
    case 'unknown-destination':
      return [transferElsewhere(from, { type: 'unknown' }, year)];
    case 'home-education':
      return [transferElsewhere(from, { type: 'home-education' }, year)];
    case 'out-of-area':
      return [transferElsewhere(from, { type: 'out-of-area', where: neighbour }, year)];
    case 'never-arrived':
      return [withoutArrival(phaseTransfer(transfer))];
    case 'second-offer':
      return twoOffers(transfer);
    case 'decided-in-september':
      return [decidedOn(transfer, 3, 'The pupil came on the first day; the place had been accepted by telephone')];
    case 'known-late':
      return [decidedOn(transfer, 41, 'Found when the roll was checked in autumn')];
    case 'item-waived':
      return [waived(transfer)];
    case 'item-recalled':
      return [recalled(transfer)];
  }
}
