/** Organisations and people that begin and stop working with a child. */
import type { Purpose, Role } from '../../kinds/vocabulary.ts';
import { involvementEnds, involvementStarts } from '../../record/involvements.ts';
import { type Author, type PersonKey, personId } from '../people/people.ts';
import { type PlaceKey, placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { type Day, startOf, timeOn } from '../time/days.ts';
import type { Told } from './told.ts';

type Involvement = {
  readonly child: string;
  readonly place: PlaceKey;
  readonly purpose: Purpose;
  /** Only this person. */
  readonly person?: PersonKey;
  readonly role?: Role;
};

const idOf = ({ child, place, purpose, person, role }: Involvement): string =>
  stableId('involvement', child, place, purpose, person ?? role ?? '');

type Beginning = {
  readonly by: Author;
  readonly on: Day;
  readonly reason: string;
  readonly until?: Day;
  readonly recorded?: Day;
};

export function involve(involvement: Involvement, { by, on, reason, until, recorded }: Beginning): Told {
  const { place, purpose, person, role } = involvement;
  const entry = involvementStarts(by, {
    organisation: placeId(place),
    purpose,
    reason,
    from: startOf(on),
    ...(person === undefined ? {} : { practitioner: personId(person) }),
    ...(role === undefined ? {} : { role }),
    ...(until === undefined ? {} : { until: until.toString() }),
  });
  const data = { ...(entry.data as Readonly<Record<string, unknown>>), involvement: idOf(involvement) };
  return { recordedAt: timeOn(recorded ?? on, 8, 40), entry: { ...entry, data } };
}

export function stopInvolving(
  involvement: Involvement,
  { by, on, reason }: Pick<Beginning, 'by' | 'on' | 'reason'>,
): Told {
  const at = timeOn(on, 16, 55);
  const ending = {
    id: idOf(involvement),
    organisation: placeId(involvement.place),
    purpose: involvement.purpose,
  };
  return { recordedAt: at, entry: involvementEnds(by, ending, at, reason) };
}
