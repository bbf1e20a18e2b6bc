/**
 * Joel, 15: the story behind this product, with invented people and places. What his primary school knew would have
 * helped; it arrived four years too late.
 */
import { dayOf } from '../../clock.ts';
import type { ChildPlan } from '../children/child-plan.ts';
import { nhsNumber, upn } from '../children/identifiers.ts';
import type { Told } from '../children/told.ts';
import { transferDates } from '../moves/phase-transfer.ts';
import type { PlannedMove, PlannedStep } from '../moves/planned-move.ts';
import { author } from '../people/people.ts';
import { schoolAt } from '../places/places.ts';
import { day, timeOn, weekdayFrom } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { joelAnswered } from './joel-answered.ts';
import { joelAtHome } from './joel-at-home.ts';
import { joelAtPrimary } from './joel-at-primary.ts';
import { joelAtSecondary } from './joel-at-secondary.ts';
import { joelFamily } from './joel-family.ts';
import { joelInHospital } from './joel-in-hospital.ts';
import { joelSearch } from './joel-search.ts';
import { joelWaiting } from './joel-waiting.ts';
import { inOrder, person, type StoryDays } from './story.ts';

/** Found in a cupboard in the February of Year 10, and read into the record by the secondary school. */
const foundAtLast =
  ({ on }: StoryDays) =>
  (): readonly PlannedStep[] =>
    (['educational-record', 'safeguarding-file', 'needs-profile', 'behaviour-summary'] as const).flatMap(
      (item, index): PlannedStep[] => {
        const at = timeOn(on(1, 2, 9), 14, 5 + index);
        const note = 'Recorded by the receiving school when it arrived, more than three years after he did.';
        return [
          {
            item,
            step: 'sent',
            side: 'receiver',
            at: at.subtract({ milliseconds: 1 }),
            details: { channel: 'hand', note },
          },
          { item, step: 'accepted', side: 'receiver', at, details: { note: 'Read the same day by Amina Farooq.' } },
        ];
      },
    );

function toSecondary(days: StoryDays): PlannedMove {
  const year = days.year - 4;
  const offered = weekdayFrom(day(year, 3, 1));
  const { leavesOn, startsOn } = transferDates({ from: 'lathdale', to: 'kelderwick-school', year });
  const office = author('colin-peake');
  return {
    key: 'to-kelderwick-school',
    from: schoolAt('lathdale'),
    to: schoolAt('kelderwick-school'),
    kind: 'phase-transfer',
    leavesOn,
    startsOn,
    proposed: { by: author('priya-nair'), at: timeOn(offered, 9, 5), source: 'Offer of a place on national offer day' },
    decided: {
      by: office,
      at: timeOn(offered.add({ days: 21 }), 11, 15),
      as: 'confirmed',
      reason: 'His mother has accepted the place',
    },
    arrival: { by: office, at: timeOn(startsOn, 10, 40) },
    handover: foundAtLast(days),
  };
}

/** What was told in several places in the order of the days. */
const byRecordedDay = (a: Told, b: Told): number =>
  Temporal.PlainDate.compare(dayOf(a.recordedAt), dayOf(b.recordedAt));

export function joelMarriner(days: StoryDays): ChildPlan {
  const { year } = days;
  return {
    key: 'joel-marriner',
    identity: {
      surname: 'Marriner',
      forename: 'Joel',
      middleNames: 'Edward',
      // The youngest of Year 11, so that he is 15 all year round.
      dateOfBirth: day(year - 15, 8, 31),
      sex: 'M',
      upn: upn('lathdale', year - 11, 901),
      nhsNumber: nhsNumber(901),
    },
    address: { lines: ['4 Slate Row', 'Tarnley'], postcode: 'SK23 9XB' },
    contacts: inOrder(person('PAM', 'Ms', 'Dawn', 'Marriner', '411'), person('REL', 'Mr', 'Keith', 'Marriner', '412')),
    profile: { ethnicity: 'WBRI', language: 'ENG' },
    first: { school: 'lathdale', joined: firstDayOfYear('lathdale', year - 11) },
    told: [
      ...joelAtPrimary(days),
      ...joelAtSecondary(days),
      ...joelWaiting(days),
      ...joelInHospital(days),
      ...joelSearch(days),
      ...joelAnswered(days),
      ...joelAtHome(days),
      ...joelFamily(days),
    ].toSorted(byRecordedDay),
    care: {
      child: 'joel-marriner',
      worker: 'daniel-mensah',
      began: days.on(1, 4, 12),
      homes: [days.on(1, 4, 12)],
      reviewsAreTold: true,
    },
    moves: [toSecondary(days)],
  };
}
