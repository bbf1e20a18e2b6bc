/** One thing that somebody recorded, with when they recorded it. */
import { kindNamed } from '../../kinds/registry.ts';
import { post, type Viewer } from '../../kinds/vocabulary.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import type { Author } from '../people/people.ts';
import { isSchool, keyOfPlace } from '../places/places.ts';
import { type Day, workingTime } from '../time/days.ts';

export type Told = { readonly recordedAt: Temporal.Instant; readonly entry: NewEntry };

export type More = Pick<NewEntry, 'compartment' | 'audience' | 'parties' | 'status' | 'homeSystem' | 'event' | 'id'> & {
  /** When it happened, where the time of day matters. */
  readonly at?: Temporal.Instant;
  /** The day on which it was recorded, when that was later. */
  readonly recorded?: Day;
  /** A concern that its school has shared with everyone who works with the child. */
  readonly shared?: true;
};

/** A concern stays with the DSL of the school that recorded it until a named person shares it. */
function audienceOf(by: Author, kind: string, { audience, shared }: More): readonly Viewer[] | null {
  if (audience !== undefined) return audience;
  const place = keyOfPlace(by.organisation);
  const stays = kind === 'concern.recorded' && shared !== true && place !== undefined && isSchool(place);
  return stays ? [post('dsl', by.organisation)] : null;
}

export function told(
  by: Author,
  kind: string,
  on: Day,
  data: Readonly<Record<string, unknown>>,
  more: More = {},
): Told {
  const { at, recorded, shared: _, audience: __, ...rest } = more;
  const moment = at ?? workingTime(on, kind, JSON.stringify(data));
  const precise = kindNamed(kind).precision === 'moment';
  return {
    recordedAt:
      recorded === undefined ? moment.add({ minutes: precise ? 12 : 0 }) : workingTime(recorded, kind, 'recorded'),
    entry: {
      ...by,
      ...rest,
      kind,
      happened: precise ? { moment } : { day: on },
      audience: audienceOf(by, kind, more),
      data,
    },
  };
}
