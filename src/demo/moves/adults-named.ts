/** Who looks out for the child at the new school, and who there has read what came. */
import { dayOf } from '../../clock.ts';
import { schoolOf } from '../../kinds/school-place.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { authorIn } from '../people/people.ts';
import { randomFor } from '../random.ts';
import { isBefore, workingTime } from '../time/days.ts';
import { addSchoolDays, schoolDayUntil } from '../time/school-days.ts';
import { schoolKeyOf } from './plan-handover.ts';
import type { PlannedMove } from './planned-move.ts';
import { receivingHabit } from './school-habits.ts';

const named = { prompt: 0.95, usual: 0.85, slow: 0.55, 'opens-nothing': 0.3 } as const;
const read = { prompt: 0.9, usual: 0.8, slow: 0.6, 'opens-nothing': 0.5 } as const;

export type TimedEntry = { readonly at: Temporal.Instant; readonly entry: NewEntry };

/** Empty for a move that was not confirmed, that has no first day yet, or to a school whose people nobody knows. */
export function adultsNamed(child: string, move: string, plan: PlannedMove): readonly TimedEntry[] {
  const to = schoolKeyOf(plan.to);
  const { decided, startsOn } = plan;
  if (to === undefined || decided === undefined || startsOn === undefined) return [];
  const random = randomFor('key adult', child, plan.key);
  const habit = receivingHabit(to);
  const by = authorIn(to, 'head-of-year', 'senco', 'dsl');
  const confirmedOn = dayOf(decided.at);
  const planned = schoolDayUntil(to, startsOn.subtract({ days: random.between(2, 60) }));
  const on = isBefore(confirmedOn, planned) ? planned : addSchoolDays(to, confirmedOn, random.between(1, 5));
  if (by.recordedBy === null || !random.chance(named[habit])) return [];
  const parties = [schoolOf(plan.from), schoolOf(plan.to)].filter((school) => school !== undefined);
  const entry = (at: Temporal.Instant, kind: string, data: Readonly<Record<string, unknown>>): TimedEntry => ({
    at,
    entry: { ...by, kind, happened: { moment: at }, parties, data: { move, organisation: by.organisation, ...data } },
  });
  const adult = (practitioner: string, role: Role) => ({ practitioner, role });
  const first = entry(workingTime(on, child, 'key adult'), 'key-adult.named', adult(by.recordedBy, 'head-of-year'));
  const reader = authorIn(to, 'senco');
  if (reader.recordedBy === null || !random.chance(0.3)) return [first];
  const asked = entry(
    workingTime(on, child, 'reader').add({ hours: 1 }),
    'handover-reader.named',
    adult(reader.recordedBy, 'senco'),
  );
  const done = workingTime(addSchoolDays(to, on, random.between(1, 4)), child, 'read');
  if (!random.chance(read[habit])) return [first, asked];
  const answered = entry(done, 'handover.read', { practitioner: reader.recordedBy });
  return [first, asked, { ...answered, entry: { ...answered.entry, recordedBy: reader.recordedBy } }];
}
