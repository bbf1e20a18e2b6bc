/** Organisations by the key that the stories use. */
import { stableId } from '../stable-id.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from './school-list.ts';
import { type ServiceKey, serviceKeys, services } from './service-list.ts';

export type PlaceKey = SchoolKey | ServiceKey;

const ids = new Map<PlaceKey, string>(
  [...schoolKeys, ...serviceKeys].map((key) => [key, stableId('organisation', key)]),
);
export const placeId = (key: PlaceKey): string => ids.get(key) ?? '';

const keys = new Map<string, PlaceKey>([...ids].map(([key, id]) => [id, key]));
export const keyOfPlace = (id: string): PlaceKey | undefined => keys.get(id);

export const isSchool = (key: PlaceKey): key is SchoolKey => !(key in services);

export const placeName = (key: PlaceKey): string => (isSchool(key) ? schoolFacts(key).name : services[key].name);

export const schoolAt = (key: SchoolKey) => ({ type: 'school', organisation: placeId(key) }) as const;
