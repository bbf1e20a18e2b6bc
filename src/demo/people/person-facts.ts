import type { Role } from '../../kinds/vocabulary.ts';
import type { PlaceKey } from '../places/places.ts';

export type PersonFacts = {
  readonly name: string;
  readonly posts: readonly (readonly [Role, PlaceKey])[];
  /** What is worth looking at as this person. True on every day of the year. */
  readonly why: string;
};
