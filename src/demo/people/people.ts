/** Practitioners by the key that the stories use. */

import type { Role } from '../../kinds/vocabulary.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { type PlaceKey, placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import type { PersonFacts } from './person-facts.ts';
import { safeguardingLeads } from './safeguarding-leads.ts';
import { schoolPeople } from './school-people.ts';
import { servicePeople } from './service-people.ts';

const people = { ...schoolPeople, ...safeguardingLeads, ...servicePeople } as const;

export type PersonKey = keyof typeof people;
export const personKeys = Object.keys(people) as readonly PersonKey[];
export const personFacts = (key: PersonKey): PersonFacts => people[key];
const ids = new Map(personKeys.map((key) => [key, stableId('practitioner', key)]));
export const personId = (key: PersonKey): string => ids.get(key) ?? '';

/** Who records something, and for whom. */
export type Author = Pick<NewEntry, 'organisation' | 'recordedBy'>;

/** @param at where, for somebody who works in two places */
export const author = (key: PersonKey, at?: PlaceKey): Author => {
  const [first] = personFacts(key).posts;
  return { organisation: placeId(at ?? first?.[1] ?? 'partnership'), recordedBy: personId(key) };
};

const holders = new Map<string, PersonKey>();
for (const key of personKeys.toReversed()) {
  for (const [role, place] of personFacts(key).posts) holders.set(`${role} ${place}`, key);
}

export const holderOf = (role: Role, place: PlaceKey): PersonKey | undefined => holders.get(`${role} ${place}`);

/** Somebody in this role, or a colleague who stands in, or nobody whom the product knows. */
export function authorIn(place: PlaceKey, ...roles: readonly Role[]): Author {
  const found = roles.map((role) => holderOf(role, place)).find((holder) => holder !== undefined);
  return { organisation: placeId(place), recordedBy: found === undefined ? null : personId(found) };
}
