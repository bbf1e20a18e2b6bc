/** An ordinary child comes into care: the order of the court, the first home and what is planned from then on. */
import type { Contact } from '../../../kinds/shared.ts';
import { author, type PersonKey } from '../../people/people.ts';
import { authorityCode } from '../../places/service-list.ts';
import { addWeekdays, type Day, timeOn } from '../../time/days.ts';
import { type Told, told } from '../told.ts';
import { careLapsesOf } from './care-lapses.ts';
import { familyOf, familyRecorded } from './family-people.ts';
import { plannedHomeMove } from './home-move.ts';
import type { PlannedCare } from './planned-care.ts';

type Coming = {
  readonly child: string;
  readonly worker: PersonKey;
  readonly on: Day;
  readonly contacts: readonly Contact[];
};

export function comingIntoCare({ child, worker, on, contacts }: Coming): {
  readonly told: readonly Told[];
  readonly care: PlannedCare;
} {
  const by = author(worker);
  const family = familyOf(child, contacts);
  return {
    told: [
      ...familyRecorded(by, addWeekdays(on, -13), family),
      told(
        by,
        'care-episode.started',
        on,
        { legalStatus: 'Interim care order', reason: 'Decided by the court after the enquiry' },
        { at: timeOn(on, 11, 5) },
      ),
      told(by, 'legal-status.recorded', on, { status: 'interim-care-order', evidence: 'Order of the family court' }),
      told(by, 'care-status.recorded', on, { inCare: true, authority: authorityCode }),
      ...plannedHomeMove({
        child,
        key: 'first',
        worker,
        on,
        setting: 'agency-foster',
        home: { organisation: 'arken-fostering', kind: 'Foster care' },
        why: 'The enquiry found that it is not safe at home.',
        tried: 'Two years of help at home, a family meeting, and three weeks with an aunt.',
        family,
      }),
    ],
    care: { child, worker, began: on, homes: [on], lapses: careLapsesOf(child) },
  };
}
