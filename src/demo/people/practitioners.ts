/** The practitioners of the demo, with the roles that they hold. */
import type { Role } from '../../kinds/vocabulary.ts';
import { placeId, placeName } from '../places/places.ts';
import { type PersonKey, personFacts, personId, personKeys } from './people.ts';

export type DemoPractitioner = {
  readonly id: string;
  readonly key: PersonKey;
  readonly name: string;
  readonly email: string;
  /** What is worth looking at as this person, for the sign-in page. */
  readonly why: string;
  readonly posts: readonly { readonly role: Role; readonly organisation: string; readonly organisationName: string }[];
};

/** Example domains are kept free for this (RFC 2606). */
const email = (key: PersonKey): string =>
  `${key.replaceAll('-', '.')}@${personFacts(key).posts[0]?.[1] ?? 'demo'}.example`;

export const demoPractitioners: readonly DemoPractitioner[] = personKeys.map((key) => {
  const { name, why, posts } = personFacts(key);
  return {
    id: personId(key),
    key,
    name,
    email: email(key),
    why,
    posts: posts.map(([role, place]) => ({ role, organisation: placeId(place), organisationName: placeName(place) })),
  };
});
