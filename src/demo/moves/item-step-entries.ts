/** The entry of one step of a handover item, as the product writes it when somebody takes the step. */

import { schoolOf } from '../../kinds/school-place.ts';
import { post } from '../../kinds/vocabulary.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import type { Chronicle } from '../children/chronicle.ts';
import { authorIn } from '../people/people.ts';
import { keyOfPlace, placeId } from '../places/places.ts';
import { handoverItem } from './handover-items.ts';
import type { PlannedMove, PlannedStep } from './planned-move.ts';

/** Who teaches the child, when somebody is named for it. */
function namedTeacher(chronicle: Chronicle, school: string): Partial<NewEntry> {
  const recordedBy = chronicle.teacherAt(school);
  return recordedBy === undefined ? {} : { recordedBy };
}

/**
 * @param move its id
 * @returns nothing for a side on which there is no school
 */
export function itemStepEntries(
  chronicle: Chronicle,
  move: string,
  { from, to }: PlannedMove,
  planned: PlannedStep,
): readonly NewEntry[] {
  const { item, step, at, side, details } = planned;
  const { title, sender, receiver, compartment = 'general', betweenThem } = handoverItem(item);
  const schools = { sender: schoolOf(from), receiver: schoolOf(to) };
  const parties = [schools.sender, schools.receiver].filter((school) => school !== undefined);
  const viewers = [
    ...(schools.sender === undefined ? [] : [post(sender, schools.sender)]),
    ...(schools.receiver === undefined ? [] : [post(receiver, schools.receiver)]),
  ];
  const place = keyOfPlace(schools[side] ?? '');
  if (place === undefined) return [];
  const own = side === 'sender' ? sender : receiver;
  const entry: NewEntry = {
    ...authorIn(place, own, ...(betweenThem === true ? [] : (['dsl', 'headteacher'] as const))),
    ...(own === 'class-teacher' ? namedTeacher(chronicle, placeId(place)) : {}),
    kind: `handover.item-${step}`,
    happened: { moment: at },
    compartment,
    audience: betweenThem === true ? viewers : null,
    parties,
    data: { move, from, to, item, itemTitle: title, ...details },
  };
  return [entry];
}
