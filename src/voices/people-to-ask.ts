/** Who is asked about a move: the child, and the people who count for the child. */
import { problem } from '../errors.ts';
import { relationTitle } from '../kinds/kinship.ts';
import type { OpenChild } from '../record/child.ts';
import { findMove, type SchoolMove } from '../record/moves.ts';
import { countingPeople } from '../record/people/family.ts';
import { readFamily } from '../record/people/read-family.ts';
import type { Asked } from '../record/voices/voice-link.ts';

export type PersonToAsk = Asked & {
  /** What they are to the child. */
  readonly relation: string;
};

/** How the pupil stands in an address. */
export const pupilPlace = 'pupil';
export const placeOf = ({ person }: Pick<Asked, 'person'>): string => person ?? pupilPlace;

const nameOf = ({ preferredForename, forename }: OpenChild): string => preferredForename ?? forename;

export async function peopleToAsk(child: OpenChild, move: string): Promise<readonly PersonToAsk[]> {
  const { family } = await readFamily(child);
  return [
    { move, who: 'pupil', person: null, name: nameOf(child), relation: 'The child' },
    ...countingPeople(family).map(
      (person): PersonToAsk => ({
        move,
        who: 'family',
        person: person.person,
        name: person.calledAs ?? person.name,
        relation: relationTitle(person),
      }),
    ),
  ];
}

/** Throws NOT_FOUND for a move that is not confirmed: before that nobody is asked about it. */
export async function confirmedMove(child: OpenChild, id: string): Promise<SchoolMove> {
  const move = await findMove(child, id);
  if (move === undefined || move.state !== 'confirmed') throw problem('NOT_FOUND');
  return move;
}

/** Throws NOT_FOUND. */
export async function personToAsk(child: OpenChild, move: string, place: string): Promise<PersonToAsk> {
  const person = (await peopleToAsk(child, move)).find((each) => placeOf(each) === place);
  if (person === undefined) throw problem('NOT_FOUND');
  return person;
}

/** As entries name them. */
export const askedData = ({ move, who, person, name }: Asked) => ({
  move,
  who,
  name,
  place: placeOf({ person }),
  ...(person === null ? {} : { person }),
});
