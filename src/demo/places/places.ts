/** Organisations by the key that the stories use. */
import { stableId } from '../stable-id.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from './school-list.ts';
import { type ServiceKey, serviceKeys, services } from './service-list.ts';

export type PlaceKey = SchoolKey | ServiceKey;

export const placeId = (key: PlaceKey): string => stableId('organisation', key);

const keys = new Map<string, PlaceKey>([...schoolKeys, ...serviceKeys].map((key) => [placeId(key), key]));
export const keyOfPlace = (id: string): PlaceKey | undefined => keys.get(id);

export const isSchool = (key: PlaceKey): key is SchoolKey => !(key in services);

export const placeName = (key: PlaceKey): string => (isSchool(key) ? schoolFacts(key).name : services[key].name);

export const schoolAt = (key: SchoolKey) => ({ type: 'school', organisation: placeId(key) }) as const;
