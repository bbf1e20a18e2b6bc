import type { OpenChild } from '../record/child.ts';
import { enrolmentsOf, type OnRoll } from '../record/moves.ts';

/** Without an end before all that have one. */
const latestFirst = (a: OnRoll, b: OnRoll): number => {
  if (a.endsOn === null || b.endsOn === null) return Number(b.endsOn === null) - Number(a.endsOn === null);
  return Temporal.PlainDate.compare(b.endsOn, a.endsOn);
};

/** Where the child is on the roll, or was last: that school owes the next one a handover even when there was a gap. */
export async function lastSchool(child: OpenChild): Promise<OnRoll | undefined> {
  return (await enrolmentsOf(child)).toSorted(latestFirst)[0];
}
