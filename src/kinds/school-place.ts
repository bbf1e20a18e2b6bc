/** Where a child goes to school, or why there is no school to name: each of these is a state, not an error. */
import { z } from 'zod';
import { id, line, type Names } from './kind.ts';

export const place = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('school'), organisation: id }),
  /** A school that nobody could tell yet; `written` is how the source named it, if it did. */
  z.strictObject({ type: z.literal('unknown'), written: line.optional() }),
  z.strictObject({ type: z.literal('home-education') }),
  z.strictObject({ type: z.literal('out-of-area'), where: line.optional() }),
]);
export type Place = z.output<typeof place>;

export const placeName = (at: Place, names: Names): string => {
  switch (at.type) {
    case 'school':
      return names.organisation(at.organisation);
    case 'unknown':
      return at.written === undefined ? 'a school not yet known' : `a school not yet known (written as ${at.written})`;
    case 'home-education':
      return 'education at home';
    case 'out-of-area':
      return at.where === undefined ? 'a school outside the area' : `a school outside the area (${at.where})`;
  }
};

/** The same at the beginning of a line. */
export const placeTitle = (at: Place, names: Names): string => {
  const name = placeName(at, names);
  return at.type === 'school' ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

export const schoolOf = (at: Place): string | undefined => (at.type === 'school' ? at.organisation : undefined);
