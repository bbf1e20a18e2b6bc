/** Who counts for a child, as the social worker finds out: parents and others, with what their responsibility rests on. */
import type { Contact } from '../../../kinds/shared.ts';
import type { Author } from '../../people/people.ts';
import { stableId } from '../../stable-id.ts';
import type { Day } from '../../time/days.ts';
import { type Told, told } from '../told.ts';

export type FamilyPerson = {
  readonly id: string;
  readonly name: string;
  readonly relation: 'parent' | 'step-parent' | 'relative' | 'sibling' | 'previous-carer';
  readonly responsibility: 'held' | 'not-held' | 'unverified';
  readonly basis?: string;
  readonly relevant?: true;
};

export const familyPersonId = (child: string, name: string): string => stableId('family-person', child, name);

type Standing = Pick<FamilyPerson, 'relation' | 'responsibility' | 'basis' | 'relevant'>;

const standings: Readonly<Record<string, Standing>> = {
  PAM: { relation: 'parent', responsibility: 'held', basis: 'Birth certificate seen' },
  PAF: { relation: 'parent', responsibility: 'unverified' },
  STF: { relation: 'step-parent', responsibility: 'not-held' },
  STM: { relation: 'step-parent', responsibility: 'not-held' },
  CAR: { relation: 'relative', responsibility: 'not-held', relevant: true },
};

/** Those among the contacts who count. Carers, social workers and the like do not. */
export const familyOf = (child: string, contacts: readonly Contact[]): readonly FamilyPerson[] =>
  contacts.flatMap(({ forename = '', surname, relationship = '' }): FamilyPerson[] => {
    const standing = standings[relationship];
    const name = `${forename} ${surname}`;
    return standing === undefined ? [] : [{ id: familyPersonId(child, name), name, ...standing }];
  });

export const familyRecorded = (by: Author, on: Day, family: readonly FamilyPerson[]): readonly Told[] =>
  family.map(({ id, ...person }) => told(by, 'family-person.recorded', on, { person: id, ...person }));
