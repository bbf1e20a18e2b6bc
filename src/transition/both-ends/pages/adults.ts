/** The adults of the new school, to choose from. */
import type { Role } from '../../../kinds/vocabulary.ts';
import type { Access } from '../../../record/access.ts';
import { type Colleague, peopleAt } from '../../../record/people-at.ts';
import { roleWords } from '../../../ui/duty-words.ts';
import type { Visit } from '../../../ui/page-route.ts';
import { type OpenMove, openMove } from '../../pages/page-of-move.ts';
import { postOr, receivingPost } from '../../who-prepares.ts';

const adultsAtSchool: readonly Role[] = [
  'head-of-year',
  'class-teacher',
  'senco',
  'dsl',
  'headteacher',
  'designated-teacher',
  'first-aid-lead',
];

export type WithAdults = OpenMove & { readonly adults: readonly Colleague[] };

/** Only for the adults of the new school. Throws NOT_FOUND or NOT_ALLOWED. */
export async function openWithAdults(visit: Visit, access: Access): Promise<WithAdults> {
  const of = await openMove(visit, access);
  const { organisation } = postOr(
    receivingPost(visit.actor, of.move),
    'say who looks out for the child at this school',
  );
  const people = (await peopleAt(access, [organisation])).filter(({ role }) => adultsAtSchool.includes(role));
  // Each once, in the role that stands first above
  const best = new Map<string, Colleague>();
  for (const one of people.toSorted((a, b) => adultsAtSchool.indexOf(a.role) - adultsAtSchool.indexOf(b.role)))
    if (!best.has(one.practitioner)) best.set(one.practitioner, one);
  return { ...of, adults: [...best.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')) };
}

export const adultItems = (adults: readonly Colleague[]) =>
  adults.map(({ practitioner, name, role }) => ({ value: practitioner, text: name, hint: roleWords(role) }));
